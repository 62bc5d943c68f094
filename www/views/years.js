import { html } from 'lit-html';
import { spanOf } from '../dates.js';
import { filterFor } from '../charts/scale.js';

/** @typedef {import('./room.js').Room} Room */

/** From when until when, where one stretch of time is chosen, or all of it. @param {string[]} chosen filters on dates @returns {string[] | null} */
export function endsOf([one = '', ...others]) {
  const ends = one.split('..');
  return others.length || ends.length > 2 || ends.some((date) => date && !spanOf(date)) ? null : [ends[0], ends[ends.length - 1]];
}

/**
 * Dates to be typed: a strip of years is too narrow for many hands. Without one, time goes as far as there are documents.
 * @param {Room} room
 * @param {import('../protocol').Timeline} timeline
 * @param {string[]} ends
 */
export function years({ words, send }, { field, bins }, ends) {
  const all = [...bins[0].date.split('..'), ...bins[bins.length - 1].date.split('..')];
  const date = (/** @type {'from' | 'to'} */ name, value = '', place = '') => html`
    <label>${words.years[name]} <input name=${name} autocomplete="off" placeholder=${place} .value=${value}></label>`;
  return html`
    <form class="years" data-part="years" @submit=${(/** @type {Event} */ event) => event.preventDefault()}
      @change=${(/** @type {Event} */ { currentTarget }) => choose(/** @type {HTMLFormElement} */ (currentTarget), words, send, field)}>
      ${date('from', ends[0], all[0])} ${date('to', ends[1], all[all.length - 1])}
    </form>`;
}

/** @param {HTMLFormElement} form @param {Room['words']} words @param {Room['send']} send @param {string} field */
function choose(form, words, send, field) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...form.elements]);
  const [from, to] = inputs.map(({ value }) => value.trim());
  inputs.forEach((input, at) => input.setCustomValidity([from, to][at] && !spanOf([from, to][at]) ? words.yearsWrong : ''));
  if (!form.reportValidity()) return;
  if (from || to) send({ type: 'range', field, value: from && to ? filterFor(from, to) : `${from}..${to}` });
  else send({ type: 'drop', field });
}
