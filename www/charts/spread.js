// Where things fall along a text, or along many: a strip of stretches, the darker the more.

import { html, render, svg } from 'lit-html';
import { Directive, directive } from 'lit-html/directive.js';

/**
 * @typedef {object} Shown
 * @property {number[]} spread counts by stretch
 * @property {string} label
 * @property {boolean} rtl
 * @property {import('../words/words.js').Words} words
 * @property {(stretch: number) => void} go opens the first match of a stretch
 */

/** How many tones there are (dispersion.css). */
const TONES = 4;

/** Height of the drawing, in its own measure: a stretch is one wide. */
const HEIGHT = 10;

/** The stretches of each tone, as one path. @param {number[]} spread */
export function tones(spread) {
  const most = Math.max(1, ...spread);
  const toneOf = (/** @type {number} */ count) => Math.ceil((count / most) * TONES);
  return Array.from({ length: TONES }, (_, tone) => spread.map((count, at) => (count && toneOf(count) === tone + 1 ? `M${at},0h1v${HEIGHT}h-1z` : '')).join(''));
}

/** @param {number[]} spread */
export const strip = (spread) => svg`${tones(spread).map((path, tone) => svg`<path class=${`tone t${tone}`} d=${path}></path>`)}`;

/** The first match of a stretch, from 1. @param {number[]} spread @param {number} stretch */
export const matchAt = (spread, stretch) => spread.slice(0, stretch).reduce((all, count) => all + count, 1);

/** A strip that is walked along from match to match: a slider that rests where something is. */
class Spread extends Directive {
  /** @type {Shown | null} */
  #shown = null;
  /** @type {Element | null} */
  #element = null;
  #at = -1;

  /** @param {Shown} _shown */
  render(_shown) {}

  /** @override @param {import('lit-html/directive.js').ElementPart} part @param {[Shown]} values */
  update({ element }, [shown]) {
    const same = this.#shown?.spread === shown.spread && this.#shown.words === shown.words && this.#shown.rtl === shown.rtl;
    if (this.#shown?.spread !== shown.spread) this.#at = shown.spread.findIndex((count) => count > 0);
    this.#shown = shown;
    this.#element = element;
    if (!same) this.#draw();
  }

  #draw() {
    const { spread, label, words, rtl } = /** @type {Shown} */ (this.#shown);
    const told = words.spreadStretch(this.#at + 1, spread.length, spread[this.#at] ?? 0);
    render(html`
      <div class="spread" role="slider" tabindex="0" aria-label=${label} aria-valuemin="1" aria-valuemax=${spread.length} aria-valuenow=${this.#at + 1} aria-valuetext=${told} title=${told}
        data-at=${this.#at} @keydown=${(/** @type {KeyboardEvent} */ event) => this.#key(event)} @click=${(/** @type {MouseEvent} */ event) => this.#click(event)}
        @pointermove=${(/** @type {PointerEvent} */ event) => this.#to(this.#near(event))}>
        <svg viewBox=${`0 0 ${spread.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" transform=${rtl ? 'scale(-1,1)' : ''}>
          ${strip(spread)}<rect class="cursor" x=${this.#at} width="1" height=${HEIGHT}></rect></svg>
      </div>`, /** @type {HTMLElement} */ (this.#element));
  }

  /** @param {number} stretch */
  #to(stretch) {
    if (stretch < 0 || stretch === this.#at) return;
    this.#at = stretch;
    this.#draw();
  }

  /** The stretch with a match that is nearest to the hand. @param {MouseEvent} event */
  #near({ clientX, currentTarget }) {
    const { spread, rtl } = /** @type {Shown} */ (this.#shown);
    const { left, width } = /** @type {Element} */ (currentTarget).getBoundingClientRect();
    const along = (clientX - left) / width;
    const hand = (rtl ? 1 - along : along) * spread.length - 0.5;
    return spread.reduce((best, count, at) => (count && (best < 0 || Math.abs(at - hand) < Math.abs(best - hand)) ? at : best), -1);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    this.#to(this.#near(event));
    if (this.#at >= 0) this.#shown?.go(this.#at);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { spread, rtl, go } = /** @type {Shown} */ (this.#shown);
    const next = () => spread.findIndex((count, at) => count > 0 && at > this.#at);
    const previous = () => spread.findLastIndex((count, at) => count > 0 && at < this.#at);
    const steps = { ArrowRight: rtl ? previous : next, ArrowLeft: rtl ? next : previous, ArrowUp: next, ArrowDown: previous, Home: () => spread.findIndex(Boolean), End: () => spread.findLastIndex(Boolean) };
    const step = steps[/** @type {keyof typeof steps} */ (event.key)];
    if (step) this.#to(step());
    else if ((event.key === 'Enter' || event.key === ' ') && this.#at >= 0) go(this.#at);
    else return;
    event.preventDefault();
  }
}

export const spread = directive(Spread);
