// A file's bytes, as the readers want them: at once, in any order. The page hands small files over as they are read, many
// at a time, and large ones to be read here. Thousands of files sent at one go would hold up the page, and so would asking
// all of them for their size: in Chromium each answer is waited for.

import { shape } from '../errors.js';

/** @typedef {import('./ingest.js').At} At */
/** @typedef {import('./ingest.js').Opened} Opened */
/** @typedef {import('../open/files.js').Chosen} Chosen */
/** @typedef {{size: number, bytes: ArrayBuffer} | {size: number, file: File} | {message: string}} Lent */
/** @typedef {{from: number, lent: Lent[]}} Batch */

/** Bytes that are fetched of a large file at once. */
const BLOCK = 1 << 20;
/** Bytes of a file that is handed over as a whole. */
const SMALL = 1 << 18;
/** Bytes of a file that is handed over as a whole where the worker may not read: what a tab bears. */
const MOST_WHOLE = 1 << 29;
/** Files and bytes of one batch. */
const MOST_FILES = 100;
const MOST_BYTES = 1 << 22;

/**
 * The worker's side: `(index) => its bytes`, for indexes that never go back by more than a batch.
 * @param {number} count files
 * @param {MessagePort} lender
 * @returns {(index: number) => Promise<Opened>}
 */
export function bytesFrom(count, lender) {
  /** @param {{from?: number, whole?: number}} request @returns {Promise<any>} */
  const ask = (request) => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (port1.close(), resolve(data));
    lender.postMessage(request, [port2]);
  });
  /** @type {Batch} */
  let batch = { from: 0, lent: [] };
  let next = ask({ from: 0 });
  return async (index) => {
    while (index >= batch.from + batch.lent.length) {
      batch = await next;
      const end = batch.from + batch.lent.length;
      if (end < count) next = ask({ from: end });
    }
    const lent = batch.lent[index - batch.from];
    if (!('file' in lent)) return whole(lent);
    const at = inBlocks(lent.file);
    return at ? { size: lent.size, at } : whole(await ask({ whole: index }));
  };
}

/** @param {Lent} lent @returns {Opened} */
function whole(lent) {
  if (!('bytes' in lent)) throw new Error('message' in lent ? lent.message : '');
  const { bytes, size } = lent;
  return { size, at: (offset, length) => new Uint8Array(bytes, offset, Math.min(length, size - offset)) };
}

/** Undefined where this worker may not read: WebKit's may not in a page from disk. @param {File} file @returns {At | undefined} */
function inBlocks(file) {
  const reader = new FileReaderSync();
  /** @param {number} number */
  const block = (number) => new Uint8Array(reader.readAsArrayBuffer(file.slice(number * BLOCK, (number + 1) * BLOCK)));
  let number = 0;
  let bytes;
  try {
    bytes = block(0);
  } catch {
    return undefined;
  }
  let held = bytes;
  return (offset, length) => {
    const wanted = Math.floor(offset / BLOCK);
    if (wanted !== number) held = block(wanted);
    number = wanted;
    return held.subarray(offset - number * BLOCK, offset - number * BLOCK + length);
  };
}

/**
 * The page's side.
 * @param {Chosen[]} files
 * @returns {MessagePort} what the worker asks
 */
export function lend(files) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = async ({ data: { from, whole }, ports: [answer] }) => {
    if (whole !== undefined) return hand(answer, await readLarge(files[whole].file));
    const lent = await Promise.all(batchOf(files, from));
    hand(answer, { from, lent }, lent);
  };
  return port2;
}

/** @param {Chosen[]} files @param {number} from @returns {(Lent | Promise<Lent>)[]} */
function batchOf(files, from) {
  const batch = [];
  let bytes = 0;
  for (const { file } of files.slice(from, from + MOST_FILES)) {
    const { size } = file;
    batch.push(size <= SMALL ? readWhole(file) : { size, file });
    bytes += size <= SMALL ? size : 0;
    if (bytes > MOST_BYTES) break;
  }
  return batch;
}

/** @param {File} file @returns {Promise<Lent>} */
const readWhole = (file) => file.arrayBuffer().then((bytes) => ({ size: bytes.byteLength, bytes }), (cause) => ({ message: shape(cause).message }));

/** @param {File} file @returns {Promise<Lent>} */
const readLarge = async (file) => (file.size > MOST_WHOLE
  ? { message: `this browser can read no more than ${MOST_WHOLE >> 20} MB of a file in a page from disk` }
  : readWhole(file));

/** @param {MessagePort} answer @param {any} message @param {Lent[]} lent */
const hand = (answer, message, lent = [message]) => answer.postMessage(message, lent.flatMap((one) => ('bytes' in one ? [one.bytes] : [])));
