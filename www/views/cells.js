import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { kindOf, orderOf, sumOf } from '../analysis/columns.js';
import { leadOf, sumLead } from '../analysis/leads.js';

/**
 * @typedef {import('./table.js').Sheet} Sheet
 * @typedef {import('../protocol').Row} Row
 */

/** A number; one that counts something opens it. @param {Sheet} sheet @param {Row} row @param {import('../analysis/columns.js').Shown} shown */
export function cell(sheet, row, { column: { name }, at }) {
  const { room: { words }, request } = sheet;
  const number = row.numbers[at];
  const peak = orderOf(request, name) === 'none' ? 0 : sheet.peak;
  return html`
    <td data-column=${name} data-number=${number ?? nothing} ?data-bar=${peak}>${number == null ? nothing : html`
      ${peak ? html`<span class="part" aria-hidden="true" ${ref((bar) => measure(bar, Math.abs(number) / peak))}></span>` : nothing}
      ${leading(sheet, row, name, number, words.figure(kindOf(name), number))}`}</td>`;
}

/**
 * The way from a number to what it counts. Measures stand for the same lines as the counts beside them, so the keyboard does
 * not stop at them.
 * @param {Sheet} sheet @param {Row} row @param {string} name @param {number | null} number @param {string} shown
 */
export function leading({ room, request }, row, name, number, shown) {
  const lead = leadOf(request, name, row, number);
  if (!lead) return shown;
  return html`<button type="button" class="lead" data-part="lead" tabindex=${kindOf(name) === 'count' ? 0 : -1} @click=${() => room.send(lead)}>${shown}</button>`;
}

/**
 * A number that holds for a table as a whole, among other words: the way to what it counts.
 * @param {import('./room.js').Room} room @param {import('../protocol').Table} table @param {import('../protocol').TableRequest} request
 * @returns {import('../words/en.tables.js').As}
 */
export const summing = ({ send }, table, request) => (name, text) => {
  const lead = sumOf(table, name) ? sumLead(request, name) : null;
  return lead ? html`<button type="button" class="quiet amid" data-part="sum" data-sum=${name} data-number=${sumOf(table, name)} @click=${() => send(lead)}>${text}</button>` : text;
};

/** The largest of the rows that are here, in the column by which they are sorted. @param {import('../protocol').Table} table @param {import('../analysis/columns.js').Shown[]} shown @param {import('../protocol').TableRequest} request */
export function peakOf({ rows }, shown, request) {
  const sorted = shown.find(({ column: { name } }) => orderOf(request, name) !== 'none');
  return sorted ? rows.reduce((most, { numbers }) => Math.max(most, Math.abs(numbers[sorted.at] ?? 0)), 0) : 0;
}

/** A host's policy may forbid style attributes; the object model is always free. @param {Element | undefined} bar @param {number} part */
function measure(bar, part) {
  /** @type {HTMLElement | undefined} */ (bar)?.style.setProperty('--part', String(Math.min(1, part)));
}
