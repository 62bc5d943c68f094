// Pure: what a reader has made of a corpus, its title, topics and parts, and for which corpus that is meant.

import { INITIAL } from '../state.js';

/** @typedef {import('../state.js').State} State */

/** What the corpus is to become of what was opened. @param {State} state */
export const changesOf = ({ title, topics, mends }) => ({ title, topics, mends });

/**
 * A link may lead to another corpus than it was made in: places in documents and a title are not meant for that one.
 * @param {State} state
 * @param {{hash: string, title: string}} opened
 * @returns {State}
 */
export function fitting(state, { hash, title }) {
  const fits = state.of === null || state.of === hash;
  const meant = { title: fits && state.title !== title ? state.title : null, mends: fits ? state.mends : INITIAL.mends };
  return { ...state, ...meant, of: hash, strange: state.strange || !fits };
}

/** With changes that were kept, unless a link brings its own. @param {State} state @param {ReturnType<typeof changesOf>} changes @returns {State} */
export function changed(state, changes) {
  const { title, topics, mends } = state;
  return title === null && !topics.put.length && !topics.gone.length && !mends.length ? { ...state, ...changes } : state;
}
