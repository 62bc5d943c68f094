// Pure: ways to ask, shown with this corpus's own words, so that each of them finds something.

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

/** A word to begin with, where there is a long one. @param {Answer} whole */
export const wordIn = (whole) => titlesIn(whole).flat().find((word) => word.length >= LONG)?.toLocaleLowerCase();

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

/** @param {About} about @param {Answer} whole @returns {{query: string, way: Way}[]} */
function ofField({ fields }, { facets }) {
  const field = fields.find(({ name, kind }) => kind === 'facet' && /^[\w-]+$/.test(name) && facets[name]?.length > 1);
  const value = field && facets[field.name].toSorted((a, b) => a.value.length - b.value.length)[0].value;
  return field && value ? [{ query: `${field.name}:${/^[\p{L}\p{N}]+$/u.test(value) ? value : `"${value}"`}`, way: 'field' }] : [];
}

/** @param {Answer} whole @returns {{query: string, way: Way}[]} */
function ofTime({ timeline }) {
  if (!timeline?.bins.length) return [];
  const [first, last] = [timeline.bins[0], timeline.bins[timeline.bins.length - 1]].map(({ date }) => date.slice(0, 4));
  return [{ query: `${timeline.field}:${first}${first === last ? '' : `..${last}`}`, way: 'time' }];
}
