// `npm run bench`: what the shipped build weighs and how long it takes, as a Markdown table.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { corpus, keystrokes } from './bench/corpus.mjs';
import { analyses, build, roundTrips, watchKeys, watchStart } from './bench/measures.mjs';
import { quantile, spread, table } from './bench/statistics.mjs';
import { find, missing } from './drivers/find.mjs';
import { OPEN_DOOR, writeHost } from './support/host.mjs';
import { CLI, PAGE, PAGE_URL, WEB, WIDGET, unbuilt } from './support/places.mjs';
import { serve } from './support/server.mjs';

const RUNS = 5;
const DOCUMENTS = 10_000;
const AIMS = { words: '≤ 100 ms', keyness: '≤ 100 ms', collocates: '≤ 100 ms', concordance: '≤ 20 ms' };
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

async function main() {
  const obstacle = missing('chromium') ?? unbuilt();
  if (obstacle) throw new Error(obstacle);
  const dir = mkdtempSync(path.join(tmpdir(), 'concord-bench-'));
  const browser = await chromium.launch({ executablePath: find('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const { bytes, words } = corpus(DOCUMENTS);
    writeFileSync(path.join(dir, 'corpus.jsonl'), bytes);
    const server = await serve([dir, here('bench'), WEB, WIDGET], OPEN_DOOR);
    const rows = [...(await building(browser, server, dir, bytes.length)), ...(await asking(browser, server, dir, words)), ...(await starting(browser)), ...weights()];
    await server.stop();
    console.log(`${DOCUMENTS} generated documents, ${megabytes(bytes.length)} of JSON Lines; ${RUNS} runs: median (least–most). Chromium ${browser.version()}, ${cpus().length} × ${cpus()[0].model}.\n`);
    console.log(table(rows));
  } finally {
    await browser.close();
    rmSync(dir, { recursive: true });
  }
}

const inPage = (page, body, ...given) => page.evaluate(`(${body})(...${JSON.stringify(given)})`);
const repeated = async (measure) => {
  const results = [];
  for (let run = 0; run < RUNS; run += 1) results.push(await measure(run));
  return results;
};
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const note = (text) => console.error(`  ${text} …`);

/** MB of text indexed per second, in the page and natively. */
async function building(browser, server, dir, size) {
  note('building the index');
  const page = await browser.newPage();
  await page.goto(`${server.origin}/${readdirSync(WIDGET).find((name) => name.endsWith('.html'))}`);
  const wasm = await repeated(() => inPage(page, build, `/${wasmName()}`, '/corpus.jsonl'));
  await page.close();
  const native = await repeated(() => JSON.parse(execFileSync(CLI, ['info', path.join(dir, 'corpus.jsonl'), '--json'], { maxBuffer: 1 << 26 })));
  const speed = wasm.map(({ milliseconds, text }) => text / 1e3 / milliseconds);
  return [
    ['index build, wasm', spread(speed, 'MB/s of text'), '≥ 40 MB/s'],
    ['index build, native', spread(native.map(({ seconds }) => wasm[0].text / 1e6 / seconds), 'MB/s of text'), ''],
    ['reading and indexing the generated file, wasm', `${spread(wasm.map(({ milliseconds }) => milliseconds), 'ms', 0)}, ${spread(wasm.map(({ milliseconds }) => size / 1e3 / milliseconds), 'MB/s of JSON Lines')}`, ''],
  ];
}

/** What a keystroke costs, all counts included. */
async function asking(browser, server, dir, words) {
  note('typing');
  const queries = keystrokes(words);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(server.origin + writeHost(dir, { origin: server.origin, sources: ['corpus.jsonl'] }));
  await inPage(page, () => document.querySelector('concord-explorer').ready.then(() => 0));
  await inPage(page, roundTrips, queries.slice(0, 50));
  const trips = await repeated(() => inPage(page, roundTrips, queries));
  await inPage(page, watchKeys);
  const keys = await repeated(() => typed(page, queries));
  note('counting');
  const counted = await inPage(page, analyses, views(words), RUNS);
  await page.close();
  const row = (name, runs, aim) => [0.5, 0.95, 1].map((part) => [`${name}, ${part === 1 ? 'most' : `p${part * 100}`}`, spread(runs.map((times) => quantile(times, part)), 'ms'), part === 0.95 ? aim : '']);
  return [...row(`question and answer (${queries.length} keystrokes)`, trips, '≤ 5 ms'), ...row('key to counts on the page', keys, ''), ...counted.map(({ name, took }) => [name, spread(took, 'ms'), AIMS[name.split(':')[0]] ?? ''])];
}

/** What is asked of the views: about the commonest word, in half of the documents, in all. */
function views([commonest, ...words]) {
  const half = { filters: { date: ['..2012-06'] } };
  const common = { query: `"${commonest}" ` };
  const frequent = [commonest, ...words].slice(0, RUNS).map((word) => `"${word}" `);
  const table = (name, view, selection) => [name, 'table', { selection, view, limit: 100 }];
  return [
    table('words: all documents', { words: {} }, {}),
    table('words: half of the documents', { words: {} }, half),
    table('keyness: half against the rest', { keyness: {} }, half),
    table('keyness: documents of a word against the rest', { keyness: {} }, { query: `"${words[100]}" ` }),
    table('collocates: the commonest word', { collocates: {} }, common),
    table('collocates: the commonest word, in half of the documents', { collocates: {} }, { ...common, ...half }),
    ['concordance: a common word, first 50 lines', 'concordance', { limit: 50 }, frequent],
    ['concordance: the same by what follows', 'concordance', { sort: ['r1', 'r2', 'r3'], limit: 50 }, frequent],
    ['concordance: 50 lines further on', 'concordance', { node: frequent[0], offset: 5_000, limit: 50 }],
    table('trends: the commonest word, by month', { trends: { bin: 'month', share: 'million' } }, common),
    table('dispersion: the commonest word', { dispersion: {} }, common),
    table('phrases: of 2 to 5 words', { phrases: {} }, {}),
  ];
}

/** Types whole words as a person does, waiting for each letter's counts. */
async function typed(page, queries) {
  const words = queries.filter((query, index) => !queries[index + 1]?.startsWith(query)).slice(0, 12);
  await inPage(page, () => void (window[Symbol.for('times')].length = 0));
  for (const word of words) {
    await page.locator('concord-explorer #query').fill('');
    for (const letter of word) {
      const before = await inPage(page, () => window[Symbol.for('times')].length);
      await page.keyboard.type(letter);
      await page.waitForFunction(`window[Symbol.for('times')].length > ${before}`);
    }
  }
  return inPage(page, () => window[Symbol.for('times')]);
}

/** From navigation to the first counts of the shipped page, in a fresh profile each time. */
async function starting(browser) {
  note('starting');
  const times = await repeated(async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(watchStart);
    await page.goto(PAGE_URL);
    const time = await (await page.waitForFunction(() => window[Symbol.for('first')])).jsonValue();
    await context.close();
    return time;
  });
  return [['the shipped page, navigation to first counts', spread(times, 'ms', 0), '≤ 300 ms']];
}

const wasmName = () => readdirSync(WIDGET).find((name) => name.endsWith('.wasm'));

/** Raw and gzipped sizes. */
function weights() {
  const files = { wasm: path.join(WIDGET, wasmName()), 'shell (one script, its styles inside)': path.join(WIDGET, readdirSync(WIDGET).find((name) => name.endsWith('.js'))), 'the shipped page': PAGE };
  const sizes = Object.entries(files).map(([name, file]) => [name, readFileSync(file)]).map(([name, bytes]) => [name, bytes.length, gzipSync(bytes, { level: 9 }).length]);
  const kilo = (bytes) => `${(bytes / 1e3).toFixed(1)} kB`;
  const core = sizes.slice(0, 2).reduce((sum, [, , packed]) => sum + packed, 0);
  return [...sizes.map(([name, raw, packed]) => [`size of ${name}`, `${kilo(raw)}, ${kilo(packed)} gzipped`, '']), ['wasm and shell together', `${kilo(core)} gzipped`, '≤ 388 kB']];
}

await main();
