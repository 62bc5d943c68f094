// A chart on a sheet of its own: title, drawing, legend, and where it comes from.

import { html, svg } from 'lit-html';

/** Pixels: the sheet's width, what stands around all, a line of words, and a letter, small or in the title, as far as that is known without a font. */
const WIDTH = 960;
const EDGE = 24;
const LEADING = 18;
const LETTER = 6.6;
const TITLE = 9.5;

/** Letters that are wider than others, or have no width of their own. @type {[RegExp, number][]} */
const WIDTHS = [[/\p{M}/u, 0], [/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{3ffff}]/u, 2], [/\p{Lu}/u, 1.3]];

/** @typedef {{height: number, drawn: unknown}} Piece something drawn, from 0,0 down */

/** How wide a piece may be. */
export const INNER = WIDTH - 2 * EDGE;

/**
 * @param {object} page
 * @param {string} page.title
 * @param {string[]} page.subtitle
 * @param {Piece[]} page.pieces one below another
 * @param {string[]} page.source
 * @param {boolean} page.rtl
 */
export function sheet({ title, subtitle, pieces, source, rtl }) {
  const written = [text(wrapped([title], TITLE), rtl, 'title'), text(wrapped(subtitle), rtl, 'subtitle'), ...pieces, text(wrapped(source), rtl, 'source')];
  const tops = written.reduce((all, { height }) => [...all, all[all.length - 1] + height + 8], [EDGE]);
  const height = tops[tops.length - 1] + EDGE - 8;
  return html`
    <svg xmlns="http://www.w3.org/2000/svg" class="page" width=${WIDTH} height=${height} viewBox=${`0 0 ${WIDTH} ${height}`}>
      <title>${title}</title>
      <rect class="paper" width=${WIDTH} height=${height}></rect>
      ${written.map(({ drawn }, index) => svg`<g transform=${`translate(${EDGE},${tops[index]})`}>${drawn}</g>`)}
    </svg>`;
}

/** @param {string[]} lines @param {boolean} rtl @param {string} kind @returns {Piece} */
const text = (lines, rtl, kind) => ({
  height: lines.length * LEADING,
  drawn: lines.map((line, index) => svg`<text class=${kind} x=${rtl ? INNER : 0} y=${index * LEADING + 12} text-anchor=${rtl ? 'end' : 'start'}>${line}</text>`),
});

/** Parts one behind another, on a line of their own where they do not fit behind the last. @param {string[]} parts @param {number} [letter] */
const wrapped = (parts, letter = LETTER) => parts.reduce((/** @type {string[]} */ lines, part) => {
  const longer = `${lines[lines.length - 1]} · ${part}`;
  return lines.length && spanOf(longer, letter) <= INNER ? [...lines.slice(0, -1), longer] : [...lines, ...broken([...part], letter)];
}, []);

/** Lines of letters that fit, broken between words where there are some. @param {string[]} letters @param {number} letter @returns {string[]} */
function broken(letters, letter) {
  const fitting = within(letters, INNER, letter);
  if (fitting === letters.length) return [letters.join('')];
  const end = letters.lastIndexOf(' ', fitting) + 1 || fitting;
  return [letters.slice(0, end).join(''), ...broken(letters.slice(end), letter)];
}

/** How many letters have room. @param {string[]} letters @param {number} pixels @param {number} letter */
function within(letters, pixels, letter) {
  let left = pixels;
  const over = letters.findIndex((one) => (left -= widthOf(one) * letter) < 0);
  return over < 0 ? letters.length : Math.max(1, over);
}

/** @param {string} letter */
const widthOf = (letter) => WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? 1;

/** Pixels that words take, about. @param {string} text @param {number} [letter] */
export const spanOf = (text, letter = LETTER) => [...text].reduce((all, one) => all + widthOf(one) * letter, 0);

/** A name, as much of it as there is room for. @param {string} name @param {number} pixels */
export function fit(name, pixels) {
  const letters = [...name];
  const fitting = within(letters, pixels, LETTER);
  return fitting === letters.length ? name : `${letters.slice(0, fitting - 1).join('')}…`;
}

/**
 * Names in rows, each behind its sign.
 * @param {{sign: unknown, name: string}[]} entries
 * @param {boolean} rtl
 * @returns {Piece}
 */
export function legend(entries, rtl) {
  const across = 3;
  const width = INNER / across;
  return {
    height: Math.ceil(entries.length / across) * LEADING,
    drawn: entries.map(({ sign, name }, index) => {
      const [x, y] = [(index % across) * width, Math.floor(index / across) * LEADING];
      return svg`<g transform=${`translate(${rtl ? INNER - x - 40 : x},${y})`}>${sign}<text class="source" x=${rtl ? -8 : 42} y="12" text-anchor=${rtl ? 'end' : 'start'}>${fit(name, width - 48)}</text></g>`;
    }),
  };
}
