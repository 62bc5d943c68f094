import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { cut } from '../passages.js';

/**
 * @typedef {import('../passages.js').Chunk} Chunk
 * @typedef {import('../protocol').Reading} Reading
 * @typedef {import('../passages.js').Group} Group
 * @typedef {import('../passages.js').Origin} Origin
 * @typedef {(from: Origin, count: number, shown: {around: boolean, whole: boolean}) => void} Mend puts paragraphs on the other side
 * @typedef {{reading: Reading, match: number, words: import('../words/words.js').Words, mend: Mend | null}} Shown
 */

/** How long the page may be held up at a time, in milliseconds. */
const SLICE = 8;

/** Frames for which a match is held in the middle once all text is there. */
const STILL = 8;

/** What a reader does who goes on. */
const GOING_ON = ['wheel', 'touchmove', 'pointerdown', 'keydown'];

/** Letters of a paragraph that tell it from others. */
const BEGINNING = 60;

/**
 * Fills an element with a document: what is seen first at once, the rest while the page is idle, so that a document of
 * any length can be scrolled, searched by the browser and printed.
 */
class Text extends AsyncDirective {
  /** @type {Reading | null} */
  #reading = null;
  #match = 0;
  /** @type {Mend | null} */
  #mend = null;
  #mending = false;
  /** @type {{place: string, top: number} | null} The button that was pressed, to be had again where it was. */
  #pressed = null;
  /** @type {Map<Chunk, HTMLElement>} */
  #unfilled = new Map();
  /** @type {Shown['words'] | null} */
  #words = null;
  #timer = 0;
  #holding = new AbortController();

  /** @param {Shown} _shown */
  render(_shown) {}

  /** @override @param {import('lit-html/directive.js').ElementPart} part @param {[Shown]} values */
  update({ element }, [{ reading, match, words, mend }]) {
    const fresh = reading !== this.#reading || !mend === this.#mending;
    this.#mend = mend;
    this.#mending = Boolean(mend);
    this.#words = words;
    const stays = this.#pressed !== null;
    if (fresh) this.#show(element, reading, words);
    const moved = fresh || match !== this.#match;
    this.#reading = reading;
    this.#match = match;
    // Before it stands in the page it cannot scroll.
    if (moved && element.isConnected) this.#goTo(element, match, fresh && stays);
    else if (moved) queueMicrotask(() => this.#goTo(element, match));
  }

  /** @override */
  disconnected() {
    clearTimeout(this.#timer);
    this.#holding.abort();
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
    const body = sections.map(({ around, groups }) => (around ? this.#aside(groups, words) : this.#group(groups[0])));
    element.replaceChildren(heading, ...body);
    this.#fill();
    this.#return(element);
  }

  /** What is not the article is folded; whoever mends sees all of it. @param {Group[]} groups @param {Shown['words']} words */
  #aside(groups, words) {
    const box = make('details', { 'data-around': '', ...(this.#mend && { open: '' }) });
    box.append(make('summary', {}, words.aroundParts(groups.map(({ kind, blocks }) => words.aroundPart(kind, blocks.length)))));
    for (const group of groups) {
      const inner = this.#group(group);
      if (groups.length > 1) inner.prepend(make('p', { class: 'kind' }, words.aroundPart(group.kind, group.blocks.length)));
      for (const block of this.#mend ? group.blocks.filter(({ count }) => count > 1) : []) {
        inner.append(this.#button(block, block.count, { around: true, whole: true }, words.putAllBack, words.mendPart(words.putAllBack, words.aroundPart(group.kind, 1))));
      }
      box.append(inner);
    }
    return box;
  }

  /** @param {Group} group */
  #group({ kind, chunks }) {
    const box = make('div', { 'data-kind': kind });
    box.append(...chunks.map((chunk) => this.#placeholder(chunk)));
    return box;
  }

  /** @param {Origin} from @param {number} count @param {{around: boolean, whole: boolean}} shown @param {string} text @param {string} label */
  #button(from, count, shown, text, label) {
    const place = `${from.part}.${from.paragraph}.${count}`;
    const button = make('button', { type: 'button', class: 'quiet mend', 'data-part': 'mend', 'data-place': place, 'aria-label': label }, text);
    button.addEventListener('click', () => {
      this.#pressed = { place, top: button.getBoundingClientRect().top };
      this.#mend?.(from, count, shown);
    });
    return button;
  }

  /** What was pressed stays under the finger, and the focus on it. @param {Element} element */
  #return(element) {
    if (!this.#pressed) return;
    const { place, top } = this.#pressed;
    this.#pressed = null;
    const [part, paragraph] = place.split('.').map(Number);
    const holds = (/** @type {Chunk} */ { paragraphs }) => paragraphs.some(({ origin }) => origin?.part === part && origin.paragraph === paragraph);
    for (const chunk of this.#unfilled.keys()) if (holds(chunk)) this.#write(chunk);
    const button = /** @type {HTMLElement | null} */ (element.querySelector(`[data-place="${place}"]`) ?? element.querySelector(`[data-place^="${part}.${paragraph}."]`));
    button?.focus({ preventScroll: true });
    if (button) scroll(button, button.getBoundingClientRect().top - top);
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
    const around = Boolean(box?.closest('[data-around]'));
    box?.append(...chunk.paragraphs.map(({ runs, continued, origin }) => {
      const paragraph = make('p', { dir: 'auto', ...(continued && { class: 'continued' }) });
      paragraph.append(...runs.map(inline));
      if (this.#mend && this.#words && origin) paragraph.append(' ', this.#paragraphButton(origin, around, runs, this.#words));
      return paragraph;
    }));
  }

  /** @param {Origin} origin @param {boolean} around @param {import('../passages.js').Run[]} runs @param {Shown['words']} words */
  #paragraphButton(origin, around, runs, words) {
    const beginning = runs.map(({ text }) => text).join('').slice(0, BEGINNING);
    const label = words.mendPart(around ? words.putBack : words.setAside, beginning);
    return this.#button(origin, 1, { around, whole: false }, around ? words.putBackShort : words.setAside, label);
  }

  /** @param {Element} element @param {number} match @param {boolean} [stays] whether what is in sight stays there */
  #goTo(element, match, stays = false) {
    this.#holding.abort();
    for (const mark of element.querySelectorAll('mark[aria-current]')) mark.removeAttribute('aria-current');
    if (!match) return;
    for (const chunk of [...this.#unfilled.keys()].filter(({ first, last }) => first <= match && match <= last)) this.#write(chunk);
    const marks = element.querySelectorAll(`mark[data-n="${match}"]`);
    for (const mark of marks) {
      mark.closest('details')?.setAttribute('open', '');
      mark.setAttribute('aria-current', 'true');
    }
    if (marks.length && !stays) this.#hold(marks[0]);
  }

  /** Text that is filled in takes its true height when it comes into sight, and moves what stands below, unless the reader goes on. @param {Element} mark */
  #hold(mark) {
    const holding = new AbortController();
    this.#holding = holding;
    for (const act of GOING_ON) window.addEventListener(act, () => holding.abort(), { capture: true, passive: true, signal: holding.signal });
    let frames = STILL;
    const step = () => {
      if (holding.signal.aborted) return;
      centre(mark);
      frames = this.#unfilled.size || !isInSight(mark) ? STILL : frames - 1;
      if (frames) requestAnimationFrame(step);
      else holding.abort();
    };
    step();
  }
}

/** The reader, where it scrolls by itself. @param {Element} element */
function scroller(element) {
  const reader = element.closest('.reader');
  return reader && getComputedStyle(reader).overflowY === 'auto' ? reader : null;
}

/** Where the reader scrolls by itself, the page around it stays. @param {Element} mark */
function centre(mark) {
  const reader = scroller(mark);
  if (!reader) return mark.scrollIntoView({ block: 'center' });
  const [inner, outer] = [mark.getBoundingClientRect(), reader.getBoundingClientRect()];
  reader.scrollTop += inner.top - outer.top - (reader.clientHeight - inner.height) / 2;
}

/** A browser may know the true height of what comes into sight some frames late, and scroll no further than it knows. @param {Element} mark */
function isInSight(mark) {
  const { top, bottom } = mark.getBoundingClientRect();
  const { top: first, bottom: last } = scroller(mark)?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
  return bottom >= first && top <= last;
}

/** @param {Element} element @param {number} by */
function scroll(element, by) {
  const reader = scroller(element);
  if (reader) reader.scrollTop += by;
  else window.scrollBy(0, by);
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
