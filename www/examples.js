// Pure: ways to ask, shown with this corpus's own words, so that each of them finds something.

import { entry } from './entry.js';

/**
 * @typedef {import('./protocol').About} About
 * @typedef {import('./protocol').Answer} Answer
 * @typedef {'both' | 'phrase' | 'prefix' | 'either' | 'without' | 'field' | 'time'} Way
 */

/** Letters that a word needs to serve as an example. */
const LONG = 5;

/**
 * @param {About} about
 * @param {Answer} whole the answer to no question
 * @returns {{query: string, way: Way}[]}
 */
export function examples(about, whole) {
  const titles = titlesIn(whole);
  const long = titles.flat().filter((word) => word.length >= LONG);
  const [first = long[0], second] = pairIn(titles);
  const other = long.find((word) => word !== first && word !== second && word !== word.toUpperCase());
  /** @type {{query: string, way: Way}[]} */
  const ways = [];
  if (second) {
    ways.push({ query: `${second} ${first}`, way: 'both' }, { query: `"${first} ${second}"`, way: 'phrase' });
    ways.push({ query: `${[...first].slice(0, LONG - 1).join('')}*`, way: 'prefix' });
  }
  if (other) ways.push({ query: `${first} OR ${other}`, way: 'either' }, { query: `${first} -${other}`, way: 'without' });
  return [...ways, ...ofField(about, whole), ...ofTime(whole)].map(({ query, way }) => ({ query: query.toLocaleLowerCase().replace(' or ', ' OR '), way }));
}

/** Words to begin with, and letters of the shortest of them. */
const TRIED = 3;
const TELLING = 6;

/** Long words that most of the first documents begin with, in small letters. @param {Answer} whole @returns {string[]} */
export function wordsIn({ hits }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { title, snippets: [first] } of hits) {
    const words = wordsOf(first?.pieces.map(({ text }) => text).join('') || title).filter((word) => [...word].length >= TELLING);
    for (const word of new Set(words.filter((word) => word === word.toLocaleLowerCase()))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, TRIED).map(([word]) => word);
}

/** Values of this corpus whose documents can be held against all others: the commonest of each of the first fields, and the later half of time. @param {About} about @param {Answer} whole */
export function contrasts({ fields }, { facets, total, timeline }) {
  const values = fields.filter(({ kind }) => kind === 'facet').flatMap(({ name }) => commonIn(facets, name, total).slice(0, 1).map(({ value }) => ({ field: name, value })));
  const years = [...new Map((timeline?.bins ?? []).filter(({ count }) => count).map(yearsOf))];
  const later = timeline && years.length > 1 ? [{ field: timeline.field, value: `${years[years.length >> 1][0]}..${years[years.length - 1][1]}` }] : [];
  return [...later, ...values.slice(0, TRIED)];
}

/** Words of titles, or of what documents begin with. @param {Answer} whole */
const titlesIn = ({ hits }) => hits.map(({ title, snippets: [first] }) => wordsOf(title || first?.pieces.map(({ text }) => text).join('') || ''));

/** @param {string} text @returns {string[]} */
const wordsOf = (text) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Two long words that stand together in a title. @param {string[][]} titles @returns {string[]} */
function pairIn(titles) {
  for (const words of titles) {
    const at = words.findIndex((word, index) => word.length >= LONG && words[index + 1]?.length >= LONG);
    if (at >= 0) return words.slice(at, at + 2);
  }
  return [];
}

/** One in so many documents has a value that serves as an example. */
const COMMON = 20;

/** Values of a field that some documents have, and not all. @param {Answer['facets']} facets @param {string} name @param {number} total */
const commonIn = (facets, name, total) => (entry(facets, name) ?? []).filter(({ count }) => count < total && count * COMMON >= total);

/** @param {About} about @param {Answer} whole @returns {{query: string, way: Way}[]} */
function ofField({ fields }, { facets, total }) {
  const field = fields.find(({ name, kind }) => kind === 'facet' && /^[\w-]+$/.test(name) && commonIn(facets, name, total).length > 1);
  const value = field && commonIn(facets, field.name, total).toSorted((a, b) => a.value.length - b.value.length)[0].value;
  return field && value ? [{ query: `${field.name}:${/^[\p{L}\p{N}]+$/u.test(value) ? value : `"${value}"`}`, way: 'field' }] : [];
}

/** The first and the last year of a bin, which may be a decade. @param {{date: string}} bin @returns {[string, string]} */
function yearsOf({ date }) {
  const [first, last = first] = date.split('..');
  return [first.slice(0, 4), last.slice(0, 4)];
}

/** @param {Answer} whole @returns {{query: string, way: Way}[]} */
function ofTime({ timeline }) {
  if (!timeline?.bins.length) return [];
  const [first] = yearsOf(timeline.bins[0]);
  const [, last] = yearsOf(timeline.bins[timeline.bins.length - 1]);
  return [{ query: `${timeline.field}:${first}${first === last ? '' : `..${last}`}`, way: 'time' }];
}
