// The corpus as a file, made when it is first wanted, and again only when it has been revised.

import { packed } from './save.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {{version: number, unchanged: boolean}} Revision `unchanged`: it is the corpus as it was opened
 */

/**
 * @param {object} world
 * @param {import('./client.js').Client['lines']} world.lines
 * @param {() => Bytes | null} world.payload the corpus as the page carries it; null where it does not
 * @param {() => Promise<Revision>} world.revision the last one, when it is there
 */
export function packing({ lines, payload, revision }) {
  /** @type {{version: number, bytes: Promise<Bytes>} | null} */
  let box = null;

  /** @param {Revision} revision */
  function make({ version, unchanged }) {
    const carried = unchanged ? payload() : null;
    box = { version, bytes: carried ? Promise.resolve(carried) : packed(lines) };
    box.bytes.catch(() => { box = null; });
    return box;
  }

  return {
    /** @returns {Promise<Bytes>} of one revision: what changes while it is made, is made anew */
    async bytes() {
      const before = await revision();
      const { bytes } = box?.version === before.version ? box : make(before);
      const made = await bytes;
      return (await revision()).version === before.version ? made : this.bytes();
    },
    forget() {
      box = null;
    },
  };
}
