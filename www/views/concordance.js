import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { concordanceRequestOf, OPTIONS, optionOf } from '../analysis/analysis.js';
import { placesLead } from '../analysis/leads.js';
import { saveLines, seenLines } from '../export/lines-file.js';
import { acting, copying, outcome } from './acts.js';
import { said } from './announce.js';
import { empty } from './empty.js';
import { around, limits, limitsOf } from './limits.js';
import { reel } from './reel.js';
import { warned } from './warned.js';
import { isWordless, wordless } from './wordless.js';

/** @typedef {import('./room.js').Room} Room */

/** By what lines are sorted, in the order of options; two orders that are asked for often. */
const KEYS = /** @type {const} */ (['first', 'second', 'third']);
const ORDERS = /** @type {const} */ ({ lineBehind: ['r1', 'r2', 'r3'], lineBefore: ['l1', 'l2', 'l3'] });

/** Each place that was found, with the words around it. @param {Room} room */
export const concordance = (room) => html`
  <section class="concordance" data-part="concordance" aria-label=${room.words.viewNames.concordance}>
    ${isNowhere(room) ? wordless(room) : html`${form(room)}${within(room)}${body(room)}`}
  </section>`;

/** Whether no line is asked for. @param {Room} room */
const isNowhere = ({ model: { state } }) => isWordless(state) && !optionOf(state, 'concordance', 'near');

/** @param {Room} room */
function body(room) {
  const { model: { lines: { counts, error, busy }, answer, state }, words } = room;
  if (error) return html`<p class="trouble" role="alert" data-part="lines-failure">${error.message}</p>`;
  if (!counts) return html`<p class="note" data-part="lines-coming">${words.linesComing}</p>`;
  if (counts.total) return found(room, counts);
  if (!answer.total && !rests(state)) return empty(room);
  return html`${warned(counts.warnings.filter(({ code }) => code !== 'no-words'), 'lines-warnings')}<p class="note" data-part="lines-none" ?data-busy=${busy}>${own(state, 'node').trim() || own(state, 'near') ? words.linesNone : words.lineless}</p>`;
}

/** @param {Room} room @param {NonNullable<Room['model']['lines']['counts']>} counts */
function found(room, counts) {
  const { model: { lines: { request, busy } }, words } = room;
  const { total, found, documents, texts } = counts;
  const lines = words.linesFound(total, found, request?.seed ?? 1);
  const heard = words.inside(lines, words.documents(documents), texts < documents && words.distinct(texts)).join('');
  return html`
    <div class="lines-head">
      <p data-part="lines" data-total=${total} data-found=${found} data-documents=${documents} data-texts=${texts} ?data-busy=${busy}>${words.inside(lines, places(room, documents), texts < documents && places(room, texts, true))}</p>
      ${acts(room)}
    </div>
    ${said('lines-said', heard)}
    ${warned(counts.warnings, 'lines-warnings')}
    <div class="reel" data-part="reel" ?data-busy=${busy} ${reel(room)}></div>`;
}

/** How many documents the lines are in, or distinct texts, and the way to these. @param {Room} room @param {number} count @param {boolean} [once] */
function places({ model: { lines: { request, counts }, answer }, words, send }, count, once = false) {
  const shown = once ? words.distinct(count) : words.documents(count);
  const lead = placesLead(request ?? {}, counts?.documents === answer.total, once);
  return html`<button type="button" class="quiet amid" data-part=${once ? 'lines-texts' : 'lines-documents'} data-count=${count} @click=${() => send(lead)}>${shown}</button>`;
}

/** @param {Room} room */
function acts(room) {
  const { model: { lines: { taken } }, words, lining } = room;
  const file = (/** @type {'csv' | 'json'} */ what) => html`
    <button type="button" data-part="lines-${what}" title=${words.linesSaveHint} aria-label=${words.linesSaveAs(what.toUpperCase())} aria-disabled=${taken !== null}
      @click=${(/** @type {Event} */ event) => taken || acting(event, words, () => saveLines(room, what))}>${what.toUpperCase()}</button>`;
  return html`
    <div class="acts" role="group" aria-label=${words.linesTake}>
      <button type="button" data-part="lines-copy" title=${words.linesCopyHint} @click=${(/** @type {Event} */ event) => copy(event, room)}>${words.linesCopy}</button>
      ${file('csv')} ${file('json')}
      ${taken ? html`<progress data-part="lines-taken" aria-label=${words.linesTaken(taken.done, taken.all)} max=${taken.all} .value=${taken.done}></progress>
        <button type="button" class="quiet" data-part="lines-stop" @click=${lining.stop}>${words.linesStop}</button>` : nothing}
      ${outcome}
    </div>`;
}

/** The lines in sight. @param {Event} event @param {Room} room */
function copy(event, { model: { lines }, words }) {
  const { from, to } = lines.sight;
  const { count, text } = seenLines(lines);
  copying(event, words, text, (button) => [from, to - 1].map((at) => button.closest('section')?.querySelector(`[data-line="${at}"]`)), words.linesCopied(count));
}

/** @param {Room} room */
function form(room) {
  const { model: { state }, words, send } = room;
  const sample = Number(own(state, 'sample'));
  return html`
    <form class="lines-form" data-part="lines-form" aria-label=${words.lineForm} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <label class="node">${words.lineNode} <input type="text" dir="auto" autocomplete="off" spellcheck="false" data-option="node" placeholder=${state.query.trim() || words.lineNodeHint}
        .value=${live(own(state, 'node'))} @input=${(/** @type {Event} */ event) => put(room, 'node', valueOf(event))}></label>
      <div class="keys">${KEYS.map((key, at) => sorting(room, key, at))}</div>
      <div class="orders">${Object.entries(ORDERS).map(([name, keys]) => html`
        <button type="button" class="quiet" data-order=${name} aria-pressed=${keys.join() === keysOf(state).join()}
          @click=${() => KEYS.forEach((key, at) => put(room, key, keys[at]))}>${words[/** @type {keyof typeof ORDERS} */ (name)]}</button>`)}</div>
      ${number(room, 'width', words.lineWidth)}
      ${number(room, 'sample', words.lineSample)}
      ${sample ? html`${number(room, 'seed', words.lineSeed)}
        <button type="button" class="quiet" data-part="lines-another" @click=${() => send({ type: 'option', name: 'seed', value: String(Number(own(state, 'seed')) + 1) })}>${words.lineAnother}</button>` : nothing}
    </form>`;
}

/** A further order is offered once there is one. @param {Room} room @param {typeof KEYS[number]} key @param {number} at */
function sorting(room, key, at) {
  const { model: { state }, words } = room;
  const chosen = keysOf(state);
  if (at > 0 && !chosen[at - 1] && !chosen[at]) return nothing;
  const choose = (/** @type {Event} */ event) => {
    put(room, key, valueOf(event));
    if (!valueOf(event)) KEYS.slice(at).forEach((later) => put(room, later, ''));
  };
  return html`
    <label>${at ? words.lineThen : words.lineSort} <select data-option=${key} @change=${choose}>
      ${Object.entries(words.lineKeys).map(([value, name]) => html`<option value=${value} .selected=${live(chosen[at] === value)}>${value || !at ? name : words.lineNoKey}</option>`)}
    </select></label>`;
}

/** @param {Room} room @param {'width' | 'sample' | 'seed'} name @param {string} label */
function number(room, name, label) {
  const { words, model: { state } } = room;
  const { least, most } = OPTIONS.concordance.find((option) => option.name === name) ?? {};
  const value = own(state, name);
  const sample = name === 'sample';
  return html`
    <label title=${sample ? words.lineSampleHint : nothing}>${label} <input type="number" inputmode="numeric" data-option=${name} min=${sample ? 1 : least ?? nothing} max=${most ?? nothing}
      placeholder=${sample ? words.lineSampleAll : nothing} .value=${live(sample && value === '0' ? '' : value)} @change=${(/** @type {Event} */ event) => put(room, name, valueOf(event) || (sample ? '0' : ''))}></label>`;
}

/** What else lines have to have. @param {Room} room */
const within = (room) => limits(room, 'concordance', [...limitsOf(room.words, concordanceRequestOf(room.model.state, 0, 0) ?? {}), ...around(room, 'concordance')]);

/** @param {Room['model']['state']} state @param {string} name */
const own = (state, name) => optionOf(state, 'concordance', name);

/** @param {Room['model']['state']} state */
const rests = (state) => own(state, 'rest') === '1';

/** @param {Room['model']['state']} state */
const keysOf = (state) => KEYS.map((key) => own(state, key));

/** @param {Room} room @param {string} name @param {string} value */
const put = ({ send }, name, value) => send({ type: 'option', view: 'concordance', name, value });

/** @param {Event} event */
const valueOf = ({ target }) => /** @type {HTMLInputElement | HTMLSelectElement} */ (target).value;
