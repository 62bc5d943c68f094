import { html, nothing } from 'lit-html';
import { optionOf, usualOf } from '../analysis.js';

/** @typedef {import('./room.js').Room} Room */

/**
 * What else documents or lines have to be than the selection says, each with its way out.
 * @param {Room} room
 * @param {import('../analysis.js').ViewName} view
 * @param {{name: string, told: string}[]} limits options of the view, in words
 */
export const limits = ({ words, send }, view, limits) => (limits.length ? html`
  <ul class="chips" data-part="limits">${limits.map(({ name, told }) => html`
    <li><button type="button" class="chip" data-limit=${name} aria-label=${words.limitDrop(told)} @click=${() => send({ type: 'option', view, name, value: usualOf(view, name) })}>
      <bdi>${told}</bdi> <span class="cross" aria-hidden="true">×</span></button></li>`)}</ul>` : nothing);

/** Those of the documents around a selection. @param {Room} room @param {'documents' | 'concordance'} view */
export function around({ model: { state }, words }, view) {
  const own = (/** @type {string} */ name) => optionOf(state, view, name);
  return [
    ...(own('rest') === '1' ? [{ name: 'rest', told: words.limitRest }] : []),
    ...(own('population') ? [{ name: 'population', told: words.limitPopulation(own('population').trim()) }] : []),
  ];
}
