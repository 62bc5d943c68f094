// Pure: a table over time as a chart reads it: series, periods in order, and what has no date.

/**
 * @typedef {import('../protocol').Table} Table
 * @typedef {import('../protocol').TableRequest} TableRequest
 *
 * @typedef {object} Period
 * @property {string} label the filter for it: `2018`, `2018-03` or `2018-03-14`
 * @property {number[]} counts by series, as counted
 * @property {number[]} ownTexts by series, the distinct texts among its documents
 * @property {(number | null)[]} values by series, as shares, in per cent or per million; null where there is nothing to count in
 * @property {number} documents of the selection, without its words
 * @property {number} texts distinct ones among those
 * @property {number} tokens running words of those
 * @property {boolean} thin whether that is something, but too little to lean on
 *
 * @typedef {object} Trend
 * @property {{name: string, query: string}[]} series
 * @property {Period[]} periods
 * @property {Period | null} unplaced documents without a date
 * @property {number} most the largest value
 * @property {import('../protocol').Unit} unit what is counted
 * @property {'documents' | 'tokens'} base what is drawn behind the lines
 *
 * @typedef {{most: number, peak: number, ends?: string[]}} Scale what the value axis reaches to, and what is drawn behind it; the first and the last period
 */

/** Below these a period is thin: one document more or less moves its share by a fifth, one word in a thousand words by as much as many words weigh. */
export const THIN = { documents: 5, tokens: 1000 };

const UNPLACED = 'unplaced';
const VALUE = /^value_(?=\d+$)/;

/** @type {WeakMap<Table, Trend>} The same table is looked at each time that a page is drawn. */
const read = new WeakMap();

/** @param {Table} table @param {TableRequest} request what it answers @returns {Trend} */
export function trendOf(table, request) {
  const trend = read.get(table) ?? readTrend(table, request);
  read.set(table, trend);
  return trend;
}

/** What a table over time counts: its values are reckoned of it. @param {Pick<Table, 'columns'>} table @returns {import('../protocol').Unit} */
export const unitOf = ({ columns }) => (columns.some(({ name, formula }) => VALUE.test(name) && formula.includes('documents_')) ? 'documents' : 'words');

/** @param {Table} table @param {TableRequest} request @returns {Trend} */
function readTrend({ columns, rows }, { selection = {}, view }) {
  const { series: asked = [], share = 'none' } = view && 'trends' in view ? view.trends : {};
  const at = (/** @type {string} */ name) => columns.findIndex((column) => column.name === name);
  const unit = unitOf({ columns });
  const lines = columns.filter(({ name }) => VALUE.test(name)).map(({ name }) => name.replace(VALUE, ''));
  const [documents, texts, tokens] = ['documents', 'texts', 'tokens'].map(at);
  const [counts, values] = [unit === 'documents' ? 'documents' : 'occurrences', 'value'].map((name) => lines.map((number) => at(`${name}_${number}`)));
  const ownTexts = lines.map((number) => at(`texts_${number}`));
  const percent = share === 'period' || share === 'selection' ? 100 : 1;
  const base = unit === 'documents' ? 'documents' : 'tokens';
  const periods = rows.map(({ label, numbers }) => {
    const known = { documents: numbers[documents] ?? 0, texts: numbers[texts] ?? 0, tokens: numbers[tokens] ?? 0 };
    const shares = values.map((place) => numbers[place] ?? null).map((value) => (value === null ? null : value * percent));
    return { label, counts: counts.map((place) => numbers[place] ?? 0), ownTexts: ownTexts.map((place) => numbers[place] ?? 0), values: known[base] ? shares : shares.map(() => null), ...known, thin: known[base] > 0 && known[base] < THIN[base] };
  });
  const dated = periods.filter(({ label }) => label !== UNPLACED);
  return {
    series: lines.map((_, index) => asked[index] ?? selection.query ?? '').map((query) => ({ name: query, query })),
    periods: dated,
    unplaced: periods.find((period) => period.label === UNPLACED && period.documents) ?? null,
    most: mostOf(dated),
    unit,
    base,
  };
}

/** @param {Period[]} periods */
const mostOf = (periods) => periods.reduce((most, { values }) => values.reduce((/** @type {number} */ larger, value) => Math.max(larger, value ?? 0), most), 0);

/** The largest of what is drawn behind the lines. @param {Pick<Trend, 'periods' | 'base'>} trend */
export const peakOf = ({ periods, base }) => periods.reduce((most, period) => Math.max(most, period[base]), 0);

/** What charts that stand side by side reach to: their lines, what is behind them, and in time. @param {Trend[]} trends @returns {Scale} */
export function scaleOf(trends) {
  const labels = trends.flatMap(({ periods }) => periods.map(({ label }) => label)).sort();
  return { most: Math.max(0, ...trends.map(({ most }) => most)), peak: Math.max(0, ...trends.map(peakOf)), ends: labels.length ? [labels[0], labels[labels.length - 1]] : undefined };
}

/** The numbers of several periods together. @param {Period[]} periods */
export const together = (periods) => ({
  counts: (periods[0]?.counts ?? []).map((_, index) => periods.reduce((all, { counts }) => all + counts[index], 0)),
  documents: periods.reduce((all, { documents }) => all + documents, 0),
  tokens: periods.reduce((all, { tokens }) => all + tokens, 0),
});
