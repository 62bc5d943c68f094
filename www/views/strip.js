import { html, nothing, render, svg } from 'lit-html';
import { directive } from 'lit-html/directive.js';
import { guard } from 'lit-html/directives/guard.js';
import { brushX } from 'd3-brush';
import { select } from 'd3-selection';
import { rangeOf } from '../dates.js';
import { covered, filterFor, layout } from '../scale.js';
import { Drawn } from './drawn.js';

/**
 * @typedef {import('../scale.js').Bar} Bar
 * @typedef {object} Shown
 * @property {import('../protocol').Timeline} timeline
 * @property {string[]} chosen the filters on its field
 * @property {import('../words.js').Words} words
 * @property {import('./room.js').Room['send']} send
 * @property {boolean} rtl
 */

const HEIGHT = 52;
const AXIS = 20;

/** Bars that a leap passes over. */
const LEAP = 10;

/** Bars that can be clicked, brushed over and walked through with the keyboard. @extends {Drawn<Shown>} */
class Strip extends Drawn {
  /** @type {Bar[]} */
  #bars = [];
  #focus = 0;
  /** An answer that comes while one draws leaves the hand alone. */
  #brushing = false;
  /** The filter that a hand is drawing. */
  #drawn = '';
  /** For how many bars, and over which of them, the brush was put last; empty where a hand has moved it since. */
  #put = '';
  #brush = /** @type {import('d3-brush').BrushBehavior<unknown>} */ (brushX())
    .on('start', ({ sourceEvent }) => {
      this.#brushing = Boolean(sourceEvent);
      if (sourceEvent) this.#put = '';
    })
    .on('brush', (event) => this.#tell(event))
    .on('end', (event) => this.#brushed(event));

  /** @override @param {Shown} a @param {Shown} b */
  differs(a, b) {
    return a.timeline !== b.timeline || a.words !== b.words || a.rtl !== b.rtl || String(a.chosen) !== String(b.chosen);
  }

  /** @override */
  draw() {
    const { element, width, shown } = this;
    if (!element || !shown || !width) return;
    const { timeline: { bins }, chosen, words, rtl } = shown;
    const { bars, ticks, place } = layout(bins, width, HEIGHT, rtl);
    this.#bars = bars;
    this.#focus = Math.min(this.#focus, bars.length - 1);
    const stretches = chosen.map(place);
    const within = (/** @type {Bar} */ { middle }) => stretches.some((one) => one && one[0] <= middle && middle <= one[1]);
    render(html`
      <svg width=${width} height=${HEIGHT + AXIS} @keydown=${(/** @type {KeyboardEvent} */ event) => this.#key(event)}>
        <g class="brush"><g class="bars">${bars.map((bar, index) => this.#guarded(bar, index, chosen.length ? within(bar) : null))}</g></g>
        <g class="axis" aria-hidden="true">${ticks.map(({ date, x }) => svg`
          <line x1=${x} x2=${x} y1=${HEIGHT} y2=${HEIGHT + 4}></line>
          <text x=${x} y=${HEIGHT + 16} text-anchor="middle">${words.tick(date)}</text>`)}</g>
      </svg>
      ${this.#drawn ? html`<p class="drawn" data-part="drawn" aria-hidden="true"><span>${words.span(this.#drawn)}</span></p>` : nothing}`, element);
    this.#drawBrush(width, stretches.length === 1 ? stretches[0] : null);
  }

  /** Of hundreds of bars a key changes some. @param {Bar} bar @param {number} index @param {boolean | null} chosen */
  #guarded(bar, index, chosen) {
    const { bin, x, width, count, all } = bar;
    return guard([...Object.values(bin), x, width, count, all, index === this.#focus, chosen, this.shown?.words], () => this.#bar(bar, index, chosen));
  }

  /** @param {Bar} bar @param {number} index @param {boolean | null} chosen null where nothing is */
  #bar({ bin, x, width, count, all }, index, chosen) {
    const told = this.shown?.words.bin(bin.date, bin.count, bin.all, bin.texts ?? bin.count);
    return svg`
      <g class="bin" role="button" tabindex=${index === this.#focus ? 0 : -1} aria-label=${told}
        aria-pressed=${chosen ?? false} ?data-out=${chosen === false} data-bin=${bin.date} data-count=${bin.count} data-texts=${bin.texts ?? bin.count} data-all=${bin.all}
        @click=${(/** @type {MouseEvent} */ event) => event.detail || this.#choose(index, false)}>
        <title>${told}</title>
        <rect class="hit" x=${x} width=${width} height=${HEIGHT}></rect>
        <rect class="all" x=${x} width=${width} y=${HEIGHT - all} height=${all}></rect>
        <rect class="now" x=${x} width=${width} y=${HEIGHT - count} height=${count}></rect>
      </g>`;
  }

  /**
   * The bars stand above the brush's ground, so that they can be clicked, and below its selection, so that it can be dragged.
   * @param {number} width
   * @param {[number, number] | null} stretch
   */
  #drawBrush(width, stretch) {
    const put = JSON.stringify([width, this.#bars.length, stretch]);
    if (put === this.#put || this.#brushing) return;
    this.#put = put;
    const group = select(this.element).select('.brush');
    const brush = /** @type {any} */ (this.#brush);
    group.call(brush.extent([[0, 0], [width, HEIGHT]]));
    const bars = /** @type {Element} */ (group.select('.bars').node());
    const ground = /** @type {Element} */ (group.select('.overlay').node());
    if (ground.nextSibling !== bars) ground.after(bars);
    group.selectAll('.bin rect').datum({ type: 'overlay' });
    group.call(brush.move, stretch);
  }

  /** @param {import('d3-brush').D3BrushEvent<unknown>} event */
  #tell(event) {
    if (!event.sourceEvent || !event.selection || !this.shown) return;
    const filter = this.#filterOf(event);
    if (filter === this.#drawn) return;
    this.#drawn = filter;
    this.draw();
  }

  /** @param {import('d3-brush').D3BrushEvent<unknown>} event */
  #brushed(event) {
    this.#brushing = false;
    if (!event.sourceEvent || !this.shown) return;
    this.#drawn = '';
    this.#set(this.#filterOf(event), !event.selection);
  }

  /** @param {import('d3-brush').D3BrushEvent<unknown>} event */
  #filterOf({ selection, sourceEvent, mode }) {
    const x = selection ? 0 : this.across(sourceEvent);
    const [from, to] = /** @type {[number, number]} */ (selection ?? [x, x]);
    const dates = covered(this.#bars, from, to, mode === 'drag');
    return filterFor(dates[0], dates[dates.length - 1]);
  }

  /** @param {string} filter @param {boolean} toggles whether choosing what is chosen drops it */
  #set(filter, toggles) {
    const { timeline: { field }, chosen, send } = /** @type {Shown} */ (this.shown);
    const same = chosen.length === 1 && chosen[0] === filter;
    if (same && toggles) send({ type: 'drop', field });
    else if (same) this.draw();
    else send({ type: 'range', field, value: filter });
  }

  /** @param {number} index @param {boolean} extend */
  #choose(index, extend) {
    const { chosen } = /** @type {Shown} */ (this.shown);
    const { date } = this.#bars[index].bin;
    const ends = extend && chosen.length === 1 && rangeOf(chosen[0]) ? [...chosen[0].split('..'), date].sort() : [date];
    this.#set(filterFor(ends[0], ends[ends.length - 1]), !extend);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const forward = this.shown?.rtl ? -1 : 1;
    const last = this.#bars.length - 1;
    const to = { ArrowRight: this.#focus + forward, ArrowLeft: this.#focus - forward, PageUp: this.#focus - LEAP, PageDown: this.#focus + LEAP, Home: 0, End: last }[event.key];
    if (to !== undefined) this.#move(Math.max(0, Math.min(last, to)));
    else if (event.key === 'Enter' || event.key === ' ') this.#choose(this.#focus, event.shiftKey);
    else return;
    event.preventDefault();
  }

  /** @param {number} index */
  #move(index) {
    this.#focus = index;
    this.draw();
    /** @type {SVGElement | null | undefined} */ (this.element?.querySelector('.bin[tabindex="0"]'))?.focus();
  }
}

export const strip = directive(Strip);
