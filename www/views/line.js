import { html, nothing } from 'lit-html';
import { plain } from '../export/lines-file.js';
import { marked } from './pieces.js';

/**
 * @typedef {import('../protocol').Line} Line
 * @typedef {import('./room.js').Room} Room
 */

const LETTER = /\p{L}/gu;
const LEFTWARD = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/gu;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * One line; without one, the room for it. What stands before it stands on the side where its text begins.
 * @param {Room} room
 * @param {Line | undefined} line
 * @param {{index: number, top: number, focused: boolean, chosen: (index: number, opens?: boolean) => void}} place `top` in pixels
 */
export function row({ model: { state }, words, rtl, send }, line, { index, top, focused, chosen }) {
  const dir = line && directionOf(line);
  const open = () => {
    chosen(index, true);
    if (line) send({ type: 'open', id: line.id, match: line.place });
  };
  return html`
    <tr role="row" aria-rowindex=${index + 2} data-line=${index} data-id=${line?.id ?? nothing} data-place=${line?.place ?? nothing}
      ?data-turned=${dir && (dir === 'rtl') !== rtl} ?data-current=${line && line.id === state.open && line.place === state.match}
      .style=${`transform:translateY(${top}px)`} @click=${(/** @type {MouseEvent} */ event) => clicked(event, open)}>
      <th role="rowheader" scope="row" title=${line?.title || nothing}>${line ? html`
        ${line.date ? html`<span class="day">${words.date(line.date)}</span> ` : nothing}<bdi>${line.title || words.untitled}</bdi>` : nothing}</th>
      <td role="cell" class="left" ?data-close=${line && /\S$/.test(plain(line.left))} dir=${dir === 'rtl' ? 'ltr' : 'rtl'}><bdi dir=${dir ?? nothing}>${line ? marked(line.left) : nothing}</bdi></td>
      <td role="cell" class="node" dir=${dir ?? 'auto'}><button type="button" data-part="line" tabindex=${focused ? 0 : -1}
        aria-label=${line ? words.lineName(textOf(line).replace(/\s+/g, ' ').trim(), line.title, line.date) : words.lineComing(index + 1)} @click=${open} @focus=${() => chosen(index)}>${line?.node ?? '…'}</button></td>
      <td role="cell" class="right" ?data-close=${line && /^\S/.test(plain(line.right))} dir=${dir ?? 'auto'}><bdi dir=${dir ?? nothing}>${line ? marked(line.right) : nothing}</bdi></td>
    </tr>`;
}

/** The whole of a line opens it, unless its button was meant or text is being selected. @param {MouseEvent} event @param {() => void} open */
function clicked({ target, view }, open) {
  const selecting = view?.getSelection()?.type === 'Range';
  if (!selecting && !(/** @type {Element} */ (target).closest('button'))) open();
}

/** @param {Line} line */
const textOf = ({ left, node, right }) => plain(left) + node + plain(right);

/** @type {WeakMap<Line, 'ltr' | 'rtl'>} */
const known = new WeakMap();

/** As most of its letters are written. @param {Line} line */
export function directionOf(line) {
  const direction = known.get(line) ?? directionIn(textOf(line));
  known.set(line, direction);
  return direction;
}

/** @param {string} text @returns {'ltr' | 'rtl'} */
const directionIn = (text) => (countOf(text, LEFTWARD) * 2 > countOf(text, LETTER) ? 'rtl' : 'ltr');

/** How much room a node wants, in letters of a usual width. @param {Line} line */
export const widthOf = ({ node }) => node.length + countOf(node, WIDE);

/** @param {string} text @param {RegExp} pattern */
const countOf = (text, pattern) => text.match(pattern)?.length ?? 0;
