// `npm run bench:million`: a million short documents in one tab of the shipped site.
import { cpSync, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { chromium } from 'playwright-core';
import { corpus, keystrokes, messages } from './bench/corpus.mjs';
import { roundTrips } from './bench/measures.mjs';
import { quantile, table } from './bench/statistics.mjs';
import { find, missing } from './drivers/find.mjs';
import { SITE, unbuilt } from './support/places.mjs';
import { serve } from './support/server.mjs';

const DOCUMENTS = 1_000_000;
/** Lines that are packed at once. */
const BATCH = 1_000;

function* batches(lines) {
  let batch = '';
  let count = 0;
  for (const line of lines) {
    batch += `${JSON.stringify(line)}\n`;
    count += 1;
    if (count % BATCH) continue;
    yield batch;
    batch = '';
  }
  yield batch;
}

const obstacle = missing('chromium') ?? unbuilt();
if (obstacle) throw new Error(obstacle);
const dir = mkdtempSync(path.join(tmpdir(), 'concord-million-'));
const browser = await chromium.launch({ executablePath: find('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
try {
  cpSync(SITE, dir, { recursive: true });
  await pipeline(Readable.from(batches(messages(DOCUMENTS))), createGzip({ level: 1 }), createWriteStream(path.join(dir, 'corpus.jsonl.gz')));
  const server = await serve([dir]);
  const page = await browser.newPage();
  const start = performance.now();
  await page.goto(`${server.origin}/index.html`);
  const about = await page.evaluate(() => document.querySelector('concord-explorer').ready);
  const ready = performance.now() - start;
  const times = await page.evaluate(`(${roundTrips})(${JSON.stringify(keystrokes(corpus(1).words))})`);
  await server.stop();
  const row = (name, part) => [name, `${quantile(times, part).toFixed(1)} ms`, part === 0.95 ? '≤ 50 ms' : ''];
  console.log(`${about.documents} generated messages, ${(about.bytes / 1e6).toFixed(0)} MB of text, ${about.terms} terms. Chromium ${browser.version()}, ${cpus().length} × ${cpus()[0].model}.\n`);
  console.log(table([
    ['navigation to an open corpus', `${(ready / 1e3).toFixed(1)} s`, ''],
    row(`question and answer (${times.length} keystrokes), p50`, 0.5), row('question and answer, p95', 0.95), row('question and answer, most', 1),
  ]));
} finally {
  await browser.close();
  rmSync(dir, { recursive: true });
}
