// Drawing: from where things stand to SVG. No part of it can be worked; what can be stands in chart.js.

import { nothing, svg } from 'lit-html';
import { path, round } from './plot.js';
import { fit } from './sheet.js';

/**
 * @typedef {import('./plot.js').Plot} Plot
 * @typedef {import('./trend.js').Trend} Trend
 * @typedef {import('../words/words.js').Words} Words
 */

/** How many colours and dashes there are (trends.css): any two of the first twelve series differ in two of colour, dash and shape, of the first 24 in colour or dash, of all in one of the three. */
const COLOURS = 6;
const DASHES = 4;

/** Pixels that a name at the end of a line has room for. */
const NAMED = 105;

/** Shapes around 0,0, by the half of their size. @type {((r: number) => string)[]} */
const SHAPES = [
  (r) => `M${-r},0A${r},${r} 0 1 1 ${r},0A${r},${r} 0 1 1 ${-r},0Z`,
  (r) => `M${-r},${-r}H${r}V${r}H${-r}Z`,
  (r) => `M0,${-r * 1.2}L${r * 1.2},${r}H${-r * 1.2}Z`,
  (r) => `M0,${-r * 1.35}L${r * 1.35},0L0,${r * 1.35}L${-r * 1.35},0Z`,
  (r) => `M0,${r * 1.2}L${r * 1.2},${-r}H${-r * 1.2}Z`,
  (r) => `M${-r * 1.3},${-r * 0.7}H${r * 1.3}V${r * 0.7}H${-r * 1.3}Z`,
];

/** The class of a series' line and points. @param {number} index */
export const look = (index) => `s${index % COLOURS} d${(index + Math.floor(index / 12)) % DASHES}`;

/** @param {number} index of the series @param {number} r @param {boolean} [thin] */
export const marker = (index, r, thin = false) => svg`<path class=${`marker s${index % COLOURS}`} ?data-thin=${thin} d=${SHAPES[(index + Math.floor(index / 24)) % SHAPES.length](r)}></path>`;

/** What tells a series: its line and its point. @param {number} index */
export const swatch = (index) => svg`
  <svg class="swatch" width="34" height="14" aria-hidden="true"><g transform="translate(17,7)">
    <path class=${`line ${look(index)}`} d="M-17,0H17"></path>${marker(index, 4)}</g></svg>`;

/** The lines of the value axis and their numbers. @param {Plot} plot @param {Words} words */
export const grid = ({ marks, width, rtl }, words) => svg`
  <g class="grid" aria-hidden="true">${marks.map(({ value, y }) => svg`
    <line x1="0" x2=${width} y1=${round(y)} y2=${round(y)} ?data-zero=${value === 0}></line>
    <text x=${rtl ? width + 6 : -6} y=${round(y) + 4} text-anchor=${rtl ? 'start' : 'end'} direction="ltr">${words.amount(value)}</text>`)}</g>`;

/** What the shares are of, faintly. @param {Plot} plot */
export const behind = ({ bars, height }) => svg`
  <path class="behind" d=${bars.map(({ x, width, all }) => (all ? `M${round(x)},${round(height)}v${round(-all)}h${round(Math.max(width, 0.5))}V${round(height)}Z` : '')).join('')}></path>`;

/** The axis of time. @param {Plot} plot @param {Words} words */
export const dates = ({ dates, height }, words) => svg`
  <g class="axis" aria-hidden="true">${dates.map(({ date, x, name }) => svg`
    <line x1=${round(x)} x2=${round(x)} y1=${height} y2=${height + 4}></line>
    <text x=${round(x)} y=${height + 17} text-anchor="middle">${name ? words.span(name) : words.tick(date)}</text>`)}</g>`;

/** @param {Plot} plot */
export const lines = ({ points }) => svg`<g class="lines">${points.map((line, index) => svg`<path class=${`line ${look(index)}`} d=${path(line)}></path>`)}</g>`;

/** Where points can be told apart, each of them. @param {Plot} plot */
export const markers = ({ points, radius }) => svg`
  <g class="points">${points.map((line, index) => line.map((point) => (point
    ? svg`<g transform=${`translate(${round(point.x)},${round(point.y)})`}>${marker(index, radius, point.thin)}</g>` : nothing)))}</g>`;

/** Names at the ends of the lines. @param {Plot} plot @param {Trend} trend @param {Words} words */
export const names = ({ names, width, rtl }, { series }, words) => svg`
  <g class="names" aria-hidden="true">${names.map((y, index) => svg`
    <text class=${`s${index % COLOURS}`} x=${rtl ? -10 : width + 10} y=${round(y) + 4} text-anchor=${rtl ? 'end' : 'start'}>${fit(words.seriesName(series[index].name), NAMED)}</text>`)}</g>`;
