// Pure: the lines in front of a table's CSV, which say how it was made: the same as the terminal's, letter for letter, but
// for the link that leads back to the page.

/**
 * @typedef {import('../protocol').TableRequest} TableRequest
 * @typedef {import('../protocol').Selection} Selection
 */

/**
 * @param {string} version of the program
 * @param {Parameters<typeof headNotes>[1]} about
 * @param {TableRequest} request
 * @param {import('../protocol').Table} table
 * @returns {string[]}
 */
export function tableNotes(version, about, { selection = {}, view, reversed = false, containing = '', offset = 0 }, { columns, rows, total, sorted = [], sums, warnings }) {
  return [
    ...headNotes(version, about),
    ...Object.entries(view ?? {}).flatMap(([name, options]) => [...note('view', name), ...optionNotes(options)]),
    ...selectionNotes('selection', selection),
    ...note('sorted by', `${sorted.join(', then ') || 'usual order'}${reversed ? ', reversed' : ''}`),
    ...note('containing', containing),
    ...note('rows', `${rows.length} from ${offset + 1} of ${total}`),
    ...sums.flatMap(({ name, label, number }) => note(`sum ${name}`, `${number} (${label})`)),
    ...columns.flatMap(({ name, label, formula, source }) => note(`column ${name}`, `${label}${formula && ` = ${formula}`}${source && ` [${source}]`}`)),
    ...warnings.flatMap(({ message }) => note('note', message)),
  ];
}

/** @param {string} version @param {{title: string, hash: string, link: string}} about */
export const headNotes = (version, { title, hash, link }) => [`Concord ${version}`, ...note('corpus', title), ...note('hash', hash), ...note('link', link)];

/** Options by name; a selection among them as a selection. @param {Record<string, unknown>} options @returns {string[]} */
export const optionNotes = (options) => Object.keys(options).sort().flatMap((name) => {
  const value = options[name];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return note(name, plain(value));
  return 'filters' in value ? selectionNotes(name, /** @type {Selection} */ (value)) : Object.entries(value).sort().flatMap(([part, inner]) => note(`${name} ${part}`, plain(inner)));
});

/** @param {string} name @param {Selection} selection */
export const selectionNotes = (name, { query = '', filters = {}, scope = 'article', stems = false, typos = false }) => [
  ...note(`${name} query`, query),
  ...Object.keys(filters).sort().flatMap((field) => note(`${name} filter ${field}`, filters[field].join(' | '))),
  ...note(`${name} scope`, scope),
  ...note(`${name} stems`, plain(stems)),
  ...note(`${name} typos`, plain(typos)),
];

/** A line, unless there is nothing to say. @param {string} name @param {string} value */
export function note(name, value) {
  const words = value.split(/\s+/u).filter(Boolean).join(' ');
  return words ? [`${name}: ${words}`] : [];
}

/** @param {unknown} value @returns {string} */
const plain = (value) => (value === null || value === undefined || value === false ? '' : Array.isArray(value) ? value.map(plain).join(' | ') : String(value));
