// What a reader changes in a corpus: its title, its topics, the kinds of parts. Always told against the corpus as it was
// opened, so that a step back in the history needs nothing but the state that was there.

import { edited, plain } from './topics.js';

/**
 * @typedef {import('../protocol').About} About
 * @typedef {ReturnType<typeof import('./changes.js').changesOf>} Changes
 */

/**
 * @param {Pick<import('../client.js').Client, 'revise'>} client
 * @param {About} opened
 */
export function reviser(client, opened) {
  const own = opened.topics.map(plain);
  let mended = JSON.stringify([]);
  return {
    own,
    /** @param {Changes} changes @param {(done: number, all: number) => void} progress */
    revise({ title, topics, mends }, progress) {
      const fresh = JSON.stringify(mends) !== mended;
      mended = JSON.stringify(mends);
      return client.revise({ title: title ?? opened.title, topics: edited(own, topics), ...(fresh && { parts: mends }) }, progress);
    },
  };
}
