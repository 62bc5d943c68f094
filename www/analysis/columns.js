// Pure: which columns of a table are shown at first, what their numbers are, and what a row's measures are reckoned from.

/**
 * @typedef {import('../protocol').Table} Table
 * @typedef {import('../protocol').Row} Row
 * @typedef {import('../protocol').TableRequest} TableRequest
 * @typedef {{column: import('../protocol').Column, at: number}} Shown a column, and where its numbers stand in a row
 * @typedef {'count' | 'chance' | 'measure'} Kind
 */

/** The columns that tell most, by view; where a view is not named, or has none of them, all are shown. @type {Record<string, string[]>} */
const CHIEF = {
  words: ['count', 'documents', 'texts', 'per_million', 'dp'],
  phrases: ['count', 'documents', 'texts', 'per_million'],
  keyness: ['count', 'other_count', 'per_million', 'other_per_million', 'log_ratio', 'g2_4', 'lrc', 'p_corrected'],
  collocates: ['count', 'words', 'expected', 'documents', 'log_dice', 'mi', 'g2'],
};

/** The column by which a table is sorted where nobody asks, as the core has it. @type {Record<string, string>} */
const USUAL = { words: 'count', phrases: 'count', keyness: 'lrc', collocates: 'log_dice' };

const COUNTS = ['count', 'documents', 'texts', 'words', 'lines'];
const CHANCES = ['p', 'p_corrected'];

/** What a view of a request is called. @param {TableRequest | null} request */
export const viewIn = (request) => Object.keys(request?.view ?? {})[0] ?? '';

/** Options of the view. @param {TableRequest} request @returns {any} */
export const optionsIn = (request) => Object.values(request.view ?? {})[0] ?? {};

/** A column's name without the side of a comparison that it is of. @param {string} name */
export const bare = (name) => name.replace(/^other_/, '');

/** @param {string} name of a column @returns {Kind} */
export const kindOf = (name) => (COUNTS.includes(bare(name)) ? 'count' : CHANCES.includes(name) ? 'chance' : 'measure');

/**
 * @param {TableRequest} request
 * @param {Table['columns']} columns
 * @param {boolean} all
 * @returns {Shown[]}
 */
export function shownOf(request, columns, all) {
  const every = columns.map((column, at) => ({ column, at }));
  const chief = CHIEF[viewIn(request)] ?? [];
  const first = every.filter(({ column: { name } }) => chief.includes(name) || name === request.sort);
  return all || !chief.some((name) => columns.some((column) => column.name === name)) ? every : first;
}

/** How a column is sorted: by it or not, and which way. @param {TableRequest} request @param {string} name @returns {'ascending' | 'descending' | 'none'} */
export function orderOf({ sort, reversed, view }, name) {
  if ((sort || USUAL[viewIn({ view })]) !== name) return 'none';
  return (name === 'label') === !reversed ? 'ascending' : 'descending';
}

/** What holds for a table as a whole; 0 for what it does not say. @param {Table} table @param {string} name */
export const sumOf = ({ sums }, name) => sums.find((sum) => sum.name === name)?.number ?? 0;

/** A row's number in a column. @param {Table} table @param {Row} row @param {string} name */
const numberIn = ({ columns }, { numbers }, name) => numbers[columns.findIndex((column) => column.name === name)] ?? null;

/**
 * The numbers that a row's measures are reckoned from, by their letters; null for a view whose measures have none.
 * @param {TableRequest} request
 * @param {Table} table
 * @param {Row} row
 * @returns {Record<string, number | null> | null}
 */
export function lettersOf(request, table, row) {
  const own = (/** @type {string} */ name) => numberIn(table, row, name);
  const { unit } = optionsIn(request);
  switch (viewIn(request)) {
    case 'keyness': {
      const all = unit === 'documents' ? 'documents' : 'tokens';
      return { a: own('count'), b: own('other_count'), c: sumOf(table, all), d: sumOf(table, `other_${all}`), E1: own('expected'), E2: own('other_expected') };
    }
    case 'collocates':
      return { O: own('count'), f1: sumOf(table, 'nodes'), f2: own('words'), N: sumOf(table, 'tokens'), W: sumOf(table, 'beside'), E: own('expected') };
    default:
      return null;
  }
}
