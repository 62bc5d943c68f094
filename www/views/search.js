import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { helpOpen } from './help.js';
import { warned, warningsOf } from './warned.js';
import { typedIn, walkWays, ways } from './ways.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../protocol').Expansion} Expansion
 */

/** How many of the words that one stands for are shown. */
const SHOWN = 6;

/** The box, and beneath it how its words may go on. @param {Room} room */
export function search(room) {
  const { model: { state: { query } }, completer, words, send } = room;
  const { all, shown, chosen } = completer.ways;
  return html`
    <form class="search" role="search" aria-label=${words.search} @submit=${(/** @type {Event} */ event) => submit(event, room)}>
      <div class="box">
        <svg class="lens" viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5"/><path d="m13 13 4.5 4.5"/></svg>
        <input id="query" type="search" role="combobox" dir="auto" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"
          aria-label=${words.searchLabel} placeholder=${words.searchLabel} aria-describedby="taken"
          aria-autocomplete="list" aria-expanded=${shown.length > 0} aria-controls="ways" data-ways=${all.length} aria-activedescendant=${chosen < 0 ? nothing : `way-${chosen}`}
          .value=${live(query)} @input=${(/** @type {Event} */ { target }) => typedIn(/** @type {HTMLInputElement} */ (target), room)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => walkWays(event, room)} @blur=${completer.close}>
        ${query && html`
          <button type="button" class="clear" aria-label=${words.clearWords} title=${words.clearWords}
            @click=${() => send({ type: 'ask', query: '' })}>×</button>`}
        ${helpOpen(room)}
        ${ways(room)}
      </div>
    </form>`;
}

/** @param {Event} event @param {Room} room */
function submit(event, { model, completer, send }) {
  event.preventDefault();
  completer.close();
  send({ type: 'ask', query: model.state.query });
}

/** What the words in the box were taken to mean, and what they may have been meant as. @param {Room} room */
export function taken(room) {
  const { model: { answer, state }, words } = room;
  return html`<div class="taken" id="taken">
    ${state.query ? nothing : html`<p class="expansion" dir="auto">${words.searchHint}</p>`}
    ${warned(warningsOf(room), 'warnings')}
    ${answer.suggestions.length ? meant(room) : nothing}
    ${answer.expansions.filter(widens).map((expansion) => stands(room, expansion))}
  </div>`;
}

/** @param {Room} room */
const meant = ({ model: { answer: { suggestions } }, words, send }) => html`
  <p class="expansion" data-part="suggestions">
    ${words.didYouMean}
    ${suggestions.map(({ query, total }) => html`
      <button type="button" data-query=${query} data-total=${total} aria-label=${words.suggestion(query.trim(), total)}
        @click=${() => send({ type: 'ask', query })}><bdi>${query.trim()}</bdi> <span class="count">${words.number(total)}</span></button> `)}
  </p>`;

/** Whether a word stands for another than itself. @param {Expansion} expansion */
const widens = ({ words, written, top }) => words > 1 || (words === 1 && top[0].value !== written.toLowerCase());

/** @param {Room} room @param {Expansion} expansion */
const stands = ({ model: { state }, words, send }, { written, kind, top, words: count, cut, languages }) => html`
  <p class="expansion" data-part="expansion" data-written=${written} data-kind=${kind}>
    <bdi title=${languages ? words.spoken(languages) : nothing}>${words.expands(written, kind, languages)}</bdi>
    ${top.slice(0, SHOWN).map(({ value, count: documents }) => html`
      <button type="button" data-word=${value} aria-label=${words.expansionLabel(value, documents)}
        @click=${() => send({ type: 'ask', query: completed(state.query, written, value) })}><bdi>${value}</bdi> <span class="count">${words.number(documents)}</span></button> `)}
    ${count > SHOWN ? words.moreWords(count - SHOWN) : nothing} ${cut ? words.wordsCut : nothing}
  </p>`;

/** The query with another word in the last place of one that is written in it; behind the last word a space, which makes it whole. @param {string} query @param {string} written @param {string} word */
function completed(query, written, word) {
  const at = query.lastIndexOf(written);
  return at < 0 ? `${query} ${word} ` : `${query.slice(0, at)}${word}${query.slice(at + written.length) || ' '}`;
}
