import { html, nothing } from 'lit-html';
import { chart } from '../charts/chart.js';
import { marker, swatch } from '../charts/draw.js';
import { numbers } from '../charts/numbers.js';
import { smallSheet, trendSheet } from '../charts/trend-sheet.js';
import { peakOf, scaleOf, THIN, trendOf } from '../charts/trend.js';
import { unfold } from '../charts/unfold.js';
import { charted, sourceOf } from './charted.js';
import { trendChoices } from './choices.js';
import { warned } from './warned.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../protocol').TableRequest} TableRequest
 * @typedef {import('../charts/trend.js').Trend} Trend
 * @typedef {{trend: Trend, request: TableRequest, title?: string}} Drawn
 */

/** Pixels. */
const HEIGHT = 300;
const SMALL = 150;

/** Documents and words over time. @param {Room} room */
export function trends(room) {
  const { model: { counted: { table, request, busy, error } }, words } = room;
  if (error) return html`${trendChoices(room)}<p class="trouble" role="alert" data-part="uncounted">${error.message}</p>`;
  if (!table || !request) return html`${trendChoices(room)}<p class="note" data-part="counting">${words.counting}</p>`;
  const trend = trendOf(table, request);
  const one = { trend, request };
  return html`
    ${trendChoices(room)}
    <section class="trends" data-part="trends" data-periods=${trend.periods.length} ?data-busy=${busy} aria-label=${words.viewNames.trends}>
      ${warned(table.warnings, 'table-warnings')}
      <h3 class="axis-name">${titleOf(room, request)}</h3>
      <p class="hidden" id="trend-hint">${words.trendHint}</p>
      ${trend.periods.length && trend.series.length ? html`
        ${drawing(room, one, { height: HEIGHT, named: true })}
        ${key(room, trend)}` : html`<p class="note">${words.trendUndated}</p>`}
      ${undated(room, one)}
      ${charted(room, trend.periods.length ? () => page(room, one) : null)}
      ${folded(room, one)}
      ${multiples(room)}
    </section>`;
}

/** @param {TableRequest} request */
const howOf = ({ view }) => {
  const { unit = 'words', share = 'none' } = view && 'trends' in view ? view.trends : {};
  return { unit, share };
};

/** The date field that a chart goes by. @param {Room} room */
const fieldOf = ({ model: { answer: { timeline }, state, about } }) => timeline?.field ?? state.timeline ?? about.fields.find(({ kind }) => kind === 'date')?.name ?? 'date';

/** @param {Room} room @param {TableRequest} request */
function titleOf(room, request) {
  const { unit, share } = howOf(request);
  return room.words.trendChart(room.words.trendAxis[unit][share], room.label(fieldOf(room)));
}

/** @param {Room} room @param {Drawn} drawn @param {{height: number, named?: boolean, scale?: import('../charts/trend.js').Scale}} frame */
function drawing(room, { trend, request, title }, frame) {
  const { words, rtl, send, label, model: { state } } = room;
  const field = fieldOf(room);
  return html`
    <div class="chart" role="group" aria-label=${title ?? titleOf(room, request)} aria-describedby="trend-hint" ${chart({
      ...frame, trend, how: howOf(request), words, rest: title === undefined ? words.trendRest : '', rtl, chosen: state.filters[field] ?? [],
      go: (period, series) => open(room, { trend, request }, period, series),
      choose: (filter) => send(filter === null ? { type: 'drop', field } : { type: 'range', field, value: filter }),
    })}></div>
    ${title === undefined ? nothing : html`<span class="hidden">${label(field)}</span>`}`;
}

/** Opens exactly what a point counts: its lines, or its documents. @param {Room} room @param {Drawn} drawn @param {string} period @param {number} series */
function open(room, { trend, request }, period, series) {
  const { selection = {} } = request;
  const { query } = trend.series[series];
  const filters = { ...selection.filters, [fieldOf(room)]: [period] };
  const of = { ...selection, query: query === selection.query ? query : `${query} `, filters };
  if (howOf(request).unit === 'documents' || !query.trim()) room.send({ type: 'narrow', query: '', of });
  else room.send({ type: 'lines', node: '', of });
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
function undated(room, { trend: { unplaced }, request: { selection } }) {
  if (!unplaced) return nothing;
  const { words, send } = room;
  return html`<p><button type="button" class="quiet note" data-part="trend-unplaced" data-count=${unplaced.documents}
    @click=${() => send({ type: 'narrow', query: '', filters: { [fieldOf(room)]: ['unplaced'] }, of: { ...selection, query: '' } })}>${words.trendWithoutDate(unplaced.documents)}</button></p>`;
}

/** The table behind a chart. @param {Room} room @param {Drawn} drawn */
const folded = (room, drawn) => html`
  <details data-part="chart-table"><summary aria-label=${drawn.title ? `${room.words.chartTable}: ${drawn.title}` : nothing}>${room.words.chartTable}</summary><div ${unfold(() => behindIt(room, drawn))}></div></details>`;

/** @param {Room} room @param {Drawn} drawn */
function behindIt(room, { trend, request, title }) {
  const { words } = room;
  const { unit, share } = howOf(request);
  const periods = [...trend.periods, ...(trend.unplaced ? [trend.unplaced] : [])];
  const { period, documents, texts, tokens } = words.trendColumns;
  return numbers({
    caption: title ?? titleOf(room, request), corner: period,
    columns: [...trend.series.flatMap(({ name }) => [words.seriesName(name), ...(unit === 'documents' ? [texts] : []), ...(share === 'none' ? [] : [words.trendShares[unit][share]])]), documents, texts, tokens],
    rows: periods.map((one) => ({
      name: words.span(one.label),
      cells: [...trend.series.flatMap(({ name }, index) => [
        one.counts[index] ? { text: words.number(one.counts[index]), label: words.trendOpen(unit, name, one.label, one.counts[index]), go: () => open(room, { trend, request }, one.label, index) } : words.number(0),
        ...(unit === 'documents' ? [words.number(one.ownTexts[index])] : []),
        ...(share === 'none' ? [] : [one.values[index] === null ? '–' : words.amount(/** @type {number} */ (one.values[index]))]),
      ]), words.number(one.documents), words.number(one.texts), words.number(one.tokens)],
    })),
  });
}

/** The same for each value of a field, on the same scale. @param {Room} room */
function multiples(room) {
  const { model: { multiples: { field, charts, error, busy }, state }, words, send, label } = room;
  if (!field) return nothing;
  if (error) return html`<p class="trouble" role="alert">${error.message}</p>`;
  const drawn = charts.map(({ value, request, table }) => ({ value, title: words.chip(label(field), value), request, trend: trendOf(table, request) }));
  const scale = scaleOf(drawn.map(({ trend }) => trend));
  return html`
    <ul class="multiples" data-part="multiples" data-field=${field} ?data-busy=${busy}>${drawn.map((one) => html`
      <li data-value=${one.value}>
        <h3><button type="button" class="quiet" aria-pressed=${String(state.filters[field]) === one.value} aria-label=${words.trendOnly(label(field), one.value)}
          @click=${() => send({ type: 'range', field, value: one.value })}><bdi>${one.value}</bdi></button></h3>
        ${one.trend.periods.length ? html`${drawing(room, one, { height: SMALL, scale })}${folded(room, one)}` : html`<p class="note">${words.trendUndated}</p>`}
      </li>`)}</ul>
    ${scale.peak ? html`<p class="note">${[...someOf(room), words.trendBehind(drawn[0].trend.base, scale.peak)].join(' · ')}</p>` : nothing}
    ${busy || !drawn.length ? nothing : charted(room, scale.peak ? () => smallPage(room) : null, room.model.multiples)}`;
}

/** How many of the values have a chart, where not all do. @param {Room} room */
function someOf({ model: { multiples: { field, charts }, state, whole: { facets, more_values: more } }, words }) {
  const all = state.filters[field]?.length ?? (facets[field]?.length ?? 0) + (more[field] ?? 0);
  return charts.length < all ? [words.trendSome(charts.length, all)] : [];
}

/** The chart on a sheet of its own. @param {Room} room @param {Drawn} drawn */
function page(room, { trend, request }) {
  const { words, rtl } = room;
  return trendSheet({ title: titleOf(room, request), trend, source: sourceOf(room, request.selection ?? {}), words, rtl });
}

/** The small charts on one. @param {Room} room */
function smallPage(room) {
  const { words, rtl, label, model: { multiples: { field, charts } } } = room;
  const [{ request }] = charts;
  const { [field]: _, ...filters } = request.selection?.filters ?? {};
  return smallSheet({
    title: words.trendEach(titleOf(room, request), label(field)), note: someOf(room), source: sourceOf(room, { ...request.selection, filters }), words, rtl,
    small: charts.map((one) => ({ name: one.value, trend: trendOf(one.table, one.request) })).filter(({ trend }) => trend.periods.length),
  });
}
