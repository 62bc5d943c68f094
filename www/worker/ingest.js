// Foreign files → JSON Lines, on the worker's side. What reads a file may break over it, so what was read before lives in
// another instance of the module.

import { shape } from '../errors.js';

/** @typedef {typeof import('concord:formats').default} Formats the glue of the readers of foreign formats: each call makes another */
/** @typedef {import('../protocol').Options} Options */
/** @typedef {import('../protocol').Report} Report */
/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {(offset: number, length: number) => Bytes} At some bytes of a file, fewer than asked for where that is handier */
/** @typedef {{size: number, at: At}} Opened a file's bytes */
/** @typedef {{name: string, code: string, message: string}} Skip what is passed over, and a sentence on why */
/** @typedef {{stage: 'files', files: number, allFiles: number, bytes: number, allBytes: number, documents: number}} FilesRead `allBytes` is 0 where it is unknown */

/** Milliseconds between two words on how far it has come. */
const PACE = 100;

/**
 * Reads files into one corpus.
 * @param {object} order
 * @param {Formats} order.formats
 * @param {WebAssembly.Module} order.module
 * @param {Options} order.options
 * @param {string[]} order.names what the files are called in notes and ids, in their order
 * @param {number} order.allBytes of all files; 0 where it is unknown
 * @param {Skip[]} order.skips what is passed over without a look
 * @param {(index: number) => Promise<Opened>} order.bytesOf
 * @param {(read: FilesRead) => void} order.progress
 */
export async function gather({ formats, module, options, names, allBytes, skips, bytesOf, progress }) {
  const { Gathering } = instance(formats, module);
  const gathering = new Gathering(options);
  for (const { name, code, message } of skips) gathering.skip(name, code, message);
  let reading = readerOf(formats, module, options);
  const tell = paced(progress);
  let bytes = 0;
  /** @type {unknown} What the gathering broke with: the reader, which hands on to it, does not tell. */
  let spilt;
  /** @param {Uint8Array} items */
  const take = (items) => {
    spilt ??= broke(() => gathering.take(items));
  };
  for (const [index, name] of names.entries()) {
    /** @param {number} done */
    const reached = (done) => tell(() => ({ stage: 'files', files: index, bytes: bytes + done, allFiles: names.length, allBytes, documents: gathering.documents }));
    reached(0);
    const opened = await bytesOf(index).catch((cause) => gathering.skip(name, 'unreadable', `${name} cannot be read (${shape(cause).message}).`));
    if (!opened) continue;
    const { size, at } = opened;
    const broken = broke(() => reading.read(name, size, (offset, length) => (reached(offset), at(offset, length)), take));
    if (spilt) throw spilt;
    if (broken) {
      gathering.skip(name, 'reader-broke', `${name} broke its reader (${broken.message}): what had been read of it is kept, the rest was passed over.`);
      reading = readerOf(formats, module, options);
    }
    bytes += size;
  }
  return gathering;
}

/**
 * The lines of what was gathered, piece by piece; none where there is no document.
 * @param {ReturnType<import('concord:formats').Gathering['finish']>} gathered
 */
export function* linesOf(gathered) {
  for (let lines = gathered.lines(); lines; lines = gathered.lines()) yield lines;
}

/** An instance of its own: nothing of it is shared, and it is freed when nobody holds it. @param {Formats} formats @param {WebAssembly.Module} module */
function instance(formats, module) {
  const glue = formats();
  glue.initSync({ module });
  return glue;
}

/** @param {Formats} formats @param {WebAssembly.Module} module @param {Options} options */
function readerOf(formats, module, options) {
  const { Reading } = instance(formats, module);
  return new Reading(options);
}

/** What an act broke with: a trap, mostly. @param {() => void} act */
function broke(act) {
  try {
    return act();
  } catch (cause) {
    return shape(cause);
  }
}

/** @template T @param {(value: T) => void} say @returns {(value: () => T) => void} */
function paced(say) {
  let last = -PACE;
  return (value) => {
    const now = performance.now();
    if (now - last < PACE) return;
    last = now;
    say(value());
  };
}
