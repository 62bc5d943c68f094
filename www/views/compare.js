import { html, nothing } from 'lit-html';
import { selectionOf } from '../analysis/analysis.js';
import { sumOf } from '../analysis/columns.js';
import { contrasts } from '../examples.js';
import { summing } from './cells.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../protocol').Selection} Selection
 */

/** Whether what is held is what is open: there is nothing to compare yet. @param {import('../state.js').State} state */
export const isSame = (state) => state.held !== null && JSON.stringify(state.held) === JSON.stringify(selectionOf(state));

/** What is held against what. @param {Room} room */
export function compare(room) {
  const { model: { state, counted: { table, request } }, words, send } = room;
  const { held } = state;
  const known = request?.view && 'keyness' in request.view ? table : null;
  const as = known && request ? summing(room, known, request) : null;
  const size = (/** @type {string} */ side) => (known && as ? words.sized((name) => sumOf(known, `${side}${name}`), (name, text) => as(`${side}${name}`, text)) : nothing);
  const same = isSame(state);
  const [first, ...more] = !held ? /** @type {const} */ (['hold']) : same ? /** @type {const} */ (['release']) : /** @type {const} */ (['release', 'swap']);
  const act = (/** @type {'hold' | 'swap' | 'release'} */ type) => html`
    <button type="button" data-part=${type} title=${type === 'hold' ? words.holdHint : nothing} @click=${() => send({ type })}>${words[type]}</button>`;
  return html`
    <section class="compare" data-part="compare" aria-label=${words.compare}>
      <dl>
        <div data-side="these"><dt>${words.these}</dt><dd>${described(room, selectionOf(state))} <span class="note" data-part="these-size">${size('')}</span></dd></div>
        <div data-side="others"><dt>${words.against}</dt><dd>${held ? described(room, held) : words.allOthers} <span class="note" data-part="others-size">${size('other_')}</span></dd></div>
      </dl>
      <div class="acts">
        ${act(first)} ${more.map(act)}
      </div>
      <p class="next" role="status">${same ? html`<strong data-part="same">${words.holdNext}</strong>` : nothing}</p>
    </section>`;
}

/** In views of one selection: the one that is held, so that the two can be looked at in turn. @param {Room} room */
export function turns(room) {
  const { model: { state }, words, send } = room;
  const { held, view } = state;
  if (view === 'keyness' || view === 'documents' || (!held && view !== 'collocates')) return nothing;
  if (!held) return html`<p class="turns"><button type="button" class="quiet" data-part="hold" title=${words.turnHint} @click=${() => send({ type: 'hold' })}>${words.hold}</button></p>`;
  return html`
    <p class="turns note" data-part="turns">${words.held} ${described(room, held)}
      ${isSame(state) ? html`<strong role="status">${words.turnNext}</strong>` : html`<button type="button" class="quiet" data-part="swap" title=${words.turnHint} @click=${() => send({ type: 'swap' })}>${words.swap}</button>`}
      <button type="button" class="quiet" data-part="release" @click=${() => send({ type: 'release' })}>${words.letGo}</button></p>`;
}

/** What to do where there is nothing to compare with, and comparisons that these documents have. @param {Room} room */
export const alone = ({ model: { about, whole }, words, send, label, isDate }) => html`
  <p class="note" data-part="no-others">${words.noOthers}</p>
  <p class="tries">${contrasts(about, whole).map(({ field, value }) => html`
    <button type="button" data-part="try" @click=${() => send({ type: 'range', field, value })}>${label(field)}: <bdi>${isDate(field) ? words.span(value) : value}</bdi></button>`)}</p>`;

/** A selection in words. @param {Room} room @param {Selection} selection */
function described({ words, label, isDate }, { query = '', filters = {}, scope = 'article', stems, typos }) {
  const values = (/** @type {string} */ field) => filters[field].map((value) => (isDate(field) ? words.span(value) : value));
  const parts = [
    ...(query.trim() ? [html`<q><bdi>${query.trim()}</bdi></q>`] : []),
    ...Object.keys(filters).map((field) => html`<span><span class="of">${label(field)}</span> <bdi>${words.either(values(field))}</bdi></span>`),
    ...(scope === 'article' ? [] : [scope === 'all' ? words.scopeAll : words.scopeText]),
    ...(stems ? [words.widenings.stems] : []),
    ...(typos ? [words.widenings.typos] : []),
  ];
  const whole = !query.trim() && !Object.keys(filters).length;
  return html`<span class="described">${whole ? words.wholeCorpus : nothing}${parts.map((part, index) => html`${index || whole ? ' · ' : ''}${part}`)}</span>`;
}
