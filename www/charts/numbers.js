import { html } from 'lit-html';

/**
 * The table behind a chart: the same numbers, each of which leads where its point leads.
 * @param {object} sheet
 * @param {string} sheet.caption
 * @param {string} sheet.corner what the rows are
 * @param {string[]} sheet.columns
 * @param {{name: string, cells: (string | {counts: string, text: string, label: string, go: () => void})[]}[]} sheet.rows `counts`: what a number is of
 */
export const numbers = ({ caption, corner, columns, rows }) => html`
  <div class="rows" role="region" aria-label=${caption} tabindex="0">
    <table aria-label=${caption}>
      <thead><tr><th scope="col" data-column="label">${corner}</th>${columns.map((column) => html`<th scope="col"><bdi>${column}</bdi></th>`)}</tr></thead>
      <tbody>${rows.map(({ name, cells }) => html`
        <tr data-row=${name}><th scope="row"><bdi>${name}</bdi></th>${cells.map((cell) => html`<td>${
          typeof cell === 'string' ? cell : html`<button type="button" class="quiet" data-counts=${cell.counts} aria-label=${cell.label} @click=${cell.go}>${cell.text}</button>`}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
