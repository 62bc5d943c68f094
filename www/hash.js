// Pure: the part of the state that a link carries ⇄ the hash of an address.

import { ROWS, VIEWS, withOption } from './analysis/analysis.js';
import { INITIAL } from './state.js';

/** @typedef {import('./state.js').State} State */

const FILTER = 'f.';

/** Topics added or changed, their groups, those taken away; parts of documents that were put back or set aside. */
const TOPIC = 't.';
const GROUP = 'tg.';
const GONE = 't-';
const MEND = 'm.';

/** Options of views; the selection that is held to be compared with. */
const OPTION = 'o.';
const HELD = 'b.';

/** Rows that a link opens with at the most: all of them are drawn at once. */
const MOST_ROWS = 3200;

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
  put('forms', Number(state.stems), 0);
  put('typos', Number(state.typos), 0);
  put('sort', state.sort, INITIAL.sort);
  put('time', state.timeline, INITIAL.timeline);
  put('from', state.from, INITIAL.from);
  put('view', state.view, INITIAL.view);
  put('rows', state.rows, INITIAL.rows);
  for (const key of Object.keys(state.options).sort()) words.set(OPTION + key, state.options[key]);
  if (state.held) putHeld(words, state.held);
  put('doc', state.open, INITIAL.open);
  put('match', state.match, INITIAL.match);
  put('about', Number(state.about), 0);
  put('edit', Number(state.editing), 0);
  put('title', state.title, INITIAL.title);
  for (const { label, query, group } of state.topics.put) {
    words.set(TOPIC + label, query);
    if (group) words.set(GROUP + label, group);
  }
  for (const label of state.topics.gone) words.append(GONE, label);
  for (const { id, part, paragraph, kind } of state.mends) words.append(MEND + id, [part, ...(paragraph === undefined ? [] : [paragraph]), kind].join('.'));
  if (words.size) put('of', state.of, INITIAL.of);
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
    scope: scopeOf(words.get('scope')),
    stems: words.get('forms') === '1',
    typos: words.get('typos') === '1',
    sort: sortOf(words.get('sort')),
    timeline: words.get('time'),
    from: count(words.get('from')),
    view: VIEWS.find((view) => view === words.get('view')) ?? INITIAL.view,
    rows: Math.max(ROWS, Math.min(count(words.get('rows')), MOST_ROWS)),
    options: optionsOf(words),
    held: heldOf(words),
    open: words.get('doc'),
    match: count(words.get('match')),
    about: words.get('about') === '1',
    editing: words.get('edit') === '1',
    title: words.get('title'),
    of: words.get('of'),
    topics: topicsOf(words),
    mends: mendsOf(words),
  };
}

/** @param {URLSearchParams} words @param {import('./protocol').Selection} held */
function putHeld(words, { query = '', filters = {}, scope = 'article', stems = false, typos = false }) {
  words.set(`${HELD}q`, query);
  for (const field of Object.keys(filters).sort()) {
    for (const value of filters[field]) words.append(HELD + FILTER + field, value);
  }
  if (scope !== 'article') words.set(`${HELD}scope`, scope);
  if (stems) words.set(`${HELD}forms`, '1');
  if (typos) words.set(`${HELD}typos`, '1');
}

/** @param {URLSearchParams} words @returns {State['held']} */
function heldOf(words) {
  const query = words.get(`${HELD}q`);
  if (query === null) return null;
  return { query, filters: filtersOf(words, HELD + FILTER), scope: scopeOf(words.get(`${HELD}scope`)), stems: words.get(`${HELD}forms`) === '1', typos: words.get(`${HELD}typos`) === '1' };
}

/** @param {URLSearchParams} words @returns {State['options']} */
const optionsOf = (words) => namesOf(words, OPTION).reduce((options, key) => withOption(options, key, words.get(OPTION + key) ?? ''), INITIAL.options);

/** @param {string | null} text @returns {State['scope']} */
const scopeOf = (text) => (text === 'all' || text === 'text' ? text : INITIAL.scope);

/** What follows a beginning in the names, each once. @param {URLSearchParams} words @param {string} beginning */
const namesOf = (words, beginning) =>
  [...new Set(words.keys())].filter((name) => name.startsWith(beginning) && name.length > beginning.length).map((name) => name.slice(beginning.length));

/** @param {URLSearchParams} words @param {string} beginning */
const filtersOf = (words, beginning = FILTER) => Object.fromEntries(namesOf(words, beginning).map((field) => [field, [...new Set(words.getAll(beginning + field))]]));

/** @param {URLSearchParams} words @returns {State['topics']} */
function topicsOf(words) {
  const put = namesOf(words, TOPIC).map((label) => ({ label, query: words.get(TOPIC + label) ?? '', group: words.get(GROUP + label) ?? '' }));
  const gone = [...new Set(words.getAll(GONE))];
  return put.length || gone.length ? { put, gone } : INITIAL.topics;
}

/** @param {URLSearchParams} words @returns {State['mends']} */
function mendsOf(words) {
  const mends = namesOf(words, MEND).flatMap((id) => words.getAll(MEND + id).map((text) => mendOf(id, text))).filter((mend) => mend !== null);
  return mends.length ? mends : INITIAL.mends;
}

/** @param {string} id @param {string} text */
function mendOf(id, text) {
  const [, part, paragraph, kind] = /^(\d{1,7})\.(?:(\d{1,7})\.)?(\p{L}[\p{L}\p{N}-]{0,40})$/u.exec(text) ?? [];
  return kind ? { id, part: Number(part), ...(paragraph && { paragraph: Number(paragraph) }), kind } : null;
}

/** @param {string | null} text @returns {State['sort']} */
const sortOf = (text) => (text === 'newest' || text === 'oldest' ? text : INITIAL.sort);

/** @param {string | null} text */
const count = (text) => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : 0);
