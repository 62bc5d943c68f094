// Pure: from a number to what it counts, as a change of what is chosen.

import { linesOf, placesOf, withOption } from './analysis.js';
import { together } from './conditions.js';
import { linesText, selectionText } from './written.js';

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('../state.js').Action} Action
 */

/** What is chosen among the lines of a concordance goes with them: the line that one is at, and a stretch. */
const AMONG = { 'concordance.at': linesOf, 'concordance.stretch': placesOf };

/** All of a selection, as the state holds it. @param {import('../protocol').Selection} selection */
export const selected = ({ query = '', filters = {}, scope = 'article', stems = false, typos = false }) => ({ query, filters, scope, stems, typos, from: 0, match: 0 });

/** From a number to the lines that it counts, all of them. @param {State} state @param {Extract<Action, {type: 'lines'}>} action @returns {State} */
export function lined(state, { node, near, rest = false, population = '', stretch, filters, of }) {
  const wanted = { node, near: near?.query ?? '', before: String(near?.left ?? 0), behind: String(near?.right ?? 0), rest: rest ? '1' : '0', population, stretch: stretch ? `${stretch.first},${stretch.lines}` : '', sample: '0', at: '0' };
  const options = Object.entries(wanted).reduce((all, [name, value]) => withOption(all, `concordance.${name}`, value), state.options);
  const there = of ? selected(of) : {};
  return { ...state, ...there, ...(filters && { filters: { ...state.filters, ...filters } }), options, view: 'concordance', open: null, match: 0, about: false, editing: false };
}

/** To the documents that also match, or to one of each text. @param {State} state @param {Extract<Action, {type: 'narrow'}>} action @returns {State} */
export function narrowedBy(state, { query, once = false, rest, population = '', lines, filters }) {
  const wanted = { once: once ? '1' : '0', rest: rest ? selectionText(rest) : '', population, lines: lines ? linesText(lines) : '' };
  const options = Object.entries(wanted).reduce((all, [name, value]) => withOption(all, `documents.${name}`, value), state.options);
  return { ...state, filters: { ...state.filters, ...filters }, from: 0, about: false, editing: false, options, query: query ? together(state.query, query) : state.query, view: 'documents', open: null, match: 0 };
}

/** What is still there of what was chosen among lines. @param {State} state @param {State} next @returns {State} */
export function kept(state, next) {
  const gone = Object.entries(AMONG).filter(([key, of]) => next.options[key] && of(next) !== of(state)).map(([key]) => key);
  return gone.length ? { ...next, options: Object.fromEntries(Object.entries(next.options).filter(([key]) => !gone.includes(key))) } : next;
}
