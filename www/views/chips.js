import { html, nothing } from 'lit-html';

/** @typedef {import('./room.js').Room} Room */

/** The filters that are on, each with its way out. @param {Room} room */
export function chips(room) {
  const { model: { state: { filters } }, words, send } = room;
  const chosen = Object.entries(filters).flatMap(([field, values]) => values.map((value) => ({ field, value })));
  if (!chosen.length) return nothing;
  return html`
    <ul class="chips" data-part="chips" aria-label=${words.activeFilters}>
      ${chosen.map(({ field, value }) => chip(room, field, value))}
      ${chosen.length > 1 ? html`
        <li><button type="button" class="quiet" data-part="clear-filters" @click=${() => send({ type: 'clear' })}>${words.clearFilters}</button></li>` : nothing}
    </ul>`;
}

/** @param {Room} room @param {string} field @param {string} value */
function chip({ words, send, label, isDate }, field, value) {
  const shown = isDate(field) ? words.span(value) : value;
  return html`
    <li><button type="button" class="chip" data-field=${field} data-value=${value}
      aria-label=${words.dropFilter(label(field), shown)} @click=${() => send({ type: 'drop', field, value })}>
      <span class="of">${label(field)}</span> <bdi>${shown}</bdi> <span class="cross" aria-hidden="true">×</span></button></li>`;
}
