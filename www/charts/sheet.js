// A chart on a sheet of its own: title, drawing, legend, and where it comes from.

import { html, svg } from 'lit-html';

/** Pixels: the sheet's width, what stands around all, a line of words, and how many letters such a line takes. */
const WIDTH = 960;
const EDGE = 24;
const LEADING = 18;
const LETTERS = 140;

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
  const written = [text([title], rtl, 'title'), text(wrapped(subtitle), rtl, 'subtitle'), ...pieces, text(wrapped(source), rtl, 'source')];
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

/** Lines of no more letters than fit. @param {string[]} parts each on a line of its own where it does not fit behind the last */
function wrapped(parts) {
  return parts.reduce((/** @type {string[]} */ lines, part) => {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + part.length + 3 <= LETTERS) return [...lines.slice(0, -1), `${last} · ${part}`];
    return [...lines, ...(part.match(new RegExp(`.{1,${LETTERS}}`, 'gsu')) ?? [])];
  }, []);
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
      return svg`<g transform=${`translate(${rtl ? INNER - x - 40 : x},${y})`}>${sign}<text class="source" x=${rtl ? -8 : 42} y="12" text-anchor=${rtl ? 'end' : 'start'}>${cut(name)}</text></g>`;
    }),
  };
}

/** @param {string} name */
const cut = (name) => ([...name].length > 38 ? `${[...name].slice(0, 37).join('')}…` : name);
