import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { cut } from '../passages.js';

/**
 * @typedef {import('../passages.js').Chunk} Chunk
 * @typedef {import('../protocol').Reading} Reading
 * @typedef {{reading: Reading, match: number, words: import('../words.js').Words}} Shown
 */

/** How long the page may be held up at a time, in milliseconds. */
const SLICE = 8;

/**
 * Fills an element with a document: what is seen first at once, the rest while the page is idle, so that a document of
 * any length can be scrolled, searched by the browser and printed.
 */
class Text extends AsyncDirective {
  /** @type {Reading | null} */
  #reading = null;
  #match = 0;
  /** @type {Map<Chunk, HTMLElement>} */
  #unfilled = new Map();
  #timer = 0;

  /** @param {Shown} _shown */
  render(_shown) {}

  /** @override @param {import('lit-html/directive.js').ElementPart} part @param {[Shown]} values */
  update({ element }, [{ reading, match, words }]) {
    const fresh = reading !== this.#reading;
    if (fresh) this.#show(element, reading, words);
    const moved = fresh || match !== this.#match;
    this.#reading = reading;
    this.#match = match;
    // Before it stands in the page it cannot scroll.
    if (moved && element.isConnected) this.#goTo(element, match);
    else if (moved) queueMicrotask(() => this.#goTo(element, match));
  }

  /** @override */
  disconnected() {
    clearTimeout(this.#timer);
  }

  /** @override */
  reconnected() {
    this.#fill();
  }

  /** @param {Element} element @param {Reading} reading @param {Shown['words']} words */
  #show(element, reading, words) {
    clearTimeout(this.#timer);
    this.#unfilled = new Map();
    const { title, sections } = cut(reading);
    const heading = make('h2', { 'data-part': 'reading-title', dir: 'auto' });
    heading.append(...title.map(inline));
    if (!reading.title.length) heading.append(words.untitled);
    const body = sections.map(({ kind, around, parts, chunks }) => {
      const box = make(around ? 'details' : 'div', { 'data-kind': kind, ...(around && { 'data-around': '' }) });
      if (around) box.append(make('summary', {}, words.aroundPart(kind, parts)));
      for (const chunk of chunks) box.append(this.#placeholder(chunk));
      return box;
    });
    element.replaceChildren(heading, ...body);
    this.#fill();
  }

  /** @param {Chunk} chunk */
  #placeholder(chunk) {
    const box = make('div', { class: 'chunk' });
    // About 80 characters to a line of 1.6 em: the scroll bar is nearly right before the text is there.
    box.style.setProperty('--lines', String(Math.ceil(chunk.length / 80) + chunk.paragraphs.length));
    this.#unfilled.set(chunk, box);
    return box;
  }

  #fill() {
    const end = performance.now() + SLICE;
    for (const chunk of this.#unfilled.keys()) {
      this.#write(chunk);
      if (performance.now() > end) break;
    }
    if (this.#unfilled.size) this.#timer = window.setTimeout(() => this.#fill());
  }

  /** @param {Chunk} chunk */
  #write(chunk) {
    const box = this.#unfilled.get(chunk);
    this.#unfilled.delete(chunk);
    box?.append(...chunk.paragraphs.map(({ runs, continued }) => {
      const paragraph = make('p', { dir: 'auto', ...(continued && { class: 'continued' }) });
      paragraph.append(...runs.map(inline));
      return paragraph;
    }));
  }

  /** @param {Element} element @param {number} match */
  #goTo(element, match) {
    element.querySelector('mark[aria-current]')?.removeAttribute('aria-current');
    if (!match) return;
    const chunk = [...this.#unfilled.keys()].find(({ first, last }) => first <= match && match <= last);
    if (chunk) this.#write(chunk);
    const mark = element.querySelector(`mark[data-n="${match}"]`);
    mark?.closest('details')?.setAttribute('open', '');
    mark?.setAttribute('aria-current', 'true');
    if (mark) centre(mark);
  }
}

/** Where the reader scrolls by itself, the page around it stays. @param {Element} mark */
function centre(mark) {
  const reader = mark.closest('.reader');
  if (!reader || getComputedStyle(reader).overflowY !== 'auto') return mark.scrollIntoView({ block: 'center' });
  const [inner, outer] = [mark.getBoundingClientRect(), reader.getBoundingClientRect()];
  reader.scrollTop += inner.top - outer.top - (reader.clientHeight - inner.height) / 2;
}

/** @param {import('../passages.js').Run} run */
const inline = ({ text, n }) => (n ? make('mark', { 'data-n': String(n) }, text) : text);

/** @param {string} name @param {Record<string, string>} attributes @param {string} [text] */
function make(name, attributes, text) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.append(text);
  return element;
}

export const text = directive(Text);
