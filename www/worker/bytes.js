// Where bytes come from, on the worker's side: base64 text, an address or bytes at hand; unpacked as they arrive.

import { failure, shape } from '../errors.js';

/** @typedef {{base64: string} | {url: string} | {chunks: Iterable<Bytes>}} Source */
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {(done: number, all: number) => void} Progress in bytes; `all` is 0 where it is unknown */
/** @typedef {{unreachable: string, damaged: string}} Codes what a failure is called */

/** Bytes at hand that are unpacked before anyone hears of it. */
const SLICE = 1 << 18;

/**
 * The bytes of a source, without the gzip that they may come in. What fails while they flow, fails in the stream.
 * @param {Source} source
 * @param {Codes} codes
 * @param {Progress} [progress]
 * @returns {Promise<ReadableStream<Bytes>>}
 */
export async function open(source, codes, progress = () => {}) {
  const chunks = iterate(await packed(source, codes, progress));
  const head = await headOf(chunks);
  const stream = streamOf(head, chunks);
  return isGzip(head) ? stream.pipeThrough(new DecompressionStream('gzip')) : stream;
}

/** @param {Source} source @param {Codes} codes @param {Progress} progress */
async function packed(source, codes, progress) {
  if ('chunks' in source) return source.chunks;
  if ('base64' in source) return slices(fromBase64(source.base64, codes), progress);
  return arriving(await reach(source.url, codes), codes, progress);
}

/**
 * Hands each chunk on, in order.
 * @param {ReadableStream<Bytes>} stream
 * @param {Codes} codes
 * @param {(chunk: Bytes) => void | Promise<void>} take
 */
export async function drain(stream, codes, take) {
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read().catch((cause) => {
      throw 'detail' in cause ? cause : failure(codes.damaged, cause.message);
    });
    if (done) return;
    await take(value);
  }
}

/** @param {ReadableStream<Bytes>} stream @param {Codes} codes */
export async function allOf(stream, codes) {
  /** @type {Bytes[]} */
  const chunks = [];
  await drain(stream, codes, (chunk) => void chunks.push(chunk));
  return joined(chunks);
}

/** @param {Bytes} bytes @param {Progress} progress @returns {Generator<Bytes>} */
function* slices(bytes, progress) {
  for (let start = 0; start < bytes.length; start += SLICE) {
    progress(start, bytes.length);
    yield bytes.subarray(start, start + SLICE);
  }
}

/** @param {string} url @param {Codes} codes */
async function reach(url, { unreachable }) {
  const response = await fetch(url).catch((cause) => {
    throw failure(unreachable, shape(cause).message, url);
  });
  if (!response.ok) throw failure(unreachable, `status ${response.status}`, `${response.status}, ${url}`);
  return response;
}

/** @param {Response} response @param {Codes} codes @param {Progress} progress @returns {AsyncGenerator<Bytes>} */
async function* arriving({ body, headers, url }, { unreachable }, progress) {
  if (!body) return;
  const all = Number(headers.get('content-length')) || 0;
  const reader = /** @type {ReadableStream<Bytes>} */ (body).getReader();
  for (let sum = 0; ;) {
    const { done, value } = await reader.read().catch((cause) => {
      throw failure(unreachable, shape(cause).message, url);
    });
    if (done) return;
    progress(sum += value.length, all);
    yield value;
  }
}

/** @param {string} text @param {Codes} codes @returns {Bytes} */
export function fromBase64(text, { damaged }) {
  try {
    if ('fromBase64' in Uint8Array) return /** @type {any} */ (Uint8Array).fromBase64(text);
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch (cause) {
    throw failure(damaged, shape(cause).message);
  }
}

/** @param {Iterable<Bytes> | AsyncIterable<Bytes>} chunks */
async function* iterate(chunks) {
  yield* chunks;
}

/** Enough of the beginning to tell what it is. @param {AsyncGenerator<Bytes>} chunks */
async function headOf(chunks) {
  let head = new Uint8Array();
  while (head.length < 2) {
    const { done, value } = await chunks.next();
    if (done) break;
    head = joined([head, value]);
  }
  return head;
}

/** @param {Bytes} head */
export const isGzip = (head) => head[0] === 0x1f && head[1] === 0x8b;

/** Made by hand: WebKit reads no Blob in the worker of a page from disk. @param {Bytes} head @param {AsyncGenerator<Bytes>} rest */
const streamOf = (head, rest) => new ReadableStream({
  start: (out) => out.enqueue(head),
  async pull(out) {
    const { done, value } = await rest.next();
    if (done) out.close();
    else out.enqueue(value);
  },
});

/** @param {Bytes[]} chunks @returns {Bytes} */
export function joined(chunks) {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
