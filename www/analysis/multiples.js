// What small charts side by side count: for each of a field's first values the table of the trends once more, one after
// another; the last ones stay in sight until the next are there.

import { optionOf, tableRequestOf } from './analysis.js';
import { cellsOf } from '../export/csv.js';
import { keyOf } from '../latest.js';
import { entry } from '../entry.js';

/**
 * @typedef {import('../protocol').Table} Table
 * @typedef {import('../protocol').TableRequest} TableRequest
 * @typedef {{value: string, request: TableRequest, table: Table}} Small
 * @typedef {{about: Pick<import('../protocol').About, 'topics'>, whole: Pick<import('../protocol').Answer, 'facets'>}} Corpus what is known of all documents
 * @typedef {{field: string, charts: Small[], busy: boolean, error: Error | null}} Multiples
 */

/** How many charts stand side by side. */
export const SIDE_BY_SIDE = 12;

/**
 * @param {object} house
 * @param {Pick<import('../client.js').Client, 'table'>} house.client
 * @param {() => void} house.changed
 */
export function multiplying({ client, changed }) {
  /** @type {Multiples} */
  const multiples = { field: '', charts: [], busy: false, error: null };
  let asked = keyOf([], 0);
  let turn = 0;

  /** @param {Omit<Small, 'table'>[]} wanted @param {number} own */
  async function ask(wanted, own) {
    /** @type {Small[]} */
    const charts = [];
    for (const one of wanted) {
      const table = await client.table(one.request);
      if (own !== turn) return;
      charts.push({ ...one, table });
      const kept = multiples.charts.filter(({ value }) => wanted.slice(charts.length).some((still) => still.value === value));
      Object.assign(multiples, { charts: [...charts, ...kept], busy: charts.length < wanted.length, error: null });
      changed();
    }
  }

  return {
    multiples,
    /** Asks for what the state needs. @param {import('../state.js').State} state @param {number} version of the corpus @param {Corpus} corpus */
    refresh(state, version, corpus) {
      const field = state.view === 'trends' ? optionOf(state, 'trends', 'by') : '';
      const wanted = field ? requestsOf(state, field, corpus) : [];
      const key = keyOf(wanted, version);
      if (key === asked) return;
      asked = key;
      turn += 1;
      const own = turn;
      Object.assign(multiples, { busy: wanted.length > 0, error: null, ...(field === multiples.field && wanted.length ? {} : { field, charts: [] }) });
      ask(wanted, own).catch((error) => {
        if (own !== turn) return;
        Object.assign(multiples, { busy: false, error });
        changed();
      });
    },
  };
}

/**
 * The values chosen of the field, or those that most documents of the corpus have.
 * @param {import('../state.js').State} state
 * @param {string} field
 * @param {Corpus} corpus
 */
export function requestsOf(state, field, { whole, about }) {
  const values = entry(state.filters, field) ?? (entry(whole.facets, field) ?? []).map(({ value }) => value);
  return values.slice(0, SIDE_BY_SIDE).flatMap((value) => {
    const request = tableRequestOf({ ...state, filters: { ...state.filters, [field]: [value] } }, 0, about);
    return request ? [{ value, request }] : [];
  });
}

/**
 * The tables of all charts as one: what is said of them together, and their rows one below another, each behind its value.
 * @param {Multiples} multiples of one chart at least
 */
export function joined({ field, charts }) {
  const [{ request, table }] = charts;
  const tables = charts.map((one) => one.table);
  const selection = { ...request.selection, filters: { ...request.selection?.filters, [field]: charts.map(({ value }) => value) } };
  return {
    request: { ...request, selection },
    table: {
      columns: [{ name: field, label: 'each of its values has a table', formula: '', source: '' }, ...table.columns],
      rows: tables.flatMap(({ rows }) => rows), sorted: table.sorted, total: tables.reduce((all, { total }) => all + total, 0),
      sums: [], warnings: charts.flatMap(({ value, table: { warnings } }) => warnings.map((warning) => ({ ...warning, message: `${value}: ${warning.message}` }))),
    },
    cells: charts.flatMap(({ value, table }, number) => cellsOf(table).flatMap((row, at) => (at ? [[value, ...row]] : number ? [] : [[field, ...row]]))),
  };
}
