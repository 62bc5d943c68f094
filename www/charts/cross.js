// Pure: the table of topics by values as it is shown, and as a trend.

/**
 * @typedef {import('../protocol').Table} Table
 * @typedef {import('../protocol').Row} Row
 * @typedef {{value: string, at: number}} Column a value, and where its numbers stand
 * @typedef {{columns: Column[], rows: Row[], field: string, documents: (row: Row) => number, texts: (row: Row) => number, most: (row: Row) => number, count: (row: Row, column: Column) => number, ratio: (row: Row, column: Column) => number | null}} Cross
 */

const VALUE = 'value:';

/** What has no date; it stands first, where it is seen. */
const UNPLACED = 'unplaced';

/** Tones of a table's cells (crosstab.css). */
const TONES = 9;

/** Lines that a small chart has at most. */
export const LINES = 6;

/** @param {Table} table @returns {Cross} */
export function crossOf({ columns, rows, sums }) {
  const at = (/** @type {string} */ wanted) => columns.findIndex(({ name }) => name === wanted);
  const [documents, texts] = ['documents', 'texts'].map(at);
  const ratios = new Map(columns.map(({ name }, place) => [name, place]));
  const values = columns.flatMap(({ name }, place) => (name.startsWith(VALUE) ? [{ value: name.slice(VALUE.length), at: place }] : []));
  const largest = new Map(rows.map((row) => [row, values.reduce((most, { at: place }) => Math.max(most, row.numbers[place] ?? 0), 0)]));
  return {
    columns: values.sort((a, b) => Number(b.value === UNPLACED) - Number(a.value === UNPLACED)),
    rows, field: sums.find(({ name }) => name === 'field')?.label ?? 'topic',
    documents: ({ numbers }) => numbers[documents] ?? 0,
    texts: ({ numbers }) => numbers[texts] ?? 0,
    most: (row) => largest.get(row) ?? 0,
    count: ({ numbers }, { at: place }) => numbers[place] ?? 0,
    ratio: ({ numbers }, { value }) => numbers[ratios.get(`log_ratio:${value}`) ?? -1] ?? null,
  };
}

/** How dark a cell is: beside the largest of its row. @param {Cross} cross @param {Row} row @param {Column} column */
export function toneOf({ most: largest, count }, row, column) {
  const most = largest(row);
  return most ? Math.ceil((count(row, column) / most) * TONES) : 0;
}

/** How dark two topics' cell is: the more the one marks the other's documents. @param {number | null} ratio their Log Ratio */
export const toneOfRatio = (ratio) => (ratio && ratio > 0 ? Math.min(TONES, Math.ceil(2 * ratio)) : 0);

/** A cell: its count, none where a topic meets itself; its tone; and how far two topics go together. @param {Cross} cross @param {Row} row @param {Column} column */
export function cellOf(cross, row, column) {
  const pairs = cross.field === 'topic';
  if (pairs && column.value === row.label) return { count: null, ratio: null, tone: 0 };
  const ratio = pairs ? cross.ratio(row, column) : null;
  return { count: cross.count(row, column), ratio, tone: pairs ? toneOfRatio(ratio) : toneOf(cross, row, column) };
}

/**
 * The topics with most documents as lines over time, broken where there is no document at all.
 * @param {Cross} cross
 * @param {import('../protocol').Timeline | null} timeline of the same documents
 * @returns {import('./trend.js').Trend}
 */
export function trendIn({ columns, rows, field, documents, count }, timeline) {
  const none = new Set(timeline?.field === field ? timeline.bins.filter((bin) => !bin.count).map(({ date }) => date) : []);
  const first = [...rows].sort((a, b) => documents(b) - documents(a)).slice(0, LINES).filter((row) => documents(row));
  const dated = columns.filter(({ value }) => value !== UNPLACED);
  const periods = dated.map((column) => {
    const counts = first.map((row) => count(row, column));
    return { label: column.value, counts, ownTexts: [], values: none.has(column.value) ? counts.map(() => null) : counts, documents: 0, texts: 0, tokens: 0, thin: false };
  });
  const most = periods.reduce((larger, { counts }) => Math.max(larger, ...counts), 0);
  return { series: first.map(({ label, query }) => ({ name: label, query })), periods, unplaced: null, most, unit: 'documents', base: 'documents' };
}
