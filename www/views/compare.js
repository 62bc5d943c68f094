import { html, nothing } from 'lit-html';
import { selectionOf } from '../analysis/analysis.js';
import { sumOf } from '../analysis/columns.js';
import { contrasts } from '../examples.js';
import { summing } from './cells.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../protocol').Selection} Selection
 * @typedef {'hold' | 'release' | 'swap'} Act
 */

/** Whether what is held is what is open: there is nothing to compare yet. @param {import('../state.js').State} state */
export const isSame = (state) => state.held !== null && JSON.stringify(state.held) === JSON.stringify(selectionOf(state));

/** What is held against what. @param {Room} room */
export function compare(room) {
  const { model: { state, counted: { table, request } }, words } = room;
  const { held } = state;
  const known = request?.view && 'keyness' in request.view ? table : null;
  const as = known && request ? summing(room, known, request) : null;
  const size = (/** @type {string} */ side) => (known && as ? words.sized((name) => sumOf(known, `${side}${name}`), (name, text) => as(`${side}${name}`, text)) : nothing);
  return html`
    <section class="compare" data-part="compare" aria-label=${words.compare}>
      <dl>
        <div data-side="these"><dt>${words.these}</dt><dd>${described(room, selectionOf(state))} <span class="note" data-part="these-size">${size('')}</span></dd></div>
        <div data-side="others"><dt>${words.against}</dt><dd>${held ? described(room, held) : words.allOthers} <span class="note" data-part="others-size">${size('other_')}</span></dd></div>
      </dl>
      <div class="acts">${acts(room, words, { hold: words.holdHint })}</div>
      <p class="next" role="status">${isSame(state) ? html`<strong data-part="same">${words.holdNext}</strong>` : nothing}</p>
    </section>`;
}

/** In views of one selection: the one that is held, so that the two can be looked at in turn. @param {Room} room */
export function turns(room) {
  const { model: { state }, words } = room;
  const { held, view } = state;
  if (view === 'keyness' || view === 'documents' || (!held && view !== 'collocates')) return nothing;
  return html`
    <p class="turns">${held ? html`<span class="note">${words.held} ${described(room, held)}</span>` : nothing}
      ${acts(room, { hold: words.hold, release: words.letGo, swap: words.swap }, { hold: words.turnHint, swap: words.turnHint }, 'quiet')}
      <span class="note" role="status">${isSame(state) ? html`<strong>${words.turnNext}</strong>` : nothing}</span></p>`;
}

/** What can be done about what is held. The first button is the same one whatever it does, and so keeps the focus. @param {Room} room @param {Record<Act, string>} names @param {Partial<Record<Act, string>>} hints @param {string} [look] */
function acts({ model: { state }, send }, names, hints, look) {
  /** @type {Act[]} */
  const [first, ...more] = !state.held ? ['hold'] : isSame(state) ? ['release'] : ['release', 'swap'];
  const act = (/** @type {Act} */ type) => html`
    <button type="button" class=${look ?? nothing} data-part=${type} title=${hints[type] ?? nothing} @click=${() => send({ type })}>${names[type]}</button>`;
  return html`${act(first)} ${more.map(act)}`;
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
