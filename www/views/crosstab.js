import { html, nothing } from 'lit-html';
import { optionOf } from '../analysis.js';
import { chart } from '../charts/chart.js';
import { crossOf, LINES, toneOf, toneOfRatio, trendIn } from '../charts/cross.js';
import { swatch } from '../charts/draw.js';
import { trendSheet } from '../charts/trend-sheet.js';
import { spanOf } from '../dates.js';
import { charted, sourceOf } from './charted.js';
import { chooser } from './choices.js';
import { proposed, proposing } from './proposed.js';
import { warned } from './warned.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../charts/cross.js').Cross} Cross
 * @typedef {{cross: Cross, trend: import('../charts/trend.js').Trend, field: string, request: import('../protocol').TableRequest}} Crossed
 */

const HEIGHT = 220;

/** @type {WeakMap<import('../protocol').Table, Pick<Crossed, 'cross' | 'trend'>>} */
const read = new WeakMap();

/** The topics, by the values of a field. @param {Room} room */
export function crosstab(room) {
  const { model: { counted: { table, request, busy, error }, about }, words, send } = room;
  if (optionOf(room.model.state, 'topics', 'proposed') === '1') return html`<div class="options">${proposing(room)}</div>${proposed(room)}`;
  if (!about.topics.length) return html`<p class="note" data-part="no-rows">${words.crossNone} <button type="button" class="quiet" @click=${() => send({ type: 'edit', editing: true })}>${words.addTopics}</button> ${proposing(room)}</p>`;
  if (error) return html`${choices(room)}<p class="trouble" role="alert" data-part="uncounted">${error.message}</p>`;
  if (!table || !request) return html`${choices(room)}<p class="note" data-part="counting">${words.counting}</p>`;
  const known = read.get(table) ?? { cross: crossOf(table), trend: trendIn(crossOf(table)) };
  read.set(table, known);
  const crossed = { ...known, request, field: known.cross.field };
  return html`
    ${choices(room)}
    <section class="crosstab" data-part="crosstab" data-field=${crossed.field} ?data-busy=${busy} aria-label=${words.viewNames.topics}>
      ${warned(table.warnings, 'table-warnings')}
      ${isTime(crossed) ? time(room, crossed) : nothing}
      ${grown(room, crossed)}
      ${charted(room, isTime(crossed) ? () => trendSheet({ title: words.crossTime, trend: crossed.trend, source: sourceOf(room, request.selection ?? {}), words, rtl: room.rtl }) : null)}
    </section>`;
}

/** What is chosen where nobody has, as the core has it. @param {Room} room */
const usualField = ({ model: { about: { fields } } }) => (fields.find(({ kind }) => kind === 'date') ?? fields.find(({ kind }) => kind === 'facet'))?.name ?? 'topic';

/** @param {Crossed} crossed */
const isTime = ({ trend: { periods, series } }) => periods.length > 1 && series.length > 0 && periods.every(({ label }) => spanOf(label));

/** @param {Room} room */
function choices(room) {
  const { model: { state, about }, words, send, label } = room;
  const fields = about.fields.filter(({ kind }) => kind !== 'note').map(({ name }) => [name, label(name)]);
  return html`<div class="options">${chooser(words.crossField, 'cross-field', optionOf(state, 'topics', 'field') || usualField(room), [...fields, ['topic', words.topics]],
    (value) => send({ type: 'option', name: 'field', value }))} ${proposing(room)}</div>`;
}

/** @param {Room} room @param {Crossed} crossed */
function time(room, crossed) {
  const { words, rtl, send, model: { state } } = room;
  const { trend, field, cross } = crossed;
  return html`
    <h3 class="axis-name">${words.crossTime}</h3>
    <p class="hidden" id="trend-hint">${words.trendHint}</p>
    <div class="chart" role="group" aria-label=${words.crossTime} aria-describedby="trend-hint" ${chart({
      trend, height: HEIGHT, named: true, how: { unit: 'documents', share: 'none' }, chosen: state.filters[field] ?? [], words, rest: words.trendRest, rtl, tell: words.crossPeriod,
      go: (period, series) => open(room, crossed, trend.series[series].name, period),
      choose: (filter) => send(filter === null ? { type: 'drop', field } : { type: 'range', field, value: filter }),
    })}></div>
    <ul class="key">${trend.series.map(({ name }, index) => html`<li>${swatch(index)}<bdi>${name}</bdi></li>`)}
      ${cross.rows.length > LINES ? html`<li class="note">${words.crossFirst(trend.series.length, cross.rows.length)}</li>` : nothing}</ul>`;
}

/** Documents that have a topic and a value. @param {Room} room @param {Crossed} crossed @param {string} topic @param {string} [value] */
function open({ send, model: { about } }, { request: { selection = {} }, field }, topic, value) {
  const { filters = {} } = selection;
  const written = [...(field === 'topic' && value !== undefined && value !== topic ? [value] : []), ...(filters.topic ? [topic] : [])];
  const chosen = { ...(filters.topic ? {} : { topic: [topic] }), ...(field !== 'topic' && value !== undefined ? { [field]: [value] } : {}) };
  send({ type: 'narrow', query: written.map((label) => queryOf(about, label)).join(' '), of: { ...selection, filters: { ...filters, ...chosen } } });
}

/** A topic among the words of a query: by its name where no other's has it in it. @param {import('../protocol').About} about @param {string} label */
function queryOf({ topics }, label) {
  const similar = topics.filter((topic) => topic.label.toLowerCase().includes(label.toLowerCase()));
  return similar.length > 1 || label.includes('"') ? `(${topics.find((topic) => topic.label === label)?.query ?? ''})` : `topic:"${label}"`;
}

/** The table, each cell in a tone. @param {Room} room @param {Crossed} crossed */
function grown(room, crossed) {
  const { words } = room;
  const { cross, field } = crossed;
  const pairs = field === 'topic';
  const nameOf = (/** @type {string} */ value) => (value === 'unplaced' ? words.crossUnplaced : room.isDate(field) ? words.date(value) : value);
  return html`
    <p class="note cross-hint" id="cross-hint">${pairs ? words.crossRatioHint : words.crossHeat}</p>
    <div class="rows" role="region" aria-label=${words.crossTable} tabindex="0">
      <table data-part="cross-table" aria-label=${words.crossTable} aria-describedby="cross-hint">
        <thead><tr><th scope="col" data-column="label">${words.crossTopic}</th><th scope="col">${words.crossAll}</th>${cross.columns.map(({ value }) => html`<th scope="col"><bdi>${nameOf(value)}</bdi></th>`)}</tr></thead>
        <tbody>${cross.rows.map((row) => html`
          <tr data-row=${row.label}>
            <th scope="row"><bdi>${row.label}</bdi></th>
            <td>${number(room, cross.documents(row), words.crossOpen(row.label, words.crossAll, cross.documents(row)), () => open(room, crossed, row.label))}${
              cross.texts(row) === cross.documents(row) ? nothing : html`<span class="ratio">${words.crossTexts(cross.texts(row))}</span>`}</td>
            ${cross.columns.map((column) => {
              const count = cross.count(row, column);
              const own = pairs && column.value === row.label;
              const ratio = pairs ? cross.ratio(row, column) : null;
              return html`<td data-value=${column.value} data-tone=${own ? 0 : pairs ? toneOfRatio(ratio) : toneOf(cross, row, column)}>${
                own ? nothing : number(room, count, words.crossOpen(row.label, nameOf(column.value), count), () => open(room, crossed, row.label, column.value))}${
                ratio === null ? nothing : html`<span class="ratio">${words.crossRatio(ratio)}</span>`}</td>`;
            })}
          </tr>`)}</tbody>
      </table>
    </div>`;
}

/** @param {Room} room @param {number} count @param {string} label @param {() => void} go */
const number = ({ words }, count, label, go) => (count ? html`<button type="button" class="quiet" aria-label=${label} @click=${go}>${words.number(count)}</button>` : html`<span class="zero">0</span>`);
