import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

/** @typedef {import('./room.js').Room} Room */

/** How many words of a prefix are shown. */
const SHOWN = 6;

/** The box, and beneath it what its words were taken to mean. @param {Room} room */
export const search = (room) => html`
  <form class="search" role="search" aria-label=${room.words.search} @submit=${(/** @type {Event} */ event) => submit(event, room)}>
    <div class="box">
      <svg class="lens" viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5"/><path d="m13 13 4.5 4.5"/></svg>
      <input id="query" type="search" dir="auto" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"
        aria-label=${room.words.searchLabel} placeholder=${room.words.searchLabel} aria-describedby="taken"
        .value=${live(room.model.state.query)} @input=${(/** @type {InputEvent} */ event) => typed(event, room)}>
      ${room.model.state.query && html`
        <button type="button" class="clear" aria-label=${room.words.clearWords} title=${room.words.clearWords}
          @click=${() => room.send({ type: 'ask', query: '' })}>×</button>`}
    </div>
  </form>`;

/** @param {Event} event @param {Room} room */
function typed(event, room) {
  room.send({ type: 'type', query: /** @type {HTMLInputElement} */ (event.target).value });
}

/** @param {Event} event @param {Room} room */
function submit(event, room) {
  event.preventDefault();
  room.send({ type: 'ask', query: room.model.state.query });
}

/** Warnings, and the words that a prefix stands for. @param {Room} room */
export function taken({ model: { answer, state }, words, send }) {
  const prefixes = answer.expansions.filter(({ words: count, written, top }) => count > 1 || (count === 1 && top[0].value !== written));
  return html`<div class="taken" id="taken">
    ${state.query ? nothing : html`<p class="expansion" dir="auto">${words.searchHint}</p>`}
    ${answer.warnings.length ? html`
      <ul class="warnings" data-part="warnings">
        ${answer.warnings.map(({ code, message }) => html`<li data-code=${code}>${message}</li>`)}
      </ul>` : nothing}
    ${prefixes.map(({ written, top, words: count }) => html`
      <p class="expansion" data-part="expansion" data-written=${written}>
        <bdi>${words.expands(written)}</bdi>
        ${top.slice(0, SHOWN).map(({ value, count: documents }) => html`
          <button type="button" data-word=${value} aria-label=${words.expansionLabel(value, documents)}
            @click=${() => send({ type: 'ask', query: completed(state.query, written, value) })}><bdi>${value}</bdi></button> `)}
        ${count > SHOWN ? words.moreWords(count - SHOWN) : nothing}
      </p>`)}
  </div>`;
}

/** The query with another word in the last place of one that is written in it. @param {string} query @param {string} written @param {string} word */
function completed(query, written, word) {
  const at = query.lastIndexOf(written);
  if (at < 0) return `${query} ${word} `;
  const rest = query.slice(at + written.length).trimStart();
  return `${query.slice(0, at)}${word} ${rest}`;
}
