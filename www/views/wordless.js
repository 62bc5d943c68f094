import { html, nothing } from 'lit-html';
import { optionOf } from '../analysis/analysis.js';
import { wordsIn } from '../examples.js';

/** @typedef {import('./room.js').Room} Room */

/** Whether nothing is looked for in a view of words in their places. @param {Room['model']['state']} state */
export const isWordless = (state) => !state.query.trim() && !optionOf(state, state.view, 'node').trim();

/** What to do then, with words of these documents to try. @param {Room} room */
export function wordless({ model: { whole, state }, words, send }) {
  const known = wordsIn(whole);
  return html`
    <p class="note" data-part="wordless">${words.wordless[state.view]}</p>
    ${known.length ? html`<p class="tries">${words.tryWord} ${known.map((word) => html`
      <button type="button" data-part="try" @click=${() => send({ type: 'ask', query: `${word} ` })}><bdi>${word}</bdi></button>`)}</p>` : nothing}`;
}
