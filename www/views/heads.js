import { html, nothing } from 'lit-html';
import { optionOf } from '../analysis/analysis.js';
import { bare, optionsIn, orderOf, viewIn } from '../analysis/columns.js';
import { entry } from '../entry.js';

/** @typedef {import('./table.js').Sheet} Sheet */

/** The names of the columns. @param {Sheet} sheet */
export function head(sheet) {
  const { room: { words, model: { state } }, request, shown } = sheet;
  const of = optionsIn(request).unit === 'documents' ? 'documents' : viewIn(request);
  const short = (/** @type {string} */ name) => words.columnHeads[`${of}.${name}`] ?? words.columnHeads[name];
  return html`
    <thead><tr>
      <th class="number"><span class="hidden">${words.rowNumber}</span></th>
      ${sorter(sheet, 'label', words.rowHeads[state.view] ?? '')}
      ${shown.map(({ column: { name, label, formula, source } }) => sorter(sheet, name, short(name) ?? label, formula || source ? label : ''))}
    </tr></thead>`;
}

/** A column's head: sorts by it, again the other way round. @param {Sheet} sheet @param {string} name @param {string} head @param {string} [explains] */
function sorter({ room, request }, name, head, explains = '') {
  const { model: { state }, words, send } = room;
  const order = orderOf(request, name);
  const set = (/** @type {string} */ option, /** @type {string} */ value) => send({ type: 'option', name: option, value });
  const asked = optionOf(state, state.view, 'about') === name;
  const sort = () => {
    set('reversed', order === 'none' || request.reversed ? '0' : '1');
    if (order === 'none') set('sort', name);
  };
  return html`
    <th scope="col" data-column=${name} aria-sort=${order}><span class="head">
      <button type="button" class="sort" data-part="sort" @click=${sort}><bdi>${head}</bdi><span class="turn" aria-hidden="true"></span></button>
      ${explains ? html`<button type="button" class="ask" data-part="about-column" aria-expanded=${asked} aria-controls=${asked ? 'explained' : nothing} aria-label=${words.aboutColumn(explains)} title=${explains}
        @click=${() => set('about', asked ? '' : name)}>?</button>` : nothing}</span></th>`;
}

/** A formula in the letters of the view. */
const LETTERED = /\b[a-dO]\b/;

/** What a measure tells. @param {import('../words/words.js').Words} words @param {string} name of a column, which may be one of several, or one of the others */
function meaningOf(words, name) {
  const measure = bare(name.split(':')[0]);
  return entry(words.meanings, measure) ? html`<p>${words.meanings[measure]}</p>` : nothing;
}

/** How a measure is reckoned, and where that is from. @param {import('../words/words.js').Words} words @param {import('../protocol').Column} column @param {string} [letters] */
const reckoned = (words, { name, formula, source }, letters = '') => html`
  ${meaningOf(words, name)}
  <dl>
    ${formula ? html`<div><dt>${words.formula}</dt><dd><code>${formula}</code>${letters ? html`<br>${letters}` : nothing}</dd></div>` : nothing}
    ${source ? html`<div><dt>${words.source}</dt><dd>${source}</dd></div>` : nothing}
  </dl>`;

/** The same of a measure that has no column of its own to ask at. @param {import('../words/words.js').Words} words @param {string} name @param {import('../protocol').Column | undefined} column */
export const measure = (words, name, column) => (column ? html`
  <details class="note" data-part="measure"><summary>${words.aboutColumn(name)}</summary><p>${column.label}</p>${reckoned(words, column)}</details>` : nothing);

/** What the column is that was asked about. @param {Sheet} sheet */
export function explained({ room, table }) {
  const { model: { state }, words, send } = room;
  const asked = optionOf(state, state.view, 'about');
  const column = table.columns.find(({ name }) => name === asked);
  if (!column) return nothing;
  return html`
    <div class="explained" id="explained" data-part="explained" data-column=${column.name}>
      <p><strong>${column.label}</strong></p>
      ${reckoned(words, column, LETTERED.test(column.formula) ? words.letters[state.view] : '')}
      <button type="button" class="quiet" data-part="explained-close" @click=${() => send({ type: 'option', name: 'about', value: '' })}>${words.closeShort}</button>
    </div>`;
}
