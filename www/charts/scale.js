// Pure: where the bins of a timeline stand, and which of them a stretch covers.

import { utcTicks } from 'd3-time';
import { rangeOf } from '../dates.js';

/**
 * @typedef {Omit<import('../protocol').Bin, 'texts'> & {texts?: number}} Bin
 * @typedef {{bin: Bin, x: number, width: number, middle: number, count: number, all: number}} Bar heights in pixels
 * @typedef {ReturnType<typeof layout>} Layout
 */

/** @type {[Date, Date]} */
const NEVER = [new Date(0), new Date(0)];

/** Pixels that a label of the axis needs. */
const LABEL = 72;

/** And half of one, at either end. */
const EDGE = 16;

/**
 * @param {Bin[]} bins
 * @param {number} width
 * @param {number} height
 * @param {boolean} rtl
 * @param {number} [most] that a bar may stand for; the largest of these where it is not said
 * @param {string[]} [ends] the first and the last bin that there is room for
 */
export function layout(bins, width, height, rtl, most = 1, ends = [bins[0].date, bins[bins.length - 1].date]) {
  const spans = bins.map(({ date }) => rangeOf(date) ?? NEVER);
  const [[start], [, end]] = ends.map((date) => rangeOf(date) ?? NEVER);
  const x = (/** @type {number} */ time) => ((rtl ? +end - time : time - +start) / (+end - +start)) * width;
  const peak = bins.reduce((larger, { all }) => Math.max(larger, all), most);
  const y = (/** @type {number} */ count) => (count / peak) * height;
  /** @param {Date} from @param {Date} to @returns {[number, number]} */
  const stretch = (from, to) => {
    const [a, b] = [x(Math.max(+from, +start)), x(Math.min(+to, +end))];
    return a < b ? [a, b] : [b, a];
  };
  const bars = bins.map((bin, index) => bar(bin, stretch(...spans[index]), y));
  /** A tick stands under the middle of its bin and bears its name: a year's under the year, and once; a decade's is that of the decade. @param {Date} date */
  const tick = (date) => {
    const place = spans.findIndex(([from, to]) => from <= date && date < to);
    const name = bins[place]?.date ?? '';
    return place < 0 ? { date, x: x(+date), name } : { date: spans[place][0], x: bars[place].middle, name: name.includes('..') ? name : '' };
  };
  const ticks = new Map(utcTicks(start, end, Math.max(2, width / LABEL)).map(tick).map((one) => [one.x, one]));
  return {
    bars,
    ticks: [...ticks.values()].filter(({ x }) => x >= EDGE && x <= width - EDGE),
    /** Where a filter stands; null where it is not a stretch of time within the bins. @param {string} filter */
    place(filter) {
      const range = rangeOf(filter);
      return range && range[0] < end && range[1] > start ? stretch(...range) : null;
    },
  };
}

/** @param {Bin} bin @param {[number, number]} stretch @param {(count: number) => number} y @returns {Bar} */
function bar(bin, [from, to], y) {
  const gap = Math.min(2, (to - from) / 4);
  const height = (/** @type {number} */ count) => (count ? Math.max(2, y(count)) : 0);
  return { bin, x: from + gap / 2, width: to - from - gap, middle: (from + to) / 2, count: height(bin.count), all: height(bin.all) };
}

/**
 * The bins that a stretch touches, or the one nearest to it. One that is moved as a whole keeps its length: it has the bins
 * whose middle it holds.
 * @param {Bar[]} bars
 * @param {number} from
 * @param {number} to
 * @param {boolean} [moved]
 */
export function covered(bars, from, to, moved = false) {
  const within = bars.filter(({ x, width, middle }) => (moved ? from <= middle && middle <= to : x < to && from < x + width));
  const centre = (from + to) / 2;
  const nearest = bars.reduce((best, bar) => (Math.abs(bar.middle - centre) < Math.abs(best.middle - centre) ? bar : best));
  return (within.length ? within : [nearest]).map(({ bin }) => bin.date).sort();
}

/** The filter for a run of bins, each of which is one. @param {string} first @param {string} last */
export function filterFor(first, last) {
  const [[from], to] = [first, last].sort().map((label) => label.split('..'));
  return first === last ? first : `${from}..${to[to.length - 1]}`;
}
