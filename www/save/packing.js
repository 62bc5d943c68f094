// The corpus as a file, made when it is first wanted, and again only when it has been revised.

import { packed } from './save.js';

/**
 * @typedef {import('../worker/bytes.js').Bytes} Bytes
 * @typedef {{bytes: Bytes, index: string}} Packed gzipped, and the index that came with it, in base64, where it still fits
 * @typedef {{version: number, unchanged: boolean}} Revision `unchanged`: it is the corpus as it was opened
 */

/**
 * @param {object} world
 * @param {import('../client.js').Client['lines']} world.lines
 * @param {() => Packed | null} world.payload the corpus as the page carries it; null where it does not
 * @param {() => Promise<Revision>} world.revision the last one, when it is there
 */
export function packing({ lines, payload, revision }) {
  /** @type {{version: number, file: Promise<Packed>} | null} */
  let box = null;

  /** @param {Revision} revision */
  function make({ version, unchanged }) {
    const carried = unchanged ? payload() : null;
    box = { version, file: carried ? Promise.resolve(carried) : packed(lines).then((bytes) => ({ bytes, index: '' })) };
    box.file.catch(() => { box = null; });
    return box;
  }

  return {
    /** @returns {Promise<Packed>} of one revision: what changes while it is made, is made anew */
    async file() {
      const before = await revision();
      const { file } = box?.version === before.version ? box : make(before);
      const made = await file;
      return (await revision()).version === before.version ? made : this.file();
    },
    forget() {
      box = null;
    },
  };
}
