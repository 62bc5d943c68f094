// Pure: the topics of a corpus, and what a reader has made of them. Only the differences are kept, so that a link carries
// little, and so that a corpus that already has them is not changed.

/**
 * @typedef {{label: string, query: string, group: string}} Topic
 * @typedef {{put: Topic[], gone: string[]}} Edits topics added or changed, and the labels of those taken away
 */

/** @type {Edits} */
export const NO_EDITS = Object.freeze({ put: [], gone: [] });

/** @param {Edits} edits */
export const isEdited = ({ put, gone }) => put.length + gone.length > 0;

/** A topic as it is written down: without its count. @param {{label: string, query: string, group?: string}} topic @returns {Topic} */
export const plain = ({ label, query, group = '' }) => ({ label, query, group });

/**
 * The corpus's own topics in their order, changed where they are, then the added ones.
 * @param {Topic[]} own
 * @param {Edits} edits
 */
export function edited(own, { put, gone }) {
  const fresh = new Map(put.map((topic) => [topic.label, topic]));
  const kept = own.filter(({ label }) => !gone.includes(label)).map((topic) => fresh.get(topic.label) ?? topic);
  const known = new Set(own.map(({ label }) => label));
  return [...kept, ...put.filter(({ label }) => !known.has(label))];
}

/**
 * The edits that make one list of another.
 * @param {Topic[]} own
 * @param {Topic[]} wanted
 * @returns {Edits}
 */
export function difference(own, wanted) {
  const mine = new Map(own.map((topic) => [topic.label, topic]));
  const labels = new Set(wanted.map(({ label }) => label));
  const put = wanted.filter((topic) => !same(mine.get(topic.label), topic));
  return { put, gone: own.map(({ label }) => label).filter((label) => !labels.has(label)) };
}

/** @param {Topic | undefined} one @param {Topic} other */
const same = (one, other) => one?.query === other.query && one.group === other.group;

/**
 * The list with a topic in the place of the one of that name, or behind the others where there is none.
 * @param {Topic[]} list
 * @param {string | null} of
 * @param {Topic} topic
 */
export function replaced(list, of, topic) {
  return list.some(({ label }) => label === of) ? list.map((one) => (one.label === of ? topic : one)) : [...list, topic];
}

/** @param {Topic[]} list @param {string} label */
export const without = (list, label) => list.filter((one) => one.label !== label);
