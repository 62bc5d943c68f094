// A file's bytes, at once and in any order, as the readers want them. On the worker's side.

/** @typedef {import('./ingest.js').At} At */

/** Bytes that are fetched at once. */
const BLOCK = 1 << 20;

/**
 * @param {import('./ingest.js').Chosen[]} files
 * @param {MessagePort} lender the page's side, which reads what this side may not
 * @returns {(index: number) => Promise<At>}
 */
export const bytesFrom = (files, lender) => async (index) => inBlocks(files[index].file) ?? lent(lender, index);

/** Undefined where this worker may not read: WebKit's may not in a page from disk. @param {File} file @returns {At | undefined} */
function inBlocks(file) {
  const reader = new FileReaderSync();
  /** @param {number} number */
  const block = (number) => new Uint8Array(reader.readAsArrayBuffer(file.slice(number * BLOCK, (number + 1) * BLOCK)));
  let number = 0;
  let held;
  try {
    held = block(0);
  } catch {
    return undefined;
  }
  let bytes = held;
  return (offset, length) => {
    const wanted = Math.floor(offset / BLOCK);
    if (wanted !== number) bytes = block(wanted);
    number = wanted;
    return bytes.subarray(offset - number * BLOCK, offset - number * BLOCK + length);
  };
}

/** @param {MessagePort} lender @param {number} index @returns {Promise<At>} */
function lent(lender, index) {
  return new Promise((resolve, reject) => {
    lender.onmessage = ({ data: { bytes, message } }) => {
      if (bytes) resolve((offset, length) => new Uint8Array(bytes, offset, Math.min(length, bytes.byteLength - offset)));
      else reject(new Error(message));
    };
    lender.postMessage(index);
  });
}

/**
 * The page's side: reads whole what the worker asks for, one at a time.
 * @param {import('./ingest.js').Chosen[]} files
 * @returns {MessagePort}
 */
export function lend(files) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = async ({ data: index }) => {
    const read = await files[index].file.arrayBuffer().then((bytes) => ({ bytes }), ({ message }) => ({ message }));
    port1.postMessage(read, 'bytes' in read ? [read.bytes] : []);
  };
  return port2;
}
