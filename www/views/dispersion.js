import { html, nothing, svg } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { optionOf } from '../analysis/analysis.js';
import { sumOf } from '../analysis/columns.js';
import { fit, INNER, sheet } from '../charts/sheet.js';
import { matchAt, spread, strip } from '../charts/spread.js';
import { said } from './announce.js';
import { charted, sourceOf } from './charted.js';
import { placesLead } from '../analysis/leads.js';
import { chooser } from './choices.js';
import { options } from './options.js';
import { warned } from './warned.js';
import { isWordless, wordless } from './wordless.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../protocol').Row} Row
 * @typedef {{table: import('../protocol').Table, whole: Row | undefined, documents: Row[], number: (row: Row, name: string) => number, query: string}} Falls
 */

/** Documents of a picture. */
const PICTURED = 50;

/** Where in each document the words fall. @param {Room} room */
export function dispersion(room) {
  const { model: { state, counted: { table, request, busy, error } }, words } = room;
  if (isWordless(state)) return wordless(room);
  if (error) return html`${choices(room)}<p class="trouble" role="alert" data-part="uncounted">${error.message}</p>`;
  if (!table || !request) return html`${choices(room)}<p class="note" data-part="counting">${words.counting}</p>`;
  const falls = fallsOf(table, request);
  return html`
    ${choices(room)}
    <section class="dispersion" data-part="dispersion" data-total=${table.total} ?data-busy=${busy} aria-label=${words.viewNames.dispersion}>
      ${said('chart-said', falls.documents.length ? `${words.spreadShown(falls.documents.length, sumOf(table, 'node_documents')).join('')}. ${words.spreadDp(sumOf(table, 'dp'))}` : words.spreadNone)}
      ${warned(table.warnings, 'table-warnings')}
      ${falls.documents.length ? rows(room, falls) : html`<p class="note" data-part="no-rows">${words.spreadNone}</p>`}
    </section>`;
}

/** The first row is the corpus. @param {import('../protocol').Table} table @param {import('../protocol').TableRequest} request @returns {Falls} */
function fallsOf(table, request) {
  const { selection = {} } = request;
  const { columns, rows } = table;
  return {
    table, whole: rows.find(({ query }) => !query), documents: rows.filter(({ query }) => query), query: nodeIn(request) || selection.query || '',
    number: ({ numbers }, name) => numbers[columns.findIndex((column) => column.name === name)] ?? 0,
  };
}

/** @param {Room} room */
function choices(room) {
  const { words, send, model: { state } } = room;
  const order = optionOf(state, 'dispersion', 'sort');
  return html`<div class="choices">${options(room)}
    <div class="options">${chooser(words.spreadOrder, 'spread-order', order, Object.entries(words.spreadOrders), (value) => send({ type: 'option', name: 'sort', value }))}</div></div>`;
}

/** @param {Room} room @param {Falls} falls */
function rows(room, falls) {
  const { model: { counted: { request } }, words, send } = room;
  const { table, whole, documents } = falls;
  const total = sumOf(table, 'node_documents');
  const left = total - documents.length;
  return html`
    <p class="note">${words.spreadShown(documents.length, total, places(room, falls, total), sumOf(table, 'node_texts') < total && places(room, falls, sumOf(table, 'node_texts'), true))}. ${words.spreadDp(sumOf(table, 'dp'))} <span class="by-keys">${words.spreadHint}</span></p>
    <div class="rows"><table aria-label=${words.viewNames.dispersion}>
      <thead class="hidden"><tr><th scope="col">${words.spreadOrders.label}</th><th scope="col">${words.viewHints.dispersion}</th><th scope="col">${words.trendUnits.words}</th></tr></thead>
      <tbody>
        ${whole ? line(room, falls, whole, html`<span class="whole">${words.spreadCorpus}</span>`, words.spreadCorpus, (stretch) => inCorpus(room, whole, stretch), () => inCorpus(room, whole)) : nothing}
        ${repeat(documents, ({ query }) => query, (row) => {
          const title = row.label || words.untitled;
          const go = (/** @type {number} */ match) => send({ type: 'open', id: row.query, match });
          return line(room, falls, row, html`<button type="button" class="quiet" data-part="spread-title" title=${title} @click=${() => go(1)}><bdi>${title}</bdi></button>`, title, (stretch) => go(matchAt(row.spread ?? [], stretch)), () => go(1));
        })}
      </tbody></table></div>
    ${left > 0 ? html`<button type="button" class="wide" data-part="more-rows" @click=${() => send({ type: 'rows', rows: documents.length * 2 })}>${words.spreadMore(Math.min(documents.length, left))}</button>` : nothing}
    ${charted(room, () => page(room, falls, request ?? {}))}`;
}

/** @param {Room} room @param {Falls} falls @param {Row} row @param {unknown} head @param {string} title @param {(stretch: number) => void} go @param {() => void} all */
function line({ words, rtl }, { number }, row, head, title, go, all) {
  return html`
    <tr data-id=${row.query} data-count=${number(row, 'count')}>
      <th scope="row">${head}</th>
      <td class="strip-cell"><div ${spread({ spread: row.spread ?? [], label: words.spreadOf(title), words, rtl, go })}></div></td>
      <td class="note"><button type="button" class="quiet amid" data-part="spread-count" tabindex="-1" @click=${all}>${words.matches(number(row, 'count'))}</button>, ${words.spreadRate(number(row, 'per_million'))}</td>
    </tr>`;
}

/** In how many documents the matches are, or distinct texts, and the way to these. @param {Room} room @param {Falls} falls @param {number} count @param {boolean} [once] */
function places({ model: { counted: { request }, answer }, words, send }, { table }, count, once = false) {
  const shown = once ? words.distinct(count) : words.documents(count);
  const lead = placesLead({ selection: request?.selection, node: nodeIn(request) }, sumOf(table, 'node_documents') === answer.total, once);
  return html`<button type="button" class="quiet amid" data-part=${once ? 'spread-texts' : 'spread-documents'} data-count=${count} @click=${() => send(lead)}>${shown}</button>`;
}

/** What is looked for, where it is not what is searched for. @param {import('../protocol').TableRequest | null} request */
const nodeIn = (request) => (request?.view && 'dispersion' in request.view && request.view.dispersion.node) || '';

/** The lines of all documents, or those of a stretch. @param {Room} room @param {Row} whole @param {number} [stretch] */
function inCorpus({ model: { counted: { request } }, send }, { spread: counts = [] }, stretch) {
  const some = stretch === undefined ? null : { first: matchAt(counts, stretch), lines: counts[stretch] };
  send({ type: 'lines', node: nodeIn(request), stretch: some, of: request?.selection });
}

/** @param {Room} room @param {Falls} falls @param {import('../protocol').TableRequest} request */
function page(room, { table, whole, documents, number, query }, request) {
  const { words, rtl } = room;
  const shown = [...(whole ? [whole] : []), ...documents.slice(0, PICTURED)];
  const [name, numbers, height] = [300, 190, 17];
  const width = INNER - name - numbers;
  const left = rtl ? numbers : name;
  const drawn = shown.map((row, index) => svg`
    <g transform=${`translate(0,${index * height})`}>
      <text class="source" x=${rtl ? INNER : 0} y="12" text-anchor=${rtl ? 'end' : 'start'}>${fit(row === whole ? words.spreadCorpus : row.label || words.untitled, name - 12)}</text>
      <rect class="behind" x=${left} y="2" width=${width} height="12"></rect>
      <g transform=${`translate(${rtl ? left + width : left},2) scale(${(rtl ? -1 : 1) * (width / Math.max(1, row.spread?.length ?? 1))},1.2)`}>${strip(row.spread ?? [])}</g>
      <text class="source" x=${rtl ? 0 : INNER} y="12" text-anchor=${rtl ? 'start' : 'end'}>${words.spreadNumbers(number(row, 'count'), number(row, 'per_million'))}</text>
    </g>`);
  return sheet({
    title: `${words.viewNames.dispersion}: ${query.trim()}`, rtl, pieces: [{ height: shown.length * height, drawn }], source: sourceOf(room, request.selection ?? {}),
    subtitle: [words.viewHints.dispersion, words.spreadShown(Math.min(PICTURED, documents.length), sumOf(table, 'node_documents')).join(''), words.spreadDp(sumOf(table, 'dp'))],
  });
}

