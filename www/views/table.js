import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { optionOf } from '../analysis/analysis.js';
import { shownOf, sumOf, viewIn } from '../analysis/columns.js';
import { said } from './announce.js';
import { cell, peakOf, summing } from './cells.js';
import { alone, compare, isSame } from './compare.js';
import { exporting } from './exporting.js';
import { explained, head } from './heads.js';
import { options } from './options.js';
import { reckoned } from './reckoned.js';
import { warned } from './warned.js';
import { isWordless, wordless } from './wordless.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../protocol').Table} Table
 * @typedef {import('../protocol').Row} Row
 * @typedef {import('../analysis/columns.js').Shown} Shown
 *
 * @typedef {object} Sheet a table, and how it is looked at
 * @property {Room} room
 * @property {Table} table
 * @property {import('../protocol').TableRequest} request what it was asked for
 * @property {Shown[]} shown its columns
 * @property {number} peak the largest of the numbers by which it is sorted
 */

/** What the view counts, with all that can be chosen about it. @param {Room} room */
export function table(room) {
  const { model: { state }, words } = room;
  if (state.view === 'collocates' && isWordless(state)) return wordless(room);
  return html`
    <p class="note lead-in" data-part="lead-in">${words.leads[state.view]}</p>
    ${state.view === 'keyness' ? compare(room) : nothing}
    ${state.view === 'keyness' && isSame(state) ? nothing : html`${options(room)} ${sheet(room)}`}`;
}

/** The table alone, row by row. @param {Room} room */
export function sheet(room) {
  const { model: { counted: { table, request, busy, error }, state, about }, words } = room;
  if (error) return html`<p class="trouble" role="alert" data-part="uncounted">${error.message}</p>`;
  if (!table || !request) return html`<p class="note" data-part="counting">${words.counting}</p>`;
  return html`
    <section class="sheet" data-part="table" data-view=${viewIn(request)} data-total=${table.total} ?data-busy=${busy}>
      ${guard([table, request, state.options, about, words], () => {
        const all = optionOf(state, state.view, 'columns') === '1';
        const shown = shownOf(request, table.columns, all);
        return whole({ room, table, request, shown, peak: peakOf(table, shown, request) });
      })}
    </section>`;
}

/** @param {Sheet} sheet */
function whole(sheet) {
  const { room, table, request } = sheet;
  const { words, model: { state }, send } = room;
  const caption = (/** @type {import('../words/en.tables.js').As} */ as) => words.tableCaption(viewIn(request), table.total, (name) => sumOf(table, name), as);
  const told = caption((_, text) => text).join('');
  if (!state.held && table.warnings.some(({ code }) => code === 'no-others')) return alone(room);
  return html`
    ${said('rows-said', told)}
    ${warned(table.warnings, 'table-warnings')}
    ${tools(sheet)}
    ${explained(sheet)}
    <div class="rows" role="region" aria-label=${words.viewNames[state.view]} tabindex="0">
      <table>
        <caption><span>${caption(summing(room, table, request))}</span></caption>
        ${head(sheet)}
        <tbody>${table.rows.map((row, index) => line(sheet, row, index))}</tbody>
      </table>
    </div>
    ${table.total ? nothing : none(sheet)}
    ${table.rows.length < table.total ? html`
      <p class="window">${words.window(1, table.rows.length, table.total)}</p>
      <button type="button" class="wide" data-part="more-rows" @click=${() => send({ type: 'rows', rows: table.rows.length * 2 })}>${words.moreRows(Math.min(table.rows.length, table.total - table.rows.length))}</button>` : nothing}`;
}

/** What is found among the rows, which columns are shown, and the ways to take the table along. @param {Sheet} sheet */
function tools({ room, table, shown }) {
  const { model: { state }, words, send } = room;
  const own = (/** @type {string} */ name) => optionOf(state, state.view, name);
  const all = own('columns') === '1';
  return html`
    <div class="handles">
      <label class="find">${words.findRows} <input type="search" data-part="containing" dir="auto" autocomplete="off" .value=${own('containing')}
        @input=${(/** @type {Event} */ event) => send({ type: 'option', name: 'containing', value: /** @type {HTMLInputElement} */ (event.target).value })}></label>
      ${all || shown.length < table.columns.length ? html`
        <label class="scope"><input type="checkbox" data-part="columns" .checked=${all}
          @change=${() => send({ type: 'option', name: 'columns', value: all ? '0' : '1' })}> ${words.allColumns}</label>` : nothing}
      ${exporting(room)}
    </div>`;
}

/** No row: because the node is nowhere, there is no window, nothing that is looked for, or because the least is too high. @param {Sheet} sheet */
function none({ room, table }) {
  const { model: { state }, words, send } = room;
  const own = (/** @type {string} */ name) => optionOf(state, state.view, name);
  const least = Number(own('minimum'));
  const why = (/** @type {string} */ part, /** @type {string} */ told) => html`<p class="note" data-part=${part}>${told}</p>`;
  if (state.view === 'collocates') {
    if (!sumOf(table, 'nodes')) return why('no-nodes', words.noNodes);
    if (own('left') === '0' && own('right') === '0') return why('no-window', words.noWindow);
  }
  return html`
    ${why('no-rows', words.noRows)}
    ${own('containing') ? html`<button type="button" data-part="find-nothing" @click=${() => send({ type: 'option', name: 'containing', value: '' })}>${words.findNothing}</button>` : nothing}
    ${least > 1 ? html`<button type="button" data-part="lower" @click=${() => send({ type: 'option', name: 'minimum', value: '1' })}>${words.lowerMinimum(least)}</button>` : nothing}`;
}

/** What tells a row from all others. @param {Row} row */
const keyOf = ({ query, label }) => query || label;

/** @param {Sheet} sheet @param {Row} row @param {number} index */
function line(sheet, row, index) {
  const { room, shown } = sheet;
  const { model: { state }, words, send } = room;
  const key = keyOf(row);
  const open = optionOf(state, state.view, 'row') === key;
  return html`
    <tr data-row=${row.label} data-query=${row.query}>
      <td class="number">${words.number(index + 1)}</td>
      <th scope="row"><button type="button" class="label" data-part="row" aria-expanded=${open}
        @click=${() => send({ type: 'option', name: 'row', value: open ? '' : key })}><bdi>${row.label}</bdi></button></th>
      ${shown.map((one) => cell(sheet, row, one))}
    </tr>
    ${open ? html`<tr class="detail" data-part="detail"><td colspan=${shown.length + 2}><div class="wide-detail">${reckoned(sheet, row)}</div></td></tr>` : nothing}`;
}
