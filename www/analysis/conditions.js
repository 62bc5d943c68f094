// Pure: conditions that are put beside the words of a query.

import { entry } from '../entry.js';

/** @typedef {import('../protocol').Selection} Selection */

/** What filters begin with that keep documents without a date, as fine as the timeline's or as a unit. */
const UNPLACED = 'unplaced';

const UNITS = ['year', 'month', 'day'];

/** Whether a filter on dates is one for what has none. @param {string} value */
const isUnplaced = (value) => value.startsWith(UNPLACED);

/** The filter for a row or column over time; what has no date is so among such as the others are. @param {string} value @param {string[]} labels of all of them */
export function timed(value, labels) {
  const dated = labels.find((label) => !isUnplaced(label));
  return value === UNPLACED && dated ? `${UNPLACED}-${dated.includes('..') ? 'decade' : UNITS[dated.split('-').length - 1]}` : value;
}

/** Both queries at once: a word that is still being typed stays at the end, and is so. @param {string} query @param {string} other */
export function together(query, other) {
  const words = query.trimStart();
  if (!/\bOR\b|^(AND|NEAR)\b/.test(words)) return `${other} ${words}`;
  return /[\s)]$/.test(words) ? `${other} (${words.trimEnd()}) ` : `${other} (${words}`;
}

/** A text that is meant as it is written, whatever is in it. @param {string} text */
const verbatim = (text) => `"${text.replaceAll('"', '""')}"`;

/** A field's name before its condition. @param {string} field */
const named = (field) => `${/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u.test(field) ? field : verbatim(field)}:`;

/** The condition that a field has a value: that and no other, or a date within. @param {string} field @param {string} value @param {boolean} [dated] whether the field has dates */
export const valued = (field, value, dated = false) => `${named(field)}${dated ? value : `=${verbatim(value)}`}`;

/**
 * A selection's documents that also have a value: where its field is filtered by others already, only the words can say so.
 * @param {Selection} selection
 * @param {string} field
 * @param {string} value
 * @param {boolean} dated whether the field has dates
 * @returns {Selection}
 */
export function also(selection, field, value, dated) {
  const { query = '', filters = {} } = selection;
  const chosen = entry(filters, field) ?? [];
  const only = { ...selection, filters: { ...filters, [field]: [value] } };
  if (!chosen.length || chosen.includes(value)) return only;
  if (!isUnplaced(value)) return { ...selection, query: together(query, valued(field, value, dated)) };
  return chosen.some(isUnplaced) ? only : { ...only, query: together(query, `(${chosen.map((one) => valued(field, one, dated)).join(' OR ')})`) };
}
