import { html } from 'lit-html';
import { OPTIONS, TABLE, optionOf } from '../analysis/analysis.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../analysis/analysis.js').Option} Option
 */

const OF_TABLES = TABLE.map(({ name }) => name);

/**
 * What can be chosen about the view that is open: what is changed counts at once.
 * @param {Room} room
 * @param {(option: Option) => boolean} [wanted] which of them
 */
export function options(room, wanted = () => true) {
  const { model: { state: { view } }, words } = room;
  const own = OPTIONS[view].filter((option) => !OF_TABLES.includes(option.name) && wanted(option));
  return html`
    <form class="options" data-part="options" aria-label=${words.optionsOf(words.viewNames[view])} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      ${own.map((option) => choice(room, option))}
    </form>`;
}

/** @param {Room} room @param {Option} option */
function choice(room, option) {
  const { model: { state: { view } }, words } = room;
  const { label, hint = '' } = words.optionWords[`${view}.${option.name}`] ?? words.optionWords[option.name] ?? { label: option.name };
  const flag = option.among?.join() === '0,1';
  return html`<label class=${flag ? 'scope' : 'option'} data-option=${option.name} title=${hint}>${flag ? html`${control(room, option)} ${label}` : html`${label} ${control(room, option)}`}</label>`;
}

/** @param {Room} room @param {Option} option */
function control(room, option) {
  const { model: { state }, words, send } = room;
  const { name, among, least, most } = option;
  const value = optionOf(state, state.view, name);
  const set = (/** @type {string} */ next) => send({ type: 'option', name, value: next });
  const typed = (/** @type {Event} */ { target }) => set(/** @type {HTMLInputElement} */ (target).value);
  if (among?.join() === '0,1') return html`<input type="checkbox" .checked=${value === '1'} @change=${() => set(value === '1' ? '0' : '1')}>`;
  if (among) return html`<select @change=${typed}>${among.map((one) => html`<option value=${one} .selected=${one === value}>${words.optionValues[one] ?? one}</option>`)}</select>`;
  if (least === undefined) return html`<input type="text" dir="auto" autocomplete="off" .value=${value} placeholder=${words.optionPlaceholders[name] ?? ''} @input=${typed}>`;
  return html`<input type="number" min=${least} max=${String(most)} step=${least % 1 ? 'any' : '1'} .value=${value} @input=${typed}
    @change=${(/** @type {Event} */ { target }) => put(target, optionOf(room.model.state, state.view, name))}>`;
}

/** What was typed and cannot be gives way to what counts. @param {EventTarget | null} target @param {string} value */
function put(target, value) {
  /** @type {HTMLInputElement} */ (target).value = value;
}
