import { html, nothing } from 'lit-html';
import { warned } from './warned.js';

/** @typedef {import('./room.js').Room} Room */

/** What the view counts, row by row. @param {Room} room */
export function table({ model: { counted: { table, busy, error } }, words }) {
  if (error) return html`<p class="trouble" role="alert" data-part="uncounted">${error.message}</p>`;
  if (!table) return html`<p class="note" data-part="counting">${words.counting}</p>`;
  return html`
    <section data-part="table" data-total=${table.total} ?data-busy=${busy}>
      ${warned(table.warnings, 'table-warnings')}
      <table>
        <thead><tr><th></th>${table.columns.map(({ name, label }) => html`<th scope="col" data-column=${name}>${label}</th>`)}</tr></thead>
        <tbody>${table.rows.map(({ label, numbers }) => html`
          <tr data-row=${label}><th scope="row"><bdi>${label}</bdi></th>${numbers.map((number) => html`<td>${number == null ? nothing : words.number(number)}</td>`)}</tr>`)}</tbody>
      </table>
    </section>`;
}
