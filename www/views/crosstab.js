import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { isProposing, optionOf } from '../analysis/analysis.js';
import { also, timed } from '../analysis/conditions.js';
import { chart } from '../charts/chart.js';
import { cellOf, crossOf, LINES, trendIn } from '../charts/cross.js';
import { crossSheet } from '../charts/cross-sheet.js';
import { swatch } from '../charts/draw.js';
import { trendSheet } from '../charts/trend-sheet.js';
import { spanOf } from '../dates.js';
import { entry } from '../entry.js';
import { said } from './announce.js';
import { charted, sourceOf } from './charted.js';
import { chooser } from './choices.js';
import { measure } from './heads.js';
import { proposed, proposing } from './proposed.js';
import { warned } from './warned.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../charts/cross.js').Cross} Cross
 * @typedef {{cross: Cross, trend: import('../charts/trend.js').Trend, field: string, request: import('../protocol').TableRequest}} Crossed
 */

const HEIGHT = 220;

/** More columns than these have no room side by side on paper. */
const WIDE = 12;

/** @type {WeakMap<import('../protocol').Table, Pick<Crossed, 'cross' | 'trend'> & {timeline: import('../protocol').Timeline | null}>} */
const read = new WeakMap();

/** @param {import('../protocol').Table} table @param {import('../protocol').Timeline | null} timeline */
function knownOf(table, timeline) {
  const before = read.get(table);
  if (before?.timeline === timeline) return before;
  const cross = before?.cross ?? crossOf(table);
  const known = { timeline, cross, trend: trendIn(cross, timeline) };
  read.set(table, known);
  return known;
}

/** The topics, by the values of a field. @param {Room} room */
export function crosstab(room) {
  const { model: { state, counted: { table, request, busy, error }, about, answer: { timeline = null } }, words, send } = room;
  if (!about.topics.length) return html`<p class="note lead-in" data-part="no-topics">${words.crossNone} <button type="button" class="quiet" @click=${() => send({ type: 'edit', editing: true })}>${words.addTopics}</button></p>${proposed(room)}`;
  if (isProposing(state, about)) return html`<div class="options">${proposing(room)}</div>${proposed(room)}`;
  if (error) return html`${choices(room)}<p class="trouble" role="alert" data-part="uncounted">${error.message}</p>`;
  if (!table || !request) return html`${choices(room)}<p class="note" data-part="counting">${words.counting}</p>`;
  const known = knownOf(table, timeline);
  const crossed = { ...known, request, field: known.cross.field };
  return html`
    ${choices(room)}
    <section class="crosstab" data-part="crosstab" data-field=${crossed.field} ?data-busy=${busy} aria-label=${words.viewNames.topics}>
      ${said('chart-said', `${titleOf(room, crossed)}. ${words.rows(known.cross.rows.length)}`)}
      ${warned(table.warnings, 'table-warnings')}
      ${isTime(room, crossed) ? time(room, crossed) : nothing}
      ${guard([table, request, about, words], () => grown(room, crossed, table.columns.find(({ name }) => name.startsWith('log_ratio:'))))}
      ${charted(room, () => page(room, crossed))}
    </section>`;
}

/** What is chosen where nobody has, as the core has it. @param {Room} room */
const usualField = ({ model: { about: { fields } } }) => (fields.find(({ kind }) => kind === 'date') ?? fields.find(({ kind }) => kind === 'facet'))?.name ?? 'topic';

/** Whether there are lines over time: numbers that look like years may be codes. @param {Room} room @param {Crossed} crossed */
const isTime = ({ isDate }, { trend: { periods, series }, field }) => isDate(field) && periods.length > 1 && series.length > 0 && periods.every(({ label }) => label.split('..').every(spanOf));

/** @param {Room} room */
function choices(room) {
  const { model: { state, about }, words, send, label } = room;
  const field = optionOf(state, 'topics', 'field') || usualField(room);
  const fields = about.fields.filter(({ kind }) => kind !== 'note').map(({ name }) => [name, label(name)]);
  return html`<div class="options">${chooser(words.crossField, 'cross-field', field, [...fields, ['topic', words.topics]],
    (value) => send({ type: 'option', name: 'field', value }))}
    ${room.isDate(field) ? chooser(words.trendBin, 'cross-bin', optionOf(state, 'topics', 'bin'), Object.entries(words.trendBins), (value) => send({ type: 'option', name: 'bin', value })) : nothing} ${proposing(room)}</div>`;
}

/** What it shows. @param {Room} room @param {Crossed} crossed */
const titleOf = (room, crossed) => (isTime(room, crossed) ? room.words.crossTime : crossed.field === 'topic' ? room.words.crossPairs : room.words.crossBy(room.label(crossed.field)));

/** On a sheet: the lines over time, or the table. @param {Room} room @param {Crossed} crossed */
function page(room, crossed) {
  const { words, rtl, label } = room;
  const { cross, trend, field, request: { selection = {} } } = crossed;
  const source = sourceOf(room, selection);
  const title = titleOf(room, crossed);
  if (isTime(room, crossed)) return trendSheet({ title, trend, note: firstOf(words, crossed), source, words, rtl });
  const [hint, across] = field === 'topic' ? [words.crossRatioHint, words.crossTopic] : [words.crossHeat, label(field)];
  return crossSheet({ title, hint, cross, across, nameOf: naming(room, field), source, words, rtl });
}

/** A column's name for readers. @param {Room} room @param {string} field @returns {(value: string) => string} */
const naming = ({ words, isDate }, field) => (value) => (value === 'unplaced' ? words.crossUnplaced : isDate(field) ? words.span(value) : value);

/** @param {Room} room @param {Crossed} crossed */
function time(room, crossed) {
  const { words, rtl, send, model: { state } } = room;
  const { trend, field } = crossed;
  return html`
    <h3 class="axis-name">${words.crossTime}</h3>
    <p class="hidden" id="trend-hint">${words.trendHint}</p>
    <div class="chart" role="group" aria-label=${words.crossTime} aria-describedby="trend-hint" ${chart({
      trend, height: HEIGHT, named: true, how: { unit: 'documents', share: 'none' }, chosen: entry(state.filters, field) ?? [], words, rest: words.trendRest, rtl, tell: words.crossPeriod,
      go: (period, series) => open(room, crossed, trend.series[series].name, period),
      choose: (filter) => send(filter === null ? { type: 'drop', field } : { type: 'range', field, value: filter }),
    })}></div>
    <ul class="key">${trend.series.map(({ name }, index) => html`<li>${swatch(index)}<bdi>${name}</bdi></li>`)}
      ${firstOf(words, crossed).map((told) => html`<li class="note">${told}</li>`)}</ul>`;
}

/** That there are more topics than lines, where there are. @param {import('../words/words.js').Words} words @param {Crossed} crossed */
const firstOf = (words, { cross: { rows }, trend: { series } }) => (rows.length > LINES ? [words.crossFirst(series.length, rows.length)] : []);

/** Documents that have a topic and a value, or one of each text. @param {Room} room @param {Crossed} crossed @param {string} topic @param {string} [value] @param {boolean} [once] */
function open({ send, isDate }, { cross: { columns }, request: { selection = {} }, field }, topic, value, once = false) {
  const named = also(selection, 'topic', topic, false);
  const labels = columns.map((column) => column.value);
  send({ type: 'narrow', query: '', once, of: value === undefined ? named : also(named, field, isDate(field) ? timed(value, labels) : value, isDate(field)) });
}

/** The table, each cell in a tone. @param {Room} room @param {Crossed} crossed @param {import('../protocol').Column} [ratio] how two topics go together */
function grown(room, crossed, ratio) {
  const { words } = room;
  const { cross, field } = crossed;
  const nameOf = naming(room, field);
  return html`
    <p class="note cross-hint" id="cross-hint">${field === 'topic' ? words.crossRatioHint : words.crossHeat}</p>
    ${measure(words, words.columnHeads.log_ratio, ratio)}
    <div class="rows" role="region" aria-label=${words.crossTable} tabindex="0">
      <table data-part="cross-table" ?data-wide=${cross.columns.length > WIDE} aria-label=${words.crossTable} aria-describedby="cross-hint">
        <thead><tr><th scope="col" data-column="label">${words.crossTopic}</th><th scope="col">${words.crossAll}</th>${cross.columns.map(({ value }) => html`<th scope="col"><bdi>${nameOf(value)}</bdi></th>`)}</tr></thead>
        <tbody>${cross.rows.map((row) => html`
          <tr data-row=${row.label}>
            <th scope="row"><bdi>${row.label}</bdi></th>
            <td>${number(room, cross.documents(row), words.crossOpen(row.label, words.crossAll, cross.documents(row)), () => open(room, crossed, row.label))}${
              cross.texts(row) === cross.documents(row) ? nothing : html`<button type="button" class="quiet ratio" data-part="cross-texts" data-count=${cross.texts(row)} @click=${() => open(room, crossed, row.label, undefined, true)}>${words.distinct(cross.texts(row))}</button>`}</td>
            ${cross.columns.map((column) => {
              const { count, ratio, tone } = cellOf(cross, row, column);
              return html`<td data-value=${column.value} data-name=${nameOf(column.value)} data-tone=${tone}>${
                count === null ? nothing : number(room, count, words.crossOpen(row.label, nameOf(column.value), count), () => open(room, crossed, row.label, column.value))}${
                ratio === null ? nothing : html`<span class="ratio">${words.crossRatio(ratio)}</span>`}</td>`;
            })}
          </tr>`)}</tbody>
      </table>
    </div>`;
}

/** @param {Room} room @param {number} count @param {string} label @param {() => void} go */
const number = ({ words }, count, label, go) => (count ? html`<button type="button" class="quiet" aria-label=${label} @click=${go}>${words.number(count)}</button>` : html`<span class="zero">0</span>`);
