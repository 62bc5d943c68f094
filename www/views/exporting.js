import { html } from 'lit-html';
import { separated } from '../export/csv.js';
import { acting, copying, outcome } from './acts.js';

/** The ways to take a table along: the rows that are shown to the clipboard, all rows as a file. @param {import('./room.js').Room} room */
export function exporting({ model: { counted: { table } }, words, keepTable }) {
  const file = (/** @type {'csv' | 'json'} */ what) => html`
    <button type="button" data-part="export-${what}" title=${words.exportHint} aria-label=${words.exportAs(what.toUpperCase())} @click=${(/** @type {Event} */ event) => acting(event, words, () => keepTable(what))}>${what.toUpperCase()}</button>`;
  const copy = (/** @type {Event} */ event) => table && copying(event, words, separated(table), (button) => [button.closest('.sheet')?.querySelector('.rows table')]);
  return html`
    <span class="acts" role="group" aria-label=${words.exports}>
      <button type="button" data-part="copy-rows" title=${words.copyRowsHint} @click=${copy}>${words.copyRows}</button>
      ${file('csv')} ${file('json')} ${outcome}
    </span>`;
}
