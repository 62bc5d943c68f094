import { html, nothing, render, svg } from 'lit-html';
import { directive } from 'lit-html/directive.js';
import { guard } from 'lit-html/directives/guard.js';
import { brushing } from '../charts/brush.js';
import { Drawn } from '../charts/drawn.js';
import { rangeOf } from '../dates.js';
import { filterFor, layout } from '../charts/scale.js';

/**
 * @typedef {import('../charts/scale.js').Bar} Bar
 * @typedef {object} Shown
 * @property {import('../protocol').Timeline} timeline
 * @property {string[]} chosen the filters on its field
 * @property {import('../words/words.js').Words} words
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
  /** The filter that a hand is drawing. */
  #drawn = '';
  #brush = brushing({
    bars: () => this.#bars,
    drawn: (dates) => this.#tell(filterOf(dates)),
    chosen: (dates, clicked) => {
      this.#drawn = '';
      this.#set(filterOf(dates), clicked);
    },
  });

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
        <g class="axis" aria-hidden="true">${ticks.map(({ date, x, name }) => svg`
          <line x1=${x} x2=${x} y1=${HEIGHT} y2=${HEIGHT + 4}></line>
          <text x=${x} y=${HEIGHT + 16} text-anchor="middle">${name ? words.span(name) : words.tick(date)}</text>`)}</g>
      </svg>
      ${this.#drawn ? html`<p class="drawn" data-part="drawn" aria-hidden="true"><span>${words.span(this.#drawn)}</span></p>` : nothing}`, element);
    this.#brush.put(element, '.bin rect', [width, HEIGHT], stretches.length === 1 ? stretches[0] : null);
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

  /** @param {string} filter */
  #tell(filter) {
    if (filter === this.#drawn) return;
    this.#drawn = filter;
    this.draw();
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

/** @param {string[]} dates of bars, in order */
const filterOf = (dates) => filterFor(dates[0], dates[dates.length - 1]);

export const strip = directive(Strip);
