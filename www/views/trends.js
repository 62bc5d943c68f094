import { html, nothing } from 'lit-html';
import { chart } from '../charts/chart.js';
import { marker, swatch } from '../charts/draw.js';
import { smallSheet, trendSheet } from '../charts/trend-sheet.js';
import { peakOf, scaleOf, THIN, trendOf } from '../charts/trend.js';
import { sumOf } from '../analysis/columns.js';
import { entry } from '../entry.js';
import { said } from './announce.js';
import { charted, sourceOf } from './charted.js';
import { trendChoices } from './choices.js';
import { folded } from './trend-table.js';
import { fieldOf, howOf, open, openAll, titleOf } from './trended.js';
import { warned } from './warned.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../protocol').TableRequest} TableRequest
 * @typedef {import('../charts/trend.js').Trend} Trend
 * @typedef {import('./trended.js').Drawn} Drawn
 */

/** Pixels. */
const HEIGHT = 300;
const SMALL = 150;

/** The warning that is told above the chart in words of its own. */
const WIDER = 'wider';

/** Documents and words over time. @param {Room} room */
export function trends(room) {
  const { model: { about, counted: { table, request, busy, error } }, words } = room;
  if (!about.fields.some(({ kind }) => kind === 'date')) return html`<p class="note" data-part="trends-dateless">${words.trendDateless}</p>`;
  if (error) return html`${trendChoices(room)}<p class="trouble" role="alert" data-part="uncounted">${error.message}</p>`;
  if (!table || !request) return html`${trendChoices(room)}<p class="note" data-part="counting">${words.counting}</p>`;
  const trend = trendOf(table, request);
  const one = { trend, request };
  return html`
    ${trendChoices(room)}
    <section class="trends" data-part="trends" data-periods=${trend.periods.length} ?data-busy=${busy} aria-label=${words.viewNames.trends}>
      ${said('chart-said', words.trendSaid(titleOf(room, one), trend.series.map(({ name }) => name), trend.periods.length))}
      ${warned(table.warnings.filter(({ code }) => code !== WIDER), 'table-warnings')}
      <h3 class="axis-name">${titleOf(room, one)}</h3>
      ${populationOf(room, request, sumOf(table, 'documents')).map((told) => html`<p class="note" data-part="trend-population">${told}</p>`)}
      <p class="hidden" id="trend-hint">${words.trendHint}</p>
      ${trend.periods.length && trend.series.length ? html`
        ${drawing(room, one, { height: HEIGHT, named: true })}
        ${key(room, trend)}` : html`<p class="note">${words.trendUndated}</p>`}
      ${undated(room, one)}
      ${charted(room, trend.periods.length ? () => page(room, one, sumOf(table, 'documents')) : null)}
      ${folded(room, one)}
      ${multiples(room)}
    </section>`;
}

/** In what all is counted, where that is more than what is found. @param {Room} room @param {TableRequest} request @param {number} [documents] */
const populationOf = ({ words }, { selection: { query = '' } = {} }, documents) => (query.trim() ? [words.trendPopulation(documents)] : []);

/** @param {Room} room @param {Drawn} drawn @param {{height: number, named?: boolean, scale?: import('../charts/trend.js').Scale}} frame */
function drawing(room, drawn, frame) {
  const { trend, title } = drawn;
  const { words, rtl, send, label, model: { state } } = room;
  const field = fieldOf(room);
  return html`
    <div class="chart" role="group" aria-label=${title ?? titleOf(room, drawn)} aria-describedby="trend-hint" ${chart({
      ...frame, trend, how: howOf(drawn), words, rest: title === undefined ? words.trendRest : '', rtl, chosen: entry(state.filters, field) ?? [],
      go: (period, series) => open(room, drawn, period, series),
      choose: (filter) => send(filter === null ? { type: 'drop', field } : { type: 'range', field, value: filter }),
    })}></div>
    ${title === undefined ? nothing : html`<span class="hidden">${label(field)}</span>`}`;
}

/** What the signs mean. @param {Room} room @param {Trend} trend */
function key({ words }, { series, base, periods }) {
  const thin = periods.some((period) => period.thin);
  return html`
    <ul class="key" data-part="key">
      ${series.map(({ name }, index) => html`<li>${swatch(index)}<bdi>${words.seriesName(name)}</bdi></li>`)}
      <li class="note"><svg class="swatch" width="34" height="14" aria-hidden="true"><rect class="behind" x="9" width="16" height="14"></rect></svg>${words.trendBehind(base, peakOf({ periods, base }))}</li>
      ${thin ? html`<li class="note"><svg class="swatch" width="34" height="14" aria-hidden="true"><g transform="translate(17,7)">${marker(0, 4, true)}</g></svg>${words.trendThin(base, THIN[base])}</li>` : nothing}
    </ul>`;
}

/** What has no place in time, with the words searched for or without. @param {Room} room @param {Drawn} drawn */
function undated(room, drawn) {
  const { unplaced } = drawn.trend;
  if (!unplaced) return nothing;
  const { words } = room;
  return html`<p><button type="button" class="quiet note" data-part="trend-unplaced" data-count=${unplaced.documents}
    @click=${() => openAll(room, drawn, unplaced.label)}>${words.trendWithoutDate(unplaced.documents)}</button></p>`;
}

/** The same for each value of a field, on the same scale. @param {Room} room */
function multiples(room) {
  const { model: { multiples: { field, charts, error, busy }, state }, words, send, label } = room;
  if (!field) return nothing;
  if (error) return html`<p class="trouble" role="alert">${error.message}</p>`;
  const drawn = charts.map(({ value, request, table }) => ({ value, title: words.chip(label(field), value), request, trend: trendOf(table, request) }));
  const scale = scaleOf(drawn.map(({ trend }) => trend));
  const [full, empty] = [true, false].map((wanted) => drawn.filter(({ trend }) => Boolean(trend.unplaced || trend.periods.some(({ documents }) => documents)) === wanted));
  return html`
    <ul class="multiples" data-part="multiples" data-field=${field} ?data-busy=${busy}>${full.map((one) => html`
      <li data-value=${one.value}>
        <h3><button type="button" class="quiet" aria-pressed=${String(entry(state.filters, field)) === one.value} aria-label=${words.trendOnly(label(field), one.value)}
          @click=${() => send({ type: 'range', field, value: one.value })}><bdi>${one.value}</bdi></button></h3>
        ${one.trend.periods.length ? html`${drawing(room, one, { height: SMALL, scale })}${folded(room, one)}` : html`<p class="note">${words.trendUndated}</p>`}
      </li>`)}</ul>
    ${empty.length ? html`<p class="note" data-part="multiples-empty">${words.trendEmpty(words.list(empty.map(({ value }) => value)))}</p>` : nothing}
    ${scale.peak ? html`<p class="note">${[...someOf(room), words.trendBehind(drawn[0].trend.base, scale.peak)].join(' · ')}</p>` : nothing}
    ${busy || !drawn.length ? nothing : charted(room, scale.peak ? () => smallPage(room) : null, room.model.multiples)}`;
}

/** How many of the values have a chart, where not all do. @param {Room} room */
function someOf({ model: { multiples: { field, charts }, state, whole: { facets, more_values: more } }, words }) {
  const all = entry(state.filters, field)?.length ?? (entry(facets, field)?.length ?? 0) + (entry(more, field) ?? 0);
  return charts.length < all ? [words.trendSome(charts.length, all)] : [];
}

/** The chart on a sheet of its own. @param {Room} room @param {Drawn} drawn @param {number} documents that all is counted in */
function page(room, drawn, documents) {
  const { words, rtl } = room;
  const { trend, request } = drawn;
  return trendSheet({ title: titleOf(room, drawn), trend, note: populationOf(room, request, documents), source: sourceOf(room, request.selection ?? {}), words, rtl });
}

/** The small charts on one. @param {Room} room */
function smallPage(room) {
  const { words, rtl, label, model: { multiples: { field, charts } } } = room;
  const [{ request, table }] = charts;
  const { [field]: _, ...filters } = request.selection?.filters ?? {};
  return smallSheet({
    title: words.trendEach(titleOf(room, { trend: trendOf(table, request), request }), label(field)), note: [...someOf(room), ...populationOf(room, request)], source: sourceOf(room, { ...request.selection, filters }), words, rtl,
    small: charts.map((one) => ({ name: one.value, trend: trendOf(one.table, one.request) })).filter(({ trend }) => trend.periods.length),
  });
}
