// The table of topics on a sheet of its own, its cells in tones.

import { nothing, svg } from 'lit-html';
import { cellOf } from './cross.js';
import { fit, INNER, sheet, spanOf } from './sheet.js';

/**
 * @typedef {import('./cross.js').Cross} Cross
 * @typedef {import('../protocol').Row} Row
 * @typedef {import('../words/words.js').Words} Words
 *
 * @typedef {object} Page
 * @property {string} title
 * @property {string} hint what the tones mean
 * @property {Cross} cross
 * @property {string} across what the columns are
 * @property {(value: string) => string} nameOf a column's name for readers
 * @property {string[]} source
 * @property {Words} words
 * @property {boolean} rtl
 */

/** Pixels: the topics' names, all of their documents, the columns' names, a line; and how many columns stand side by side. */
const NAME = 200;
const ALL = 100;
const HEAD = 190;
const LINE = 16;
const ACROSS = 12;

/** The table, as many columns below one another as a sheet has no room for. @param {Page} page */
export function crossSheet(page) {
  const { title, hint, cross: { columns }, source, rtl } = page;
  const parts = Math.max(1, Math.ceil(columns.length / ACROSS));
  const each = Math.max(1, Math.ceil(columns.length / parts));
  const width = Math.min(120, (INNER - NAME - ALL) / each);
  return sheet({ title, rtl, source, subtitle: [hint], pieces: Array.from({ length: parts }, (_, part) => block(page, columns.slice(part * each, (part + 1) * each), width)) });
}

/** @param {Page} page @param {Cross['columns']} columns @param {number} width of a column @returns {import('./sheet.js').Piece} */
function block({ cross, across, nameOf, words, rtl }, columns, width) {
  const names = columns.map(({ value }) => nameOf(value));
  const longest = Math.max(0, ...names.map((name) => spanOf(name)));
  const upright = longest > width - 4;
  const head = LINE + (upright ? Math.min(HEAD, longest + 8) : LINE);
  const height = LINE * (cross.rows.some((row) => cross.texts(row) !== cross.documents(row) || columns.some((column) => cellOf(cross, row, column).ratio !== null)) ? 2 : 1) + 6;
  const x = (/** @type {number} */ from) => (rtl ? INNER - from : from);
  const place = (/** @type {number} */ index) => NAME + ALL + index * width;
  const text = (/** @type {number} */ from, /** @type {number} */ y, /** @type {string} */ words, kind = '', anchor = 'middle') => svg`<text class=${kind} x=${x(from)} y=${y} text-anchor=${anchor}>${words}</text>`;
  const start = rtl ? 'end' : 'start';
  const row = (/** @type {Row} */ one, /** @type {number} */ number) => svg`<g transform=${`translate(0,${head + number * height})`}>
    <g class="grid"><line x1=${x(0)} x2=${x(place(columns.length))}></line></g>
    ${text(0, LINE, fit(one.label, NAME - 8), '', start)}
    ${numbers(text, NAME + ALL / 2, words.number(cross.documents(one)), cross.texts(one) === cross.documents(one) ? '' : words.distinct(cross.texts(one)))}
    ${columns.map((column, index) => {
      const { count, ratio, tone } = cellOf(cross, one, column);
      return svg`<rect data-tone=${tone} x=${x(place(index) + (rtl ? width : 0)) + 1} y="1" width=${width - 2} height=${height - 1}></rect>
        ${count === null ? nothing : numbers(text, place(index) + width / 2, words.number(count), ratio === null ? '' : words.crossRatio(ratio))}`;
    })}</g>`;
  return {
    height: head + cross.rows.length * height,
    drawn: svg`
      ${text(0, head - 6, words.crossTopic, 'source', start)}${text(NAME + ALL / 2, head - 6, words.crossAll, 'source')}${text(NAME + ALL, LINE - 4, across, 'source', start)}
      ${names.map((name, index) => (upright
        ? svg`<text transform=${`translate(${x(place(index) + width / 2) + 4},${head - 6}) rotate(-90)`}>${fit(name, HEAD - 8)}</text>`
        : text(place(index) + width / 2, head - 6, name)))}
      ${cross.rows.map(row)}`,
  };
}

/** A number, and what is told beneath it. @param {(from: number, y: number, words: string, kind?: string) => unknown} text @param {number} from @param {string} count @param {string} told */
const numbers = (text, from, count, told) => svg`${text(from, LINE, count)}${told ? text(from, 2 * LINE, told, 'source') : nothing}`;
