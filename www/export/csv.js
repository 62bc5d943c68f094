// Pure: tables as text that spreadsheets and programs read. What stands in them comes from foreign documents: whoever opens
// them must see their words and run none.

/** @typedef {import('../protocol').Table} Table */
/** @typedef {string | number | null | undefined} Cell a text, or a number that is known */

/** What a spreadsheet takes for the beginning of a formula: in front of a cell, or behind what it may take for a cell's end. */
const FORMULA = /(^|[;\t\r\n])(?=[=+\-@\t\r])/g;
const QUOTED = /[",\r\n]/;

/**
 * Comma-separated values as RFC 4180 has them, lines ending in CRLF, behind lines that begin with `#`. A text that a
 * spreadsheet would take for a formula has an apostrophe before it; numbers stand as they are.
 * @param {string[]} about how the table was made, a line each
 * @param {Cell[][]} rows the names of the columns first
 */
export const csv = (about, rows) => [...about, ...guarded(rows)].map(remark).concat(rows.map((row) => row.map(field).join(','))).map((line) => `${line}\r\n`).join('');

/** That cells are not as the documents have them, where that is so: as the terminal says it. @param {Cell[][]} rows */
const guarded = (rows) => (rows.some((row) => row.some((cell) => typeof cell === 'string' && harmless(cell) !== cell)) ? ['note: An apostrophe stands before what a spreadsheet would take for a formula (= + - @).'] : []);

/** The same rows as a clipboard has them for a spreadsheet: tabs between columns. @param {Cell[][]} rows */
export const tabbed = (rows) => rows.map((row) => `${row.map((cell) => harmless(cell).replace(/\s+/gu, ' ')).join('\t')}\n`).join('');

/** A table for the clipboard, its columns named for readers. @param {Table} table */
export const separated = ({ columns, rows }) => tabbed([['', ...columns.map(({ label }) => label)], ...rows.map(({ label, numbers }) => [label, ...numbers])]);

/** All of a table, its columns named for programs; stretches, where rows have them, last. @param {Table} table @returns {Cell[][]} */
export function cellsOf({ columns, rows }) {
  const spread = rows.some((row) => row.spread?.length);
  const head = ['label', 'query', ...columns.map(({ name }) => name), ...(spread ? ['spread'] : [])];
  return [head, ...rows.map((row) => [row.label, row.query, ...row.numbers, ...(spread ? [row.spread?.join(' ') ?? ''] : [])])];
}

/** @param {Cell} cell */
function field(cell) {
  const text = harmless(cell);
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {Cell} cell */
const harmless = (cell) => (typeof cell === 'string' ? cell.replace(FORMULA, "$1'") : String(cell ?? ''));

/** One line, whatever is in it; a comma may end a cell of it. @param {string} line */
const remark = (line) => `# ${line.replace(/\s+/gu, ' ').replace(/([,;]\s?)(?=[=+\-@])/g, "$1'")}`;
