// Pure: which number of a table leads where. What is opened are the lines, or the documents, that the number counts.

import { bare, optionsIn, viewIn } from './columns.js';

/**
 * @typedef {import('../state.js').Action} Action
 * @typedef {import('../protocol').TableRequest} TableRequest
 * @typedef {import('../protocol').Row} Row
 * @typedef {import('../protocol').Selection} Selection
 * @typedef {Required<Pick<TableRequest, 'selection'>> & TableRequest} Asked
 */

/**
 * @param {TableRequest} request what the table was asked for
 * @param {string} name of the column
 * @param {Row} row
 * @param {number | null | undefined} number
 * @returns {Action | null} null for a number that counts nothing, or stands for no text
 */
export function leadOf(request, name, row, number) {
  if (number === null || number === undefined || (number === 0 && (counts(name) || bare(name) === 'per_million'))) return null;
  return LEADS[viewIn(request)]?.(/** @type {Asked} */ ({ selection: {}, ...request }), name, row) ?? null;
}

/**
 * What a number opens that holds for a table as a whole: the documents that all is counted in, or the lines of the node.
 * @param {TableRequest} request
 * @param {string} name of the sum
 * @returns {Action | null} null for a number that is of no text
 */
export function sumLead(request, name) {
  const { selection: of = {} } = request;
  const { node, against } = optionsIn(request);
  const own = bare(name);
  if (own === 'nodes') return { type: 'lines', node: node ?? '', of };
  if (!['tokens', 'documents', 'texts'].includes(own)) return null;
  const once = own === 'texts';
  if (name !== own) return against ? { type: 'narrow', query: '', once, of: against } : inRest(of, '', once);
  return viewIn(request) === 'collocates' ? inPopulation(of, node, once) : { type: 'narrow', query: '', once, of };
}

/** A query that is words and nothing else: one or several, or in quotes. */
const PLAIN = /^\s*(?:(?!NOT\b)(?:"[^"]*"|[*?]*[\p{L}\p{N}][\p{L}\p{M}\p{N}’'*?]*)(?:\s+|$))+$/u;

/** Whether a query can stand before other words and mean the same: with all of its words, the last one written to its end. @param {string} query */
const isWhole = (query) => PLAIN.test(query) && !/\bOR\b|[\p{L}\p{M}\p{N}]$/u.test(query);

/** A query whose conditions hold where its words are looked for; none where it has none. @param {string | null} [query] */
const conditions = (query) => (!query || PLAIN.test(query) ? '' : query);

/**
 * The documents in which lines are: a query says which, or else the lines.
 * @param {import('../protocol').ConcordanceRequest} request
 * @param {boolean} all whether they are all that the selection has
 * @param {boolean} [once] of copies one
 * @returns {Action}
 */
export function placesLead(request, all, once = false) {
  const { selection: of = {}, node, near, rest, population, stretch, sample } = request;
  const query = node && isWhole(node) ? node : '';
  const which = near || rest || stretch || sample || (node ? !query : !all) ? { lines: request } : { population: population ?? '' };
  return { type: 'narrow', query, once, ...which, of: rest ? { ...of, query: '', filters: {} } : of };
}

/** The documents that a query's words are looked for in: those of a selection, or, where its query is that one, of its filters. @param {Selection} of @param {string | null} [node] @param {boolean} [once] @returns {Action} */
const inPopulation = (of, node, once = false) => ({ type: 'narrow', query: '', once, population: conditions(node || of.query), of: node ? of : { ...of, query: '' } });

/** @type {Record<string, (request: Asked, name: string, row: Row) => Action | null>} */
const LEADS = {
  words: ({ selection }, name, { query }) => inside(selection, name, query),
  phrases: ({ selection }, name, { query }) => (name === 'words' ? null : inside(selection, name, query)),
  keyness,
  collocates,
};

/** @param {string} name */
const counts = (name) => ['count', 'documents', 'texts', 'words', 'lines'].includes(bare(name));

/** @param {string} name @param {boolean} whole whether all is counted by documents */
const isDocuments = (name, whole) => whole || ['documents', 'texts'].includes(bare(name));

/** The documents that are not in a selection and match a query. @param {Selection} rest @param {string} query @param {boolean} once @returns {Action} */
const inRest = (rest, query, once) => ({ type: 'narrow', query, once, rest, of: { ...rest, query: '', filters: {} } });

/** What is counted in one selection: documents, one of each text, or lines. @param {Selection} of @param {string} name @param {string} query @param {boolean} [whole] whether all is counted by documents @returns {Action} */
const inside = (of, name, query, whole = false) => (isDocuments(name, whole) ? { type: 'narrow', query, once: bare(name) === 'texts', of } : { type: 'lines', node: query, of });

/**
 * The others are the selection that is held, or all documents that are not in this one. A measure of a word that only they
 * have is of their lines.
 * @param {Asked} request @param {string} name @param {Row} row @returns {Action}
 */
function keyness(request, name, { query, numbers: [own] }) {
  const { selection } = request;
  const { against, unit } = optionsIn(request);
  const whole = unit === 'documents';
  if (bare(name) === name && (own || counts(name))) return inside(selection, name, query, whole);
  if (against) return inside(against, name, query, whole);
  return isDocuments(name, whole) ? inRest(selection, query, bare(name) === 'texts') : { type: 'lines', node: query, rest: true, of: selection };
}

/**
 * Counted is the collocate where the node is near: as far before the node is as far behind the collocate. All of it is counted
 * where the node's conditions hold, with its words and without.
 * @param {Asked} request @param {string} name @param {Row} row @returns {Action}
 */
function collocates(request, name, { query }) {
  const { selection } = request;
  const { node, left, right } = optionsIn(request);
  const of = node ? selection : { ...selection, query: '' };
  const words = node || selection.query;
  if (name === 'words') return { type: 'lines', node: query, population: conditions(words), of };
  if (name === 'lines') return { type: 'lines', node: words, near: { query, left, right }, of };
  return { type: 'lines', node: query, near: { query: words, left: right, right: left }, of };
}
