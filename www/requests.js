// Pure: what the state asks the core of documents: which are listed, and the one that is read. Views ask by analysis.js.

import { optionOf } from './analysis/analysis.js';
import { linesIn, selectionIn } from './analysis/written.js';

/** @typedef {import('./state.js').State} State */

/** How many results are added at a time, and how many stand in the page at most. */
export const STEP = 20;
export const WINDOW = 200;

/** How many values of a field are listed before a reader asks for more, and how many too many are no reason to hide any. */
export const LISTED = 7;
export const SLACK = 2;

/** Which documents are listed, where it is not as usual. @param {State['options']} options */
function listingOf({ 'documents.once': once, 'documents.rest': rest, 'documents.population': population, 'documents.lines': written }) {
  const without = rest ? selectionIn(rest) : null;
  const lines = written ? linesIn(written) : null;
  return { ...(once && { once: true }), ...(without && { rest: without }), ...(population && { population }), ...(lines && { lines }) };
}

/**
 * @param {State} state
 * @returns {import('./protocol').Request}
 */
export const requestOf = ({ query, filters, scope, stems, typos, sort, timeline, from, shown, view, options }) => ({
  query, filters, scope, stems, typos, sort, timeline, ...(view === 'documents' && listingOf(options)), offset: from, limit: STEP,
  facet_order: /** @type {const} */ ('corpus'), facet_limit: Math.max(LISTED + SLACK, ...Object.values(shown)),
});

/** How many documents are listed. @param {State} state @param {Pick<import('./protocol').Answer, 'total' | 'texts'>} answer */
export const listedOf = ({ options }, { total, texts }) => (options['documents.once'] ? texts : total);

/**
 * Marked is what the view's numbers are of.
 * @param {State} state
 * @returns {import('./protocol').ReadRequest | null}
 */
export function readRequestOf(state) {
  const { query, scope, stems, typos, open, view } = state;
  return open === null ? null : { id: open, query: optionOf(state, view, 'node') || query, scope, stems, typos };
}
