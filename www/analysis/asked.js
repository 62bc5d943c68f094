// Pure: what a request asks in words, wherever in it: their forms have to be known.

/**
 * @typedef {{query: string, stems: boolean}} Query
 *
 * @typedef {object} Asking any request; a selection, or a request for documents, is its own selection
 * @property {string} [query]
 * @property {boolean} [stems]
 * @property {import('../protocol').Selection} [selection]
 * @property {string | null} [node]
 * @property {{query: string} | null} [near]
 * @property {string | null} [population]
 * @property {Asking | boolean | null} [rest]
 * @property {Asking | null} [lines]
 * @property {object} [view]
 */

/** Each query on its own. What a host page asks may be of any shape: what is no query is passed over. @param {Asking} request @returns {Query[]} */
export function queriesIn(request) {
  const { selection = request, node, near, population, rest, lines, view } = Object(request);
  const { query: own, stems } = Object(selection);
  const { node: inner, series, against } = Object(Object.values(Object(view))[0]);
  const queries = [own, node, near?.query, population, inner].concat(series).filter((query) => typeof query === 'string' && query.trim());
  const others = [rest, lines, against].filter(Boolean).flatMap(queriesIn);
  return [...queries.map((query) => ({ query, stems: stems === true })), ...others];
}
