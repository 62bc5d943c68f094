// Pure: where a trend's lines, points, bars and ticks stand, in pixels.

import { tickStep, ticks } from 'd3-array';
import { rangeOf } from '../dates.js';
import { layout } from './scale.js';
import { scaleOf } from './trend.js';

/**
 * @typedef {import('./trend.js').Trend} Trend
 * @typedef {{width: number, height: number, rtl: boolean, scale?: import('./trend.js').Scale, named?: boolean}} Frame `scale`: where several charts share one; `named`: whether series have their names at the ends of their lines
 * @typedef {{x: number, y: number, thin: boolean, apart?: boolean}} Point `apart`: whether time is left out before it
 * @typedef {ReturnType<typeof plot>} Plot
 */

/** Around the plot: the words of the axes, and half a point. */
const AXIS = 48;
const ABOVE = 12;
const BELOW = 24;
const BESIDE = 12;
const NAME = 132;

/** Pixels between two lines of the value axis, and what part of the height the bars behind take. */
const APART = 44;
const BEHIND = 0.35;

/** Pixels between the names of two lines. */
const LEADING = 15;

/** @param {Trend} trend @param {Frame} frame */
export function plot(trend, { width, height, rtl, scale = scaleOf([trend]), named = false }) {
  const { periods, series, base } = trend;
  const [start, end] = [AXIS, named ? NAME : BESIDE];
  const inner = { left: rtl ? end : start, top: ABOVE, width: Math.max(40, width - start - end), height: Math.max(40, height - ABOVE - BELOW) };
  const bins = periods.map((period) => ({ date: period.label, count: 0, all: period[base] }));
  const { bars, ticks: dates, place } = layout(bins, inner.width, inner.height * BEHIND, rtl, scale.peak, scale.ends);
  const { reach, marks } = valueAxis(scale.most, inner.height);
  const y = (/** @type {number} */ value) => inner.height * (1 - value / reach);
  const points = series.map((_, index) => periods.map(({ values, thin }, at) => {
    const value = values[index];
    return value === null ? null : { x: bars[at].middle, y: y(value), thin, apart: apartFrom(periods[at - 1], periods[at]) };
  }));
  return {
    ...inner, trend, rtl, bars, dates, place, points,
    marks: marks.map((value) => ({ value, y: y(value) })),
    radius: Math.min(4, Math.max(1.75, (bars[0].width + 2) / 2.4)),
    names: named ? apart(points.map((line) => (line.findLast((point) => point !== null) ?? { y: 0 }).y), inner.height) : [],
  };
}

/** From zero to a round number that no value exceeds; counts have no ticks between whole ones. @param {number} most @param {number} height */
function valueAxis(most, height) {
  const largest = most > 0 ? most : 1;
  const count = Math.max(2, Math.floor(height / APART));
  const step = tickStep(0, largest, Number.isInteger(largest) ? Math.min(count, largest) : count);
  const reach = Math.ceil(largest / step - 1e-9) * step;
  return { reach, marks: ticks(0, reach, Math.round(reach / step)) };
}

/** Heights that are moved down, then up, until no two names touch. @param {number[]} heights @param {number} limit */
function apart(heights, limit) {
  const order = heights.map((_, index) => index).sort((a, b) => heights[a] - heights[b]);
  const placed = [...heights];
  order.forEach((one, at) => { if (at) placed[one] = Math.max(placed[one], placed[order[at - 1]] + LEADING); });
  order.reverse().forEach((one, at) => { placed[one] = Math.min(placed[one], at ? placed[order[at - 1]] - LEADING : limit); });
  return placed;
}

/** The place of the period at a distance from the plot's left edge. @param {Plot} plot @param {number} x */
export const periodAt = ({ bars }, x) => bars.reduce((best, bar, index) => (Math.abs(bar.middle - x) < Math.abs(bars[best].middle - x) ? index : best), 0);

/** Whether one period does not begin where the other ends. @param {{label: string} | undefined} before @param {{label: string}} period */
const apartFrom = (before, period) => before !== undefined && Number(rangeOf(before.label)?.[1]) !== Number(rangeOf(period.label)?.[0]);

/** A line through points, broken where one is missing, or time between two. @param {(Point | null)[]} points */
export function path(points) {
  let from = 'M';
  return points.map((point) => {
    const step = point ? `${point.apart ? 'M' : from}${round(point.x)},${round(point.y)}` : '';
    from = point ? 'L' : 'M';
    return step;
  }).join('');
}

/** @param {number} pixels */
export const round = (pixels) => Math.round(pixels * 10) / 10;
