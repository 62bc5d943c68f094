// Trends on a sheet of their own.

import { svg } from 'lit-html';
import { behind, dates, grid, lines, look, marker, markers, names } from './draw.js';
import { plot } from './plot.js';
import { INNER, legend, sheet } from './sheet.js';
import { peakOf, THIN } from './trend.js';

/**
 * @typedef {import('./trend.js').Trend} Trend
 * @typedef {import('../words.js').Words} Words
 */

/** Pixels; and how many small charts stand in a row, how many lines have their names beside them. */
const HEIGHT = 380;
const SMALL = 150;
const HEAD = 18;
const ACROSS = 3;
const NAMES = 8;

/** @param {{title: string, trend: Trend, small?: {name: string, trend: Trend}[], source: string[], words: Words, rtl: boolean}} page */
export function trendSheet({ title, trend, small = [], source, words, rtl }) {
  const most = Math.max(0, ...small.map((one) => one.trend.most));
  const peak = peakOf(trend);
  const entries = trend.series.map(({ name }, index) => ({ name: words.seriesName(name), sign: sign(index) }));
  return sheet({
    title, rtl, source,
    subtitle: [...(peak ? [words.trendBehind(trend.base, peak)] : []), ...(trend.periods.some(({ thin }) => thin) ? [words.trendThin(trend.base, THIN[trend.base])] : [])],
    pieces: [
      still(words, trend, { width: INNER, height: HEIGHT, rtl, named: trend.series.length > 1 && trend.series.length <= NAMES }),
      legend(entries, rtl),
      ...rowsOf(small, ACROSS).map((row) => side(row.map((one) => ({ name: one.name, ...still(words, one.trend, { width: INNER / ACROSS - 8, height: SMALL, rtl, most }) })))),
    ],
  });
}

/** @param {number} index of a series */
const sign = (index) => svg`<g transform="translate(17,8)"><path class=${`line ${look(index)}`} d="M-17,0H17"></path>${marker(index, 4)}</g>`;

/** @param {Words} words @param {Trend} trend @param {import('./plot.js').Frame} frame */
function still(words, trend, frame) {
  const drawn = plot(trend, frame);
  return { height: frame.height, drawn: svg`<g transform=${`translate(${drawn.left},${drawn.top})`}>${grid(drawn, words)}${behind(drawn)}${dates(drawn, words)}${lines(drawn)}${markers(drawn)}${names(drawn, trend, words)}</g>` };
}

/** @template T @param {T[]} items @param {number} count @returns {T[][]} */
const rowsOf = (items, count) => items.flatMap((_, index) => (index % count ? [] : [items.slice(index, index + count)]));

/** @param {(import('./sheet.js').Piece & {name: string})[]} pieces */
const side = (pieces) => ({
  height: Math.max(...pieces.map(({ height }) => height)) + HEAD,
  drawn: pieces.map(({ drawn, name }, at) => svg`<g transform=${`translate(${at * (INNER / ACROSS)},0)`}><text class="subtitle" y="12">${name}</text><g transform=${`translate(0,${HEAD})`}>${drawn}</g></g>`),
});
