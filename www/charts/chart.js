import { pointer } from 'd3-selection';
import { html, nothing, render, svg } from 'lit-html';
import { directive } from 'lit-html/directive.js';
import { guard } from 'lit-html/directives/guard.js';
import { filterFor } from './scale.js';
import { Drawn } from './drawn.js';
import { brushing } from './brush.js';
import { behind, dates, grid, lines, marker, names } from './draw.js';
import { periodAt, plot, round } from './plot.js';
import { together } from './trend.js';

/**
 * @typedef {import('./trend.js').Trend} Trend
 * @typedef {object} Shown
 * @property {Trend} trend
 * @property {number} height
 * @property {import('./trend.js').Scale} [scale] where several charts share one
 * @property {boolean} [named] whether lines have their names at their ends, where there is room
 * @property {string[]} chosen the filters on time
 * @property {{unit: import('../protocol').Unit, share: import('../protocol').Share}} how
 * @property {import('../words/words.js').Words} words
 * @property {import('../words/words.js').Words['trendPeriod']} [tell] a period's numbers in words, where they are told otherwise
 * @property {string} rest what is read where nothing is pointed at
 * @property {boolean} rtl
 * @property {(label: string, series: number) => void} go opens what a point counts
 * @property {(filter: string | null) => void} choose another time, or all of it
 */

/** More points than these are drawn one period at a time: the one that is looked at. */
const POINTS = 1500;

/** Pixels of width from which names have room beside the plot, and how many of them have it one above another. */
const NAMED = 560;
const NAMES = 8;

/** Lines over time that can be read, walked through, brushed over and opened. What moves under a hand asks nobody anything. @extends {Drawn<Shown>} */
class Chart extends Drawn {
  /** @type {import('./plot.js').Plot | null} */
  #plot = null;
  /** What it was laid out for. */
  #laid = '';
  /** Where the keyboard stands, and what the readout tells: the periods from one to another. */
  #focus = { period: 0, series: 0 };
  /** @type {[number, number] | null} */
  #looked = null;
  #brush = brushing({
    bars: () => this.#plot?.bars ?? [],
    drawn: (labels) => this.#looking(labels),
    chosen: (labels, clicked) => this.#settled(labels, clicked),
  });

  /** @override @param {Shown} a @param {Shown} b */
  differs(a, b) {
    return a.trend !== b.trend || JSON.stringify(a.scale) !== JSON.stringify(b.scale) || a.height !== b.height || a.words !== b.words || a.rtl !== b.rtl || String(a.chosen) !== String(b.chosen);
  }

  /** @override */
  draw() {
    const { element, width, shown } = this;
    if (!element || !shown || !width) return;
    const { trend, height, chosen, words, rest } = shown;
    const drawn = this.#layout(width);
    this.#focus = reachable(drawn, this.#focus);
    const one = this.#looked?.[0] === this.#looked?.[1] ? drawn.bars[this.#looked?.[0] ?? -1] : undefined;
    render(html`
      <svg class="plot" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} data-part="plot"
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.#key(event)}
        @pointermove=${(/** @type {PointerEvent} */ event) => this.#look(event)} @pointerleave=${() => this.#lookAt(null)}>
        <g transform=${`translate(${drawn.left},${drawn.top})`}>
          ${guard([drawn, words], () => [grid(drawn, words), dates(drawn, words)])}
          <g class="brush"><g class="ground">
            ${guard([drawn], () => behind(drawn))}
            <rect class="hit" width=${drawn.width} height=${drawn.height}></rect>
            <line class="guide" x1=${one?.middle ?? 0} x2=${one?.middle ?? 0} y2=${drawn.height} visibility=${one ? 'visible' : 'hidden'}></line>
            ${guard([drawn], () => lines(drawn))}
          </g></g>
          ${this.#points(drawn)}
          ${guard([drawn, words], () => names(drawn, trend, words))}
        </g>
      </svg>
      <p class="readout" data-part="readout">${this.#looked ? this.#told(this.#looked) : rest}</p>`, element);
    const [stretch = null] = chosen.length === 1 ? [drawn.place(chosen[0])] : [];
    // Over all that is drawn, it would be in the way of a narrower one.
    this.#brush.put(element, '.ground .hit', [drawn.width, drawn.height], stretch && stretch[1] - stretch[0] < drawn.width - 1 ? stretch : null);
  }

  /** Laid out once for a width and what is shown: a hand that moves changes neither. @param {number} width */
  #layout(width) {
    const { trend, height, scale, named = false, rtl } = /** @type {Shown} */ (this.shown);
    const key = JSON.stringify([width, height, scale, rtl]);
    if (this.#plot?.trend === trend && this.#laid === key) return this.#plot;
    if (this.#plot?.trend !== trend) this.#looked = null;
    this.#laid = key;
    this.#plot = plot(trend, { width, height, rtl, scale, named: named && width >= NAMED && 1 < trend.series.length && trend.series.length <= NAMES });
    return this.#plot;
  }

  /** @param {import('./plot.js').Plot} drawn */
  #points(drawn) {
    const { trend: { periods, series }, words } = /** @type {Shown} */ (this.shown);
    const dense = periods.length * series.length > POINTS;
    const shown = dense ? [...new Set([this.#focus.period, ...(this.#looked ?? [])])] : [...periods.keys()];
    return guard([drawn, words, ...Object.values(this.#focus), ...(dense ? shown : [])], () => this.#pointsOf(drawn, shown));
  }

  /** @param {import('./plot.js').Plot} drawn @param {number[]} shown periods */
  #pointsOf({ points, radius, bars }, shown) {
    const { trend: { periods, series }, words, how } = /** @type {Shown} */ (this.shown);
    const near = Math.max(3, Math.min(9, (bars[0]?.width ?? 0) / 2));
    return svg`<g class="points">${shown.map((at) => series.map(({ name }, index) => {
      const [point, { label, counts }] = [points[index][at], periods[at]];
      if (!point) return nothing;
      const focused = at === this.#focus.period && index === this.#focus.series;
      return svg`
        <g class="point" role=${counts[index] ? 'button' : 'img'} tabindex=${focused ? 0 : -1} transform=${`translate(${round(point.x)},${round(point.y)})`}
          data-period=${label} data-series=${index} data-count=${counts[index]} aria-label=${`${this.#told([at, at], [index])}${counts[index] ? `. ${words.trendOpen(how.unit, name, label, counts[index])}` : ''}`}
          @click=${() => this.#open(at, index)} @focus=${() => this.#reached(at, index)}>
          <circle class="hit" r=${near}></circle>${marker(index, radius, point.thin)}
        </g>`;
    }))}</g>`;
  }

  /** The numbers of a stretch of time in words. @param {[number, number]} stretch @param {number[]} [only] these series */
  #told([from, to], only) {
    const { trend: { periods, series }, words, tell = words.trendPeriod, how } = /** @type {Shown} */ (this.shown);
    const several = periods.slice(from, to + 1);
    const counted = together(several);
    // What is one text in two periods is not two.
    const all = { ...counted, texts: from === to ? several[0].texts : counted.documents, thin: several.every(({ thin }) => thin) };
    const one = from === to ? periods[from] : null;
    const told = series.map(({ name }, index) => ({ name, count: all.counts[index], value: one ? one.values[index] : null }));
    const label = one ? one.label : filterFor(several[0].label, several[several.length - 1].label);
    return tell(label, only ? only.map((index) => told[index]) : told, all, one ? how : { ...how, share: 'none' });
  }

  /** @param {string[]} labels of periods, in order */
  #looking(labels) {
    const edges = /** @type {[number, number]} */ ([labels[0], labels[labels.length - 1]].map((label) => this.shown?.trend.periods.findIndex((period) => period.label === label)));
    if (String(edges) !== String(this.#looked)) this.#lookAt(edges);
  }

  /** @param {string[]} labels of periods, in order @param {boolean} clicked */
  #settled(labels, clicked) {
    const { chosen, choose } = /** @type {Shown} */ (this.shown);
    const filter = filterFor(labels[0], labels[labels.length - 1]);
    const same = chosen.length === 1 && chosen[0] === filter;
    if (same && !clicked) this.draw();
    else choose(same ? null : filter);
  }

  /** @param {PointerEvent} event */
  #look(event) {
    if (this.#brush.busy || !this.#plot) return;
    const period = periodAt(this.#plot, pointer(event, this.element?.firstElementChild)[0] - this.#plot.left);
    if (this.#looked?.[0] !== period || this.#looked[1] !== period) this.#lookAt([period, period]);
  }

  /** @param {[number, number] | null} periods */
  #lookAt(periods) {
    this.#looked = periods;
    this.draw();
  }

  /** What a point counts, unless that is nothing. @param {number} period @param {number} series */
  #open(period, series) {
    const { trend: { periods }, go } = /** @type {Shown} */ (this.shown);
    if (periods[period].counts[series]) go(periods[period].label, series);
  }

  /** @param {number} period @param {number} series */
  #reached(period, series) {
    this.#focus = { period, series };
    this.#lookAt([period, period]);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { rtl, trend: { periods, series } } = /** @type {Shown} */ (this.shown);
    const { period, series: line } = this.#focus;
    const forward = rtl ? -1 : 1;
    const steps = { ArrowRight: [forward, 0], ArrowLeft: [-forward, 0], ArrowDown: [0, 1], ArrowUp: [0, -1], Home: [-periods.length, 0], End: [periods.length, 0] };
    const step = steps[/** @type {keyof typeof steps} */ (event.key)];
    if (step) this.#move(within(period + step[0], periods.length), within(line + step[1], series.length), step[0] < 0 ? -1 : 1);
    else if (event.key === 'Enter' || event.key === ' ') this.#open(period, line);
    else return;
    event.preventDefault();
  }

  /** To a point, or on in the same direction to the next that there is. @param {number} period @param {number} series @param {number} direction */
  #move(period, series, direction) {
    const points = this.#plot?.points[series] ?? [];
    let to = period;
    while (to > 0 && to < points.length - 1 && !points[to]) to += direction;
    if (!points[to]) return;
    this.#reached(to, series);
    /** @type {SVGElement | null | undefined} */ (this.element?.querySelector('.point[tabindex="0"]'))?.focus();
  }
}

/** A place where there is a point: the same, or the first of its line, or the first of all. @param {import('./plot.js').Plot} drawn @param {{period: number, series: number}} focus */
function reachable({ points }, focus) {
  if (points[focus.series]?.[focus.period]) return focus;
  const series = points[focus.series]?.some(Boolean) ? focus.series : Math.max(0, points.findIndex((line) => line.some(Boolean)));
  return { series, period: Math.max(0, points[series]?.findIndex(Boolean) ?? 0) };
}

/** @param {number} place @param {number} count */
const within = (place, count) => Math.max(0, Math.min(count - 1, place));

export const chart = directive(Chart);
