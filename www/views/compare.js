import { html, nothing } from 'lit-html';
import { selectionOf } from '../analysis.js';
import { sumOf } from '../columns.js';
import { summing } from './cells.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../protocol').Selection} Selection
 */

/** What is held against what. @param {Room} room */
export function compare(room) {
  const { model: { state, counted: { table, request } }, words, send } = room;
  const { held } = state;
  const known = request?.view && 'keyness' in request.view ? table : null;
  const as = known && request ? summing(room, known, request) : null;
  const size = (/** @type {string} */ side) => (known && as ? words.sized((name) => sumOf(known, `${side}${name}`), (name, text) => as(`${side}${name}`, text)) : nothing);
  const same = held && JSON.stringify(held) === JSON.stringify(selectionOf(state));
  return html`
    <section class="compare" data-part="compare" aria-label=${words.compare}>
      <dl>
        <div data-side="these"><dt>${words.these}</dt><dd>${described(room, selectionOf(state))} <span class="note" data-part="these-size">${size('')}</span></dd></div>
        <div data-side="others"><dt>${words.against}</dt><dd>${held ? described(room, held) : words.allOthers} <span class="note" data-part="others-size">${size('other_')}</span></dd></div>
      </dl>
      <div class="acts">
        ${same ? nothing : html`<button type="button" data-part="hold" title=${words.holdHint} @click=${() => send({ type: 'hold' })}>${words.hold}</button>`}
        ${held && !same ? html`<button type="button" data-part="swap" @click=${() => send({ type: 'swap' })}>${words.swap}</button>` : nothing}
        ${held ? html`<button type="button" data-part="release" @click=${() => send({ type: 'release' })}>${words.release}</button>` : nothing}
      </div>
      ${same ? html`<p class="note" role="status" data-part="same">${words.holdNext}</p>` : nothing}
    </section>`;
}

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
