import { html } from 'lit-html';
import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { warningsOf } from './warned.js';

/** How long typing must have rested before the count is spoken, in milliseconds. */
const REST = 700;

/** Gives an element its text once that has stayed the same for a while. */
class Rested extends AsyncDirective {
  #text = '';
  #timer = 0;

  /** @param {string} _text */
  render(_text) {}

  /** @override @param {import('lit-html/directive.js').ElementPart} part @param {[string]} values */
  update({ element }, [text]) {
    if (text === this.#text) return;
    this.#text = text;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => { element.textContent = text; }, REST);
  }

  /** @override */
  disconnected() {
    clearTimeout(this.#timer);
  }
}

export const rested = directive(Rested);

/** Tells what a view shows now. @param {string} part @param {string} text */
export const said = (part, text) => html`<div class="hidden" role="status" data-part=${part} ${rested(text)}></div>`;

/** What is spoken, politely: what was found, what was not taken as written, what may have been meant. @param {import('./room.js').Room} room */
export function announce(room) {
  const { model: { answer: { total, suggestions } }, words } = room;
  return html`
    <div class="hidden" role="status" data-part="announce" ${rested([
      words.announced(total),
      ...warningsOf(room).map(({ message }) => message),
      ...suggestions.slice(0, 1).map(({ query }) => `${words.didYouMean} ${query.trim()}?`),
    ].join(' '))}></div>`;
}
