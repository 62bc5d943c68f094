// Pure: which number of a table leads where. What is opened are the lines, or the documents, that the number counts.

import { bare, optionsIn, viewIn } from './columns.js';

/**
 * @typedef {import('./state.js').Action} Action
 * @typedef {import('./protocol').TableRequest} TableRequest
 * @typedef {import('./protocol').Row} Row
 * @typedef {import('./protocol').Selection} Selection
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

/** What a query has beside words that are sought: fields and what is not wanted. */
const CONDITIONS = /:|(^|[\s(])(-|NOT\b)/;

/** @type {Record<string, (request: Asked, name: string, row: Row) => Action | null>} */
const LEADS = {
  words: ({ selection }, name, { query }) => inside(selection, name, query),
  phrases: ({ selection }, name, { query }) => (name === 'words' ? null : inside(selection, name, query)),
  keyness,
  collocates,
};

/** @param {string} name */
const counts = (name) => ['count', 'documents', 'texts', 'words', 'lines'].includes(bare(name));

/** What is counted in one selection: documents, or lines. @param {Selection} of @param {string} name @param {string} query @param {boolean} [whole] whether all is counted by documents @returns {Action} */
const inside = (of, name, query, whole = false) => (whole || ['documents', 'texts'].includes(bare(name)) ? { type: 'narrow', query, of } : { type: 'lines', node: query, of });

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
  return against ? inside(against, name, query, whole) : { type: 'lines', node: query, rest: true, of: selection };
}

/**
 * Counted is the collocate where the node is near: as far before the node is as far behind the collocate. Where the query
 * is the node, documents without its words are counted in; where it has other conditions, no selection is just those.
 * @param {Asked} request @param {string} name @param {Row} row @returns {Action | null}
 */
function collocates(request, name, { query }) {
  const { selection } = request;
  const { node, left, right } = optionsIn(request);
  const of = node ? selection : { ...selection, query: '' };
  const words = node || selection.query;
  if (name === 'words') return CONDITIONS.test(words ?? '') ? null : { type: 'lines', node: query, of };
  if (name === 'lines') return { type: 'lines', node: words, near: { query, left, right }, of };
  return { type: 'lines', node: query, near: { query: words, left: right, right: left }, of };
}
