import { html, nothing } from 'lit-html';

/** How many characters are shown of a part of a query, and how many beside the marked one. */
const MOST = 32;
const BESIDE = 16;

/** What could not be taken as it is written, each with its place. @param {import('../protocol').Warning[]} warnings @param {string} part */
export const warned = (warnings, part) => (warnings.length ? html`
  <ul class="warnings" data-part=${part}>${warnings.map(({ code, message, marked }) => html`
    <li data-code=${code}>${message} ${marked.length ? place(marked) : nothing}</li>`)}</ul>` : nothing);

/** What the answer to the words warns of; of word forms that are on their way, that they are. @param {import('./room.js').Room} room */
export const warningsOf = ({ model: { answer, learning }, words }) =>
  answer.warnings.map((warning) => (warning.code === 'no-stems' && learning === 'coming' ? { ...warning, code: 'stems-coming', message: words.stemsComing, marked: [] } : warning));

/** @param {import('../protocol').Piece[]} pieces */
function place(pieces) {
  const at = pieces.findIndex(({ mark }) => mark);
  return html`<code class="place" dir="auto">${pieces.map(({ text, mark }, number) => (mark ? html`<mark>${beginning(text, MOST)}</mark>` : number < at ? end(text, BESIDE) : beginning(text, BESIDE)))}</code>`;
}

/** @param {string} text @param {number} most */
const beginning = (text, most) => (text.length > most ? `${[...text.slice(0, 2 * most)].slice(0, most).join('')}…` : text);

/** @param {string} text @param {number} most */
const end = (text, most) => (text.length > most ? `…${[...text.slice(-2 * most)].slice(-most).join('')}` : text);
