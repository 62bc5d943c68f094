// `npm run bench:ingest`: how fast files of each format become a corpus, and what the saved page weighs, as a Markdown table.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { corpus } from './bench/corpus.mjs';
import { filesOf, printed } from './bench/files.mjs';
import { spread } from './bench/statistics.mjs';
import { find, missing } from './drivers/find.mjs';
import { CLI, WEB, unbuilt } from './support/places.mjs';
import { serve } from './support/server.mjs';

const RUNS = 3;
const DOCUMENTS = 2_000;
const PRINTED = 200;
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Reads the files in a worker of its own, the shipped module's time and documents. */
async function inWorker(files) {
  const all = [];
  for (const { name, at } of files) all.push({ name, bytes: new Uint8Array(await (await fetch(at)).arrayBuffer()) });
  const worker = new Worker('/reading.mjs', { type: 'module' });
  const data = await new Promise((resolve, reject) => {
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(all);
  });
  worker.terminate();
  return data;
}

async function main() {
  const obstacle = missing('chromium') ?? unbuilt();
  if (obstacle) throw new Error(obstacle);
  const dir = mkdtempSync(path.join(tmpdir(), 'concord-ingest-'));
  const browser = await chromium.launch({ executablePath: find('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
  const server = await serve([dir, here('bench'), WEB]);
  try {
    const documents = corpus(DOCUMENTS).bytes.toString().trim().split('\n').slice(1).map((line) => JSON.parse(line));
    const page = await browser.newPage();
    await page.goto(`${server.origin}/archive.mjs`);
    const sets = { ...filesOf(documents), [`PDF (${PRINTED} documents)`]: [{ name: 'all.pdf', bytes: await pdf(browser, documents.slice(0, PRINTED)) }] };
    console.log(`${DOCUMENTS} generated documents; MB of files a second, cleaning, dating and the search for copies included; ${RUNS} runs: median (least–most). Chromium ${browser.version()}, ${cpus().length} × ${cpus()[0].model}.\n`);
    console.log('| Format | Files | MB | In the page | Natively | Documents |\n|---|---|---|---|---|---|');
    let number = 0;
    for (const [format, files] of Object.entries(sets)) {
      const folder = `set-${(number += 1)}`;
      write(path.join(dir, folder), files);
      console.log(await measured(page, path.join(dir, folder), folder, format, files));
    }
    console.log(`\n${weight(dir, documents)}`);
  } finally {
    await server.stop();
    await browser.close();
    rmSync(dir, { recursive: true });
  }
}

function write(folder, files) {
  mkdirSync(folder);
  for (const { name, bytes } of files) writeFileSync(path.join(folder, name), bytes);
}

async function measured(page, place, folder, format, files) {
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const list = files.map(({ name }) => ({ name, at: `/${folder}/${name}` }));
  const runs = { wasm: [], native: [] };
  let documents = [];
  for (let run = 0; run < RUNS; run += 1) {
    const wasm = await page.evaluate(`(${inWorker})(${JSON.stringify(list)})`);
    const native = JSON.parse(execFileSync(CLI, ['info', place, '--json'], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] }));
    runs.wasm.push(size / 1e3 / wasm.milliseconds);
    runs.native.push(size / 1e6 / native.read_seconds);
    documents = [wasm.documents, native.about.documents];
  }
  if (documents[0] !== documents[1]) throw new Error(`${format}: ${documents[0]} documents in the page, ${documents[1]} natively.`);
  return `| ${format} | ${files.length} | ${(size / 1e6).toFixed(1)} | ${spread(runs.wasm, 'MB/s')} | ${spread(runs.native, 'MB/s')} | ${documents[0]} |`;
}

async function pdf(browser, documents) {
  const page = await browser.newPage();
  await page.setContent(printed(documents));
  const bytes = await page.pdf();
  await page.close();
  return bytes;
}

/** What a made page weighs beyond its shell, against gzip of the bare text. */
function weight(dir, documents) {
  const text = gzipSync(documents.map(({ title, text }) => `${title}\n${text}\n`).join(''), { level: 9 }).length;
  const pages = [documents, []].map((some, at) => {
    const from = path.join(dir, `weighed-${at}.jsonl`);
    const to = path.join(dir, `weighed-${at}.html`);
    writeFileSync(from, (some.length ? some : [{ id: 'x', text: 'x' }]).map((one) => JSON.stringify(one)).join('\n'));
    execFileSync(CLI, ['pack', from, '-o', to], { stdio: 'ignore' });
    return { whole: statSync(to).size, packed: gzipSync(readFileSync(to), { level: 9 }).length };
  });
  const ratio = (name) => ((pages[0][name] - pages[1][name]) / text).toFixed(2);
  return `A saved page of these documents: ${(pages[0].whole / 1e6).toFixed(2)} MB, of it the shell ${(pages[1].whole / 1e6).toFixed(2)} MB; the rest is ${ratio('whole')} × gzip of the text (${ratio('packed')} × when a server gzips the page).`;
}

await main();
