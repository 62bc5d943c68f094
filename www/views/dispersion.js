import { html, nothing, svg } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { ROWS, optionOf } from '../analysis.js';
import { sumOf } from '../columns.js';
import { INNER, sheet } from '../charts/sheet.js';
import { matchAt, spread, strip } from '../charts/spread.js';
import { charted, sourceOf } from './charted.js';
import { chooser } from './choices.js';
import { options } from './options.js';
import { warned } from './warned.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../protocol').Row} Row
 * @typedef {{table: import('../protocol').Table, whole: Row | undefined, documents: Row[], number: (row: Row, name: string) => number, query: string}} Falls
 */

/** Documents of a picture. */
const PICTURED = 50;

/** Where in each document the words fall. @param {Room} room */
export function dispersion(room) {
  const { model: { counted: { table, request, busy, error } }, words } = room;
  if (error) return html`${choices(room)}<p class="trouble" role="alert" data-part="uncounted">${error.message}</p>`;
  if (!table || !request) return html`${choices(room)}<p class="note" data-part="counting">${words.counting}</p>`;
  const falls = fallsOf(table, request);
  return html`
    ${choices(room)}
    <section class="dispersion" data-part="dispersion" data-total=${table.total} ?data-busy=${busy} aria-label=${words.viewNames.dispersion}>
      ${warned(table.warnings, 'table-warnings')}
      ${falls.documents.length ? rows(room, falls) : html`<p class="note" data-part="no-rows">${words.spreadNone}</p>`}
    </section>`;
}

/** The first row is the corpus. @param {import('../protocol').Table} table @param {import('../protocol').TableRequest} request @returns {Falls} */
function fallsOf(table, { selection = {}, view }) {
  const { columns, rows } = table;
  const node = view && 'dispersion' in view ? view.dispersion.node : null;
  return {
    table, whole: rows.find(({ query }) => !query), documents: rows.filter(({ query }) => query), query: node || selection.query || '',
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
    <p class="note">${words.spreadShown(documents.length, total)}. ${words.spreadDp(sumOf(table, 'dp'))} ${words.spreadHint}</p>
    <div class="rows"><table aria-label=${words.viewNames.dispersion}>
      <thead class="hidden"><tr><th scope="col">${words.spreadOrders.label}</th><th scope="col">${words.viewHints.dispersion}</th><th scope="col">${words.trendUnits.words}</th></tr></thead>
      <tbody>
        ${whole ? line(room, falls, whole, words.spreadCorpus, words.spreadCorpus, (stretch) => inCorpus(room, falls, whole, stretch)) : nothing}
        ${repeat(documents, ({ query }) => query, (row) => {
          const title = row.label || words.untitled;
          const go = (/** @type {number} */ match) => send({ type: 'open', id: row.query, match });
          return line(room, falls, row, html`<button type="button" class="quiet" data-part="spread-title" @click=${() => go(1)}><bdi>${title}</bdi></button>`, title, (stretch) => go(matchAt(row.spread ?? [], stretch)));
        })}
      </tbody></table></div>
    ${left > 0 ? html`<button type="button" class="wide" data-part="more-rows" @click=${() => send({ type: 'rows', rows: documents.length + ROWS })}>${words.spreadMore(Math.min(ROWS, left))}</button>` : nothing}
    ${charted(room, () => page(room, falls, request ?? {}))}`;
}

/** @param {Room} room @param {Falls} falls @param {Row} row @param {unknown} head @param {string} title @param {(stretch: number) => void} go */
function line({ words, rtl }, { number }, row, head, title, go) {
  return html`
    <tr data-id=${row.query} data-count=${number(row, 'count')}>
      <th scope="row">${head}</th>
      <td class="strip-cell"><div ${spread({ spread: row.spread ?? [], label: words.spreadOf(title), words, rtl, go })}></div></td>
      <td class="note">${words.spreadNumbers(number(row, 'count'), number(row, 'per_million'))}</td>
    </tr>`;
}

/** The document in which a stretch of the corpus has its first match, where it is among those listed; else its lines in the same order. @param {Room} room @param {Falls} falls @param {Row} whole @param {number} stretch */
function inCorpus({ model: { counted: { request } }, send }, { documents, number, query }, { spread: counts = [] }, stretch) {
  const match = matchAt(counts, stretch);
  const ordered = !request?.sort && !request?.reversed && !request?.containing;
  let before = 0;
  for (const row of ordered ? documents : []) {
    const count = number(row, 'count');
    if (match <= before + count) return send({ type: 'open', id: row.query, match: match - before });
    before += count;
  }
  send({ type: 'option', view: 'concordance', name: 'first', value: 'document' });
  send({ type: 'lines', node: query === request?.selection?.query ? '' : query, of: request?.selection });
}

/** @param {Room} room @param {Falls} falls @param {import('../protocol').TableRequest} request */
function page(room, { table, whole, documents, number, query }, request) {
  const { words, rtl } = room;
  const shown = [...(whole ? [whole] : []), ...documents.slice(0, PICTURED)];
  const [name, height] = [260, 16];
  const width = INNER - 2 * name;
  const drawn = shown.map((row, index) => svg`
    <g transform=${`translate(0,${index * height})`}>
      <text class="source" x=${rtl ? INNER : 0} y="12" text-anchor=${rtl ? 'end' : 'start'}>${cut(row === whole ? words.spreadCorpus : row.label || words.untitled)}</text>
      <g transform=${`translate(${rtl ? name + width : name},2) scale(${(rtl ? -1 : 1) * (width / Math.max(1, row.spread?.length ?? 1))},1.2)`}>${strip(row.spread ?? [])}</g>
      <text class="source" x=${rtl ? 0 : INNER} y="12" text-anchor=${rtl ? 'start' : 'end'}>${words.spreadNumbers(number(row, 'count'), number(row, 'per_million'))}</text>
    </g>`);
  return sheet({
    title: `${words.viewNames.dispersion}: ${query.trim()}`, rtl, pieces: [{ height: shown.length * height, drawn }], source: sourceOf(room, request.selection ?? {}),
    subtitle: [words.viewHints.dispersion, words.spreadShown(Math.min(PICTURED, documents.length), sumOf(table, 'node_documents')), words.spreadDp(sumOf(table, 'dp'))],
  });
}

/** @param {string} name */
const cut = (name) => ([...name].length > 38 ? `${[...name].slice(0, 37).join('')}…` : name);

