// Corpora for the tests, as bytes of JSON Lines.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { PAGE } from './places.mjs';

const PAYLOAD = /<script type="application\/gzip"[^>]*>([^<]*)<\/script>/;
const HEAD = { concord: 1, title: 'Test corpus', description: 'Documents made for a test.' };

/** JSON Lines from documents; `head` adds to the header. */
export const lines = (documents, head = {}) => Buffer.from([{ ...HEAD, ...head }, ...documents].map((line) => `${JSON.stringify(line)}\n`).join(''));

/** Documents without a life of their own. */
export const plain = (text, number = 0) => ({ id: `d${number}`, title: `Document ${number}`, text });

/** Writes bytes beside a page; the address of the file relative to it. */
export function put(folder, name, bytes) {
  writeFileSync(path.join(folder, name), bytes);
  return name;
}

/** Three short documents about the sea, with a field. */
export const SEA = lines([
  { id: 's1', title: 'Harbour', text: 'The tide came in at noon. Boats lay in the harbour.', place: 'Brest' },
  { id: 's2', title: 'Lighthouse', text: 'A keeper watched the tide from the lighthouse.', place: 'Brest' },
  { id: 's3', title: 'Salt', text: 'Salt was won from the sea.', place: 'Cádiz' },
]);

export const packed = (bytes) => gzipSync(bytes);

/** The documents inside a made page, read as any tool could: base64, gzip, JSON Lines. */
export function documentsOf(page) {
  const [, payload] = readFileSync(page, 'utf8').match(PAYLOAD);
  const [, ...documents] = gunzipSync(Buffer.from(payload, 'base64')).toString().trim().split('\n');
  return documents.map((line) => JSON.parse(line));
}

/** A made page over another corpus, or with another text in the place of one: its file, and its address. */
export function madePage(world, corpus) {
  const file = path.join(world.folder(), 'page.html');
  const payload = typeof corpus === 'string' ? corpus : packed(corpus).toString('base64');
  writeFileSync(file, readFileSync(PAGE, 'utf8').replace(PAYLOAD, (whole, old) => whole.replace(old, () => payload)));
  return { file, url: pathToFileURL(file).href };
}

/** A visitor on such a page. */
export async function atMadePage(world, corpus, hash = '') {
  const visitor = await world.visit(madePage(world, corpus).url + hash);
  await visitor.explorer.settled();
  return visitor;
}

/** The bytes of the corpus inside a made page. */
export const payloadOf = (page) => Buffer.from(readFileSync(page, 'utf8').match(PAYLOAD)[1], 'base64');
