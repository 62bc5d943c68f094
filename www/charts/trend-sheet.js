// Trends on a sheet of their own: one chart, or small ones side by side.

import { svg } from 'lit-html';
import { behind, dates, grid, lines, look, marker, markers, names } from './draw.js';
import { plot } from './plot.js';
import { fit, INNER, legend, sheet } from './sheet.js';
import { scaleOf, THIN } from './trend.js';

/**
 * @typedef {import('./trend.js').Trend} Trend
 * @typedef {import('../words/words.js').Words} Words
 * @typedef {{title: string, source: string[], words: Words, rtl: boolean}} Page
 */

/** Pixels; and how many small charts stand in a row, how many lines have their names beside them. */
const HEIGHT = 380;
const SMALL = 150;
const HEAD = 18;
const ACROSS = 3;
const NAMES = 8;

/** @param {Page & {trend: Trend, note?: string[]}} page */
export function trendSheet({ title, trend, note = [], source, words, rtl }) {
  const named = 1 < trend.series.length && trend.series.length <= NAMES;
  return sheet({ title, rtl, source, subtitle: [...note, ...told([trend], words)], pieces: [still(words, trend, { width: INNER, height: HEIGHT, rtl, named }), key(trend, words, rtl)] });
}

/** @param {Page & {small: {name: string, trend: Trend}[], note: string[]}} page the charts, on one scale, and what is to be said of them all */
export function smallSheet({ title, small, note, source, words, rtl }) {
  const trends = small.map(({ trend }) => trend);
  const frame = { width: INNER / ACROSS - 8, height: SMALL, rtl, scale: scaleOf(trends) };
  const drawn = small.map(({ name, trend }) => ({ name, ...still(words, trend, frame) }));
  return sheet({ title, rtl, source, subtitle: [...note, ...told(trends, words)], pieces: [key(trends[0], words, rtl), ...rowsOf(drawn).map((row) => side(row, rtl))] });
}

/** What the grey bars and the hollow points mean. @param {Trend[]} trends @param {Words} words */
function told(trends, words) {
  const [{ base }] = trends;
  const { peak } = scaleOf(trends);
  return [...(peak ? [words.trendBehind(base, peak)] : []), ...(trends.some(({ periods }) => periods.some(({ thin }) => thin)) ? [words.trendThin(base, THIN[base])] : [])];
}

/** @param {Trend} trend @param {Words} words @param {boolean} rtl */
const key = ({ series }, words, rtl) => legend(series.map(({ name }, index) => ({ name: words.seriesName(name), sign: sign(index) })), rtl);

/** @param {number} index of a series */
const sign = (index) => svg`<g transform="translate(17,8)"><path class=${`line ${look(index)}`} d="M-17,0H17"></path>${marker(index, 4)}</g>`;

/** @param {Words} words @param {Trend} trend @param {import('./plot.js').Frame} frame */
function still(words, trend, frame) {
  const drawn = plot(trend, frame);
  return { height: frame.height, drawn: svg`<g transform=${`translate(${drawn.left},${drawn.top})`}>${grid(drawn, words)}${behind(drawn)}${dates(drawn, words)}${lines(drawn)}${markers(drawn)}${names(drawn, trend, words)}</g>` };
}

/** @template T @param {T[]} items @returns {T[][]} */
const rowsOf = (items) => items.flatMap((_, index) => (index % ACROSS ? [] : [items.slice(index, index + ACROSS)]));

/** Side by side, in the direction of writing. @param {(import('./sheet.js').Piece & {name: string})[]} pieces @param {boolean} rtl */
function side(pieces, rtl) {
  const width = INNER / ACROSS;
  return {
    height: SMALL + HEAD,
    drawn: pieces.map(({ drawn, name }, at) => svg`
      <g transform=${`translate(${(rtl ? ACROSS - 1 - at : at) * width},0)`}>
        <text x=${rtl ? width - 8 : 0} y="12" text-anchor=${rtl ? 'end' : 'start'}>${fit(name, width - 16)}</text><g transform=${`translate(0,${HEAD})`}>${drawn}</g></g>`),
  };
}
