// Pure: conditions that are put beside the words of a query.

/** @typedef {import('./protocol').Selection} Selection */

/** The filter that keeps documents without a date. */
const UNPLACED = 'unplaced';

/** What has a meaning of its own between quotation marks, or ends them, unless it stands inside a word of another script. */
const SIGNS = /(?<![^\x00-\x7f])["“”„«»]|["“”„«»](?![^\x00-\x7f])|[*?~^=]/g;

/** Both queries at once: a word that is still being typed stays at the end, and is so. @param {string} query @param {string} other */
export function together(query, other) {
  const words = query.trimStart();
  if (!/\bOR\b|^(AND|NEAR)\b/.test(words)) return `${other} ${words}`;
  return /[\s)]$/.test(words) ? `${other} (${words.trimEnd()}) ` : `${other} (${words}`;
}

/** The condition that a field has a value: that and no other, or a date within. @param {string} field @param {string} value @param {boolean} dated whether the field has dates */
const valued = (field, value, dated) => `${field}:${dated ? value : `="${value.replace(SIGNS, ' ').trim()}"`}`;

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
  const chosen = filters[field] ?? [];
  const only = { ...selection, filters: { ...filters, [field]: [value] } };
  if (!chosen.length || chosen.includes(value)) return only;
  if (value !== UNPLACED) return { ...selection, query: together(query, valued(field, value, dated)) };
  return { ...only, query: together(query, `(${chosen.map((one) => valued(field, one, dated)).join(' OR ')})`) };
}
