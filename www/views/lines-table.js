import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { directionOf, row } from './line.js';

/**
 * @typedef {import('./room.js').Room} Room
 *
 * @typedef {object} Seen
 * @property {number[]} rows the numbers of the lines that are in the page
 * @property {(index: number) => number} topOf pixels
 * @property {number} height of all, in pixels
 * @property {number} focus the line that the keyboard is at
 * @property {boolean} printing
 * @property {(index: number, opens?: boolean) => void} chosen
 */

/** Those lines of a concordance that are in sight. @param {Room} room @param {Seen} seen */
export function linesTable(room, { rows, topOf, height, focus, printing, chosen }) {
  const { model: { lines }, words, rtl } = room;
  const { total } = lines.counts ?? { total: 0 };
  const { leftward, mixed, left, right } = sidesOf(room, rows);
  return html`
    <table role="table" aria-label=${words.lineTable} aria-rowcount=${total + 1}>
      <thead role="rowgroup" title=${mixed ? words.lineSidesHint : nothing}><tr role="row" aria-rowindex="1" ?data-turned=${leftward !== rtl} data-dir=${leftward ? 'rtl' : 'ltr'}>
        <th role="columnheader" scope="col">${words.lineDocument}</th><th role="columnheader" scope="col" class="left" aria-label=${words.lineLeft}>${left}</th>
        <th role="columnheader" scope="col" class="node">${words.lineMatch}</th><th role="columnheader" scope="col" class="right" aria-label=${words.lineRight}>${right}</th></tr></thead>
      <tbody role="rowgroup" .style=${`block-size:${height}px`}>${repeat(rows, (index) => index, (index) =>
        row(room, lines.at(index), { index, top: topOf(index), focused: index === focus, chosen }))}</tbody>
    </table>
    ${printing && rows.length < total ? html`<p class="note" data-part="lines-printed">${words.linesPrinted(rows.length, total)}</p>` : nothing}`;
}

/** What stands on which side, as most of the lines run. @param {Room} room @param {number[]} rows */
function sidesOf({ model: { lines }, words }, rows) {
  const there = rows.map(lines.at).filter((line) => line !== undefined);
  const turned = there.filter((line) => directionOf(line) === 'rtl').length;
  const leftward = turned * 2 > there.length;
  const mixed = turned > 0 && turned < there.length;
  const sides = leftward ? [words.lineSides.right, words.lineSides.left] : [words.lineSides.left, words.lineSides.right];
  const [left, right] = mixed ? sides : [words.lineLeft, words.lineRight];
  return { leftward, mixed, left, right };
}
