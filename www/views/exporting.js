import { html } from 'lit-html';
import { separated } from '../csv.js';

/** @typedef {import('./room.js').Room} Room */

/** The ways to take a table along: the rows that are shown to the clipboard, all rows as a file. @param {Room} room */
export function exporting(room) {
  const { words } = room;
  const file = (/** @type {'csv' | 'json'} */ what) => html`
    <button type="button" data-part="export-${what}" title=${words.exportHint} aria-label=${words.exportAs(what.toUpperCase())} @click=${(/** @type {Event} */ event) => take(event, room, what)}>${what.toUpperCase()}</button>`;
  return html`
    <span class="acts" role="group" aria-label=${words.exports}>
      <button type="button" data-part="copy-rows" title=${words.copyRowsHint} @click=${(/** @type {Event} */ event) => copy(event, room)}>${words.copyRows}</button>
      ${file('csv')} ${file('json')}
    </span>`;
}

/** @param {Event} event @param {Room} room @param {'csv' | 'json'} what */
async function take({ currentTarget }, { keepTable, words }, what) {
  const button = /** @type {HTMLButtonElement} */ (currentTarget);
  button.disabled = true;
  await keepTable(what).catch((/** @type {Error} */ { message }) => { button.title = words.exportFailed(message); });
  button.disabled = false;
}

/** Where the clipboard is closed to the page, the table is selected, to be copied with the keyboard. @param {Event} event @param {Room} room */
async function copy({ currentTarget }, { model: { counted: { table } }, words }) {
  const button = /** @type {HTMLElement} */ (currentTarget);
  const written = table && await navigator.clipboard?.writeText(separated(table)).then(() => true, () => false);
  const rows = button.closest('.sheet')?.querySelector('.rows table');
  if (!written && rows) getSelection()?.selectAllChildren(rows);
  button.textContent = written ? words.copied : words.copyByHand;
}
