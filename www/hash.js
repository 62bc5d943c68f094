// Pure: the part of the state that a link carries ⇄ the hash of an address.

import { INITIAL } from './state.js';

/** @typedef {import('./state.js').State} State */

const FILTER = 'f.';

/**
 * @param {State} state
 * @returns {string} empty for the state that an explorer starts in
 */
export function toHash(state) {
  const words = new URLSearchParams();
  /** @param {string} name @param {string | number | null} value @param {string | number | null} usual */
  const put = (name, value, usual) => value !== usual && words.set(name, String(value));
  put('q', state.query, INITIAL.query);
  for (const field of Object.keys(state.filters).sort()) {
    for (const value of state.filters[field]) words.append(FILTER + field, value);
  }
  put('scope', state.scope, INITIAL.scope);
  put('sort', state.sort, INITIAL.sort);
  put('time', state.timeline, INITIAL.timeline);
  put('from', state.from, INITIAL.from);
  put('doc', state.open, INITIAL.open);
  put('match', state.match, INITIAL.match);
  put('about', Number(state.about), 0);
  const text = words.toString();
  return text && `#${text}`;
}

/**
 * A link may come from anywhere: what it says wrongly is passed over.
 * @param {string} hash
 * @returns {State}
 */
export function fromHash(hash) {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    ...INITIAL,
    query: words.get('q') ?? '',
    filters: filtersOf(words),
    scope: words.get('scope') === 'all' ? 'all' : 'article',
    sort: sortOf(words.get('sort')),
    timeline: words.get('time'),
    from: count(words.get('from')),
    open: words.get('doc'),
    match: count(words.get('match')),
    about: words.get('about') === '1',
  };
}

/** @param {URLSearchParams} words */
function filtersOf(words) {
  const names = [...words.keys()].filter((name) => name.startsWith(FILTER));
  return Object.fromEntries(names.map((name) => [name.slice(FILTER.length), [...new Set(words.getAll(name))]]));
}

/** @param {string | null} text @returns {State['sort']} */
const sortOf = (text) => (text === 'newest' || text === 'oldest' ? text : INITIAL.sort);

/** @param {string | null} text */
const count = (text) => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : 0);
