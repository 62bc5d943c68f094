import { html, nothing } from 'lit-html';
import { selectionOf } from '../analysis/analysis.js';
import { moved, undone } from '../change/mends.js';
import { entry } from '../entry.js';
import { copying, outcome } from './acts.js';
import { citing } from './citing.js';
import { metaOf } from './results.js';
import { text } from './text.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../protocol').Reading} Reading
 */

/** Fields that have a place of their own. */
const TOLD = ['citation', 'copies', 'date.evidence', 'date.confidence'];

/** The document being read. @param {Room} room */
export function reader(room) {
  const { model: { reading, unread, state }, words } = room;
  return html`
    <section class="reader" role="region" data-part="reader" data-id=${state.open ?? nothing} aria-label=${words.reader} tabindex="-1"
      @keydown=${(/** @type {KeyboardEvent} */ event) => key(event, room)}>
      ${toolbar(room)}
      ${reading ? page(room, reading) : html`<p class="note">${unread ? unread.message : words.reading}</p>`}
    </section>`;
}

/** @param {Room} room */
function toolbar(room) {
  const { model: { reading, revising, state }, words, send } = room;
  const mended = reading && state.mends.some(({ id }) => id === reading.id);
  const matches = reading?.matches ?? 0;
  const match = matchOf(room);
  return html`
    <div class="tools">
      <button type="button" class="back" data-part="close" aria-label=${words.close} @click=${() => send({ type: 'close' })}>
        <span aria-hidden="true" class="arrow"></span>${words.closeShort}</button>
      ${revising === null ? nothing : html`<progress aria-label=${words.mending} max="1" .value=${revising}></progress>`}
      ${reading && mended ? html`
        <button type="button" class="quiet" data-part="mend-undo" @click=${() => send({ type: 'mend', mends: undone(state.mends, reading.id) })}>${words.undo}</button>` : nothing}
      ${reading ? html`
        <button type="button" class="quiet" data-part="mending" aria-pressed=${state.mending} title=${words.mendHint} @click=${() => send({ type: 'mending' })}>${words.mend}</button>` : nothing}
      ${matches ? html`
        <span class="position" data-part="position" data-match=${match} data-matches=${matches}>${words.position(match, matches)}</span>
        <button type="button" data-part="previous" aria-label=${words.previousMatch} title=${words.previousMatch} aria-keyshortcuts="p" @click=${() => step(room, -1)}>↑</button>
        <button type="button" data-part="next" aria-label=${words.nextMatch} title=${words.nextMatch} aria-keyshortcuts="n" @click=${() => step(room, 1)}>↓</button>` : nothing}
    </div>`;
}

/** A link may name a match that is not there. @param {Room} room */
const matchOf = ({ model: { reading, state } }) => Math.min(state.match, reading?.matches ?? 0);

/** Round and round. @param {Room} room @param {number} by */
function step(room, by) {
  const matches = room.model.reading?.matches ?? 0;
  if (!matches) return;
  const from = matchOf(room) || (by > 0 ? 0 : 1);
  room.send({ type: 'match', match: ((from - 1 + by + matches) % matches) + 1 });
}

/** @param {KeyboardEvent} event @param {Room} room */
function key(event, room) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const by = { n: 1, p: -1 }[event.key];
  if (by) step(room, by);
}

/** @param {Room} room @param {Reading} reading */
const page = (room, reading) => html`
  <article>
    <p class="kicker">${kicker(room, reading)}</p>
    ${room.model.state.mending ? html`<p class="note">${room.words.mendHint}</p>` : nothing}
    <div data-part="text" ${text({ reading, match: matchOf(room), words: room.words, mend: mendOf(room, reading) })}></div>
    ${metadata(room, reading)}
    ${citation(room, reading)}
  </article>`;

/** @param {Room} room @param {Reading} reading @returns {import('./text.js').Mend | null} */
function mendOf({ model: { state }, send }, { id }) {
  if (!state.mending) return null;
  return (from, count, shown) => send({ type: 'mend', mends: moved(state.mends, id, from, count, shown) });
}

/** What tells it from others; beside the date what that rests on, behind all the copies of the document. @param {Room} room @param {Reading} reading */
function kicker(room, { fields }) {
  const { model: { whole, state }, words, send } = room;
  const { date: [day = ''] = [], 'date.evidence': [evidence] = [], 'date.confidence': [confidence = ''] = [], copies: [group] = [] } = fields;
  const told = metaOf(room, fields).filter((one) => !evidence || !day || one !== words.date(day));
  const copies = whole.facets.copies?.find(({ value }) => value === group)?.count ?? 0;
  return html`
    ${evidence ? html`<span data-part="evidence">${words.evidence(day, confidence)} <bdi>${evidence}</bdi></span>` : nothing}
    ${told.map((one) => html`<bdi>${one}</bdi>`)}
    ${group ? html`
      <button type="button" class="quiet" data-part="copies" data-value=${group}
        @click=${() => send({ type: 'narrow', query: '', of: { ...selectionOf(state), query: '', filters: { copies: [group] } } })}>${words.copiesOf(copies)}</button>` : nothing}`;
}

/** @param {Room} room @param {Reading} reading */
function metadata(room, { fields, topics }) {
  const { model: { about }, words, label } = room;
  const told = about.fields.filter(({ name }) => !TOLD.includes(name) && entry(fields, name)?.length);
  return html`
    <h3>${words.metadata}</h3>
    <dl class="metadata">
      ${told.map(({ name, kind }) => html`
        <div><dt>${label(name)}</dt>${fields[name].map((one) => html`<dd>${kind === 'note' ? html`<bdi>${one}</bdi>` : value(room, name, one)}</dd>`)}</div>`)}
      ${topics.length ? html`
        <div><dt>${words.topics}</dt>${topics.map((topic) => html`<dd>${value(room, 'topic', topic)}</dd>`)}</div>` : nothing}
    </dl>`;
}

/** @param {Room} room @param {string} field @param {string} one */
function value({ words, send, label, isDate }, field, one) {
  const shown = isDate(field) ? words.date(one) : one;
  return html`
    <button type="button" data-part="value" data-field=${field} data-value=${one} aria-label=${words.filterBy(label(field), shown)}
      @click=${(/** @type {Event} */ event) => send({ type: 'range', field, value: one, leave: fillsPage(event) })}><bdi>${shown}</bdi></button>`;
}

/** Whether the document stands in the place of the list, which could not be seen to change. @param {Event} event */
function fillsPage({ currentTarget }) {
  const root = /** @type {ShadowRoot} */ (/** @type {Element} */ (currentTarget).getRootNode());
  return !root.querySelector('.found')?.checkVisibility();
}

/** @param {Room} room @param {Reading} reading */
const citation = (room, reading) => html`
  <h3>${room.words.citation}</h3>
  <p class="citation"><span data-part="citation" dir="auto">${reading.citation}</span>
    <button type="button" class="quiet" data-part="copy" @click=${(/** @type {Event} */ event) => copying(event, room.words, reading.citation, (button) => [button.previousElementSibling])}>${room.words.copy}</button> ${outcome}
    ${citing(room, reading)}</p>`;
