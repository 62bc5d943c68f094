// Topics ⇄ `topics.toml`, as a folder of documents holds it.

import { TomlError, parse } from 'smol-toml';
import { failure } from '../errors.js';

/** @typedef {import('./topics.js').Topic} Topic */

/** @param {Topic[]} topics */
export const written = (topics) => topics.map(block).join('\n');

/** @param {Topic} topic */
const block = ({ label, group, query }) =>
  ['[[topic]]', line('label', label), ...(group ? [line('group', group)] : []), line('query', query), ''].join('\n');

/** Queries hold double quotes: where nothing forbids it they stand as they are, in single ones. @param {string} key @param {string} text */
const line = (key, text) => `${key} = ${/^[^'\u0000-\u001f\u007f]*$/.test(text) && text.includes('"') ? `'${text}'` : quoted(text)}`;

/** JSON's strings are TOML's, but for one control character. @param {string} text */
const quoted = (text) => JSON.stringify(text.toWellFormed()).replace(/\u007f/g, '\\u007f');

/**
 * Fails with `topics-malformed` or `topics-unnamed`, and the line in its detail.
 * @param {string} text
 * @returns {Topic[]}
 */
export function read(text) {
  const { topic } = parsed(text);
  if (!Array.isArray(topic)) throw failure('topics-none', 'There is no [[topic]] in it.');
  const topics = topic.map((one, index) => checked(one, index, text));
  // As elsewhere, the last of a name counts; it keeps the first one's place.
  return [...new Map(topics.map((one) => [one.label, one])).values()];
}

/** @param {string} text */
function parsed(text) {
  try {
    return parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    throw failure('topics-malformed', cause.message.split('\n')[0].replace(/^Invalid TOML document: /, ''), String(cause.line));
  }
}

/** @param {unknown} one @param {number} index @param {string} text @returns {Topic} */
function checked(one, index, text) {
  const { label, query, group = '' } = /** @type {Record<string, unknown>} */ (one ?? {});
  for (const [key, value] of Object.entries({ label, query, group })) {
    if (typeof value !== 'string') throw failure('topics-malformed', `${key} = "…" is missing or no text`, String(lineOf(text, index)));
  }
  if (!String(label).trim()) throw failure('topics-malformed', 'label = "…" is empty', String(lineOf(text, index)));
  return { label: String(label).trim(), query: String(query), group: String(group) };
}

/** Where the block of that number begins. @param {string} text @param {number} index */
function lineOf(text, index) {
  const heads = text.split('\n').flatMap((line, number) => (/^\s*\[\[\s*topic\s*\]\]/.test(line) ? [number + 1] : []));
  return heads[index] ?? 1;
}
