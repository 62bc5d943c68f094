import { html, nothing } from 'lit-html';
import { entry } from '../entry.js';
import { strip } from './strip.js';
import { endsOf, years } from './years.js';

/** The filter that keeps what has no place on a timeline. */
const UNPLACED = 'unplaced';

/** @typedef {import('./room.js').Room} Room */

/** The documents over time. @param {Room} room */
export function timeline(room) {
  const { model: { answer: { timeline }, about, state }, words, send, label } = room;
  if (!timeline?.bins.length) return nothing;
  const { field, unplaced } = timeline;
  const fields = about.fields.filter(({ kind }) => kind === 'date');
  const chosen = entry(state.filters, field) ?? [];
  const ends = endsOf(chosen);
  return html`
    <section class="timeline" data-part="timeline" aria-label=${words.timeline}>
      <div class="head">
        ${fields.length > 1 ? html`
          <select aria-label=${words.timelineField} @change=${(/** @type {Event} */ event) => send({ type: 'timeline', field: valueOf(event) })}>
            ${fields.map(({ name }) => html`<option value=${name} .selected=${name === field}>${label(name)}</option>`)}
          </select>` : html`<span>${label(field)}</span>`}
        ${years(room, timeline, ends ?? [])}
        ${chosen.length ? html`
          ${ends ? nothing : html`<span class="span">${words.list(chosen.map(words.span))}</span>`}
          <button type="button" class="quiet" data-part="all-dates" @click=${() => send({ type: 'drop', field })}>${words.dropRange}</button>` : nothing}
        ${unplaced ? html`
          <button type="button" class="quiet note" data-part="unplaced" data-count=${unplaced}
            @click=${() => send({ type: 'range', field, value: UNPLACED })}>${words.unplaced(unplaced)}</button>` : nothing}
      </div>
      <p class="hidden" id="timeline-hint">${words.timelineHint}</p>
      <div class="strip" role="group" aria-label=${label(field)} aria-describedby="timeline-hint" ${strip({ timeline, chosen, words, send, rtl: room.rtl })}></div>
    </section>`;
}

/** @param {Event} event */
const valueOf = ({ target }) => /** @type {HTMLSelectElement} */ (target).value;
