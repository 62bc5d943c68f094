// Foreign files → JSON Lines, on the worker's side. What reads a file may break over it, so what was read before lives in
// another instance of the module.

import { shape } from './errors.js';

/** @typedef {typeof import('concord:formats').default} Formats the glue of the readers of foreign formats: each call makes another */
/** @typedef {import('./protocol').Options} Options */
/** @typedef {import('./protocol').Report} Report */
/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {(offset: number, length: number) => Bytes} At some bytes of a file, fewer than asked for where that is handier */
/** @typedef {{name: string, file: File}} Chosen a file, and what it is called in notes and ids */
/** @typedef {{name: string, code: string, message: string}} Skip what is passed over, and a sentence on why */
/** @typedef {{stage: 'files', files: number, allFiles: number, bytes: number, allBytes: number, documents: number}} FilesRead */

/** Milliseconds between two words on how far it has come. */
const PACE = 100;

/**
 * Reads files into one corpus.
 * @param {object} order
 * @param {Formats} order.formats
 * @param {WebAssembly.Module} order.module
 * @param {Options} order.options
 * @param {Chosen[]} order.files in the order that they stand in
 * @param {Skip[]} order.skips what is passed over without a look
 * @param {(index: number) => Promise<At>} order.bytesOf
 * @param {(read: FilesRead) => void} order.progress
 */
export async function gather({ formats, module, options, files, skips, bytesOf, progress }) {
  const { Gathering } = instance(formats, module);
  const gathering = new Gathering(options);
  for (const { name, code, message } of skips) gathering.skip(name, code, message);
  let reading = readerOf(formats, module, options);
  const tell = paced(progress);
  const all = { allFiles: files.length, allBytes: files.reduce((sum, { file }) => sum + file.size, 0) };
  let bytes = 0;
  /** @type {unknown} What the gathering broke with: the reader, which hands on to it, does not tell. */
  let spilt;
  /** @param {Uint8Array} items */
  const take = (items) => {
    spilt ??= broke(() => gathering.take(items));
  };
  for (const [index, { name, file }] of files.entries()) {
    /** @param {number} done */
    const reached = (done) => tell(() => ({ stage: 'files', files: index, bytes: bytes + done, documents: gathering.documents, ...all }));
    reached(0);
    const at = await bytesOf(index).catch((cause) => gathering.skip(name, 'unreadable', `${name} cannot be read (${shape(cause).message}).`));
    if (at) {
      const broken = broke(() => reading.read(name, file.size, (offset, length) => (reached(offset), at(offset, length)), take));
      if (spilt) throw spilt;
      if (broken) {
        gathering.skip(name, 'reader-broke', `${name} broke its reader (${broken.message}): what had been read of it is kept, the rest was passed over.`);
        reading = readerOf(formats, module, options);
      }
    }
    bytes += file.size;
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
