import { html, nothing } from 'lit-html';
import { optionOf } from '../analysis.js';
import { wordIn } from '../examples.js';

/** @typedef {import('./room.js').Room} Room */

/** Whether nothing is looked for in a view of words in their places. @param {Room['model']['state']} state */
export const isWordless = (state) => !state.query.trim() && !optionOf(state, state.view, 'node').trim();

/** What to do then, with a word of these documents to try. @param {Room} room */
export function wordless({ model: { whole, state }, words, send }) {
  const word = wordIn(whole);
  return html`<p class="note" data-part="wordless">${words.wordless[state.view]} ${word ? html`${words.tryWord}
    <button type="button" data-part="try" @click=${() => send({ type: 'ask', query: `${word} ` })}><bdi>${word}</bdi></button>` : nothing}</p>`;
}
