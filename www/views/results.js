import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { entry } from '../entry.js';
import { WINDOW, listedOf } from '../requests.js';
import { citing } from './citing.js';
import { marked } from './pieces.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../protocol').Hit} Hit
 */

/** What ingestion found out is no part of what a document says of itself. */
const GUESSES = ['copies', 'date.confidence', 'date.evidence', 'date.mentioned', 'date.relative'];

/** What says nothing without the name of its field. */
const MUTE = /^(true|false|yes|no|[\d.,-]+)$/i;

/** The documents found. @param {Room} room */
export function results(room) {
  const { model: { hits, answer, state }, words, send, more } = room;
  const end = state.from + hits.length;
  const full = hits.length >= WINDOW;
  const all = listedOf(state, answer);
  return html`
    ${state.from ? html`
      <button type="button" class="wide" data-part="earlier" @click=${() => send({ type: 'page', from: Math.max(0, state.from - WINDOW) })}>${words.earlier}</button>` : nothing}
    <ol class="results" data-part="results" start=${state.from + 1}>
      ${repeat(hits, ({ id }) => id, (hit) => result(room, hit))}
    </ol>
    ${end < all ? html`
      <p class="window">${words.window(state.from + 1, end, all)}</p>
      ${full
        ? html`<button type="button" class="wide" data-part="later" @click=${() => send({ type: 'page', from: end })}>${words.later}</button>`
        : html`<button type="button" class="wide" data-part="more" @click=${more}>${words.more}</button>`}` : nothing}
    <p class="window">${citing(room)}</p>`;
}

/** @param {Room} room @param {Hit} hit */
function result(room, hit) {
  const { model: { state }, words, send } = room;
  const open = (/** @type {number} */ match) => send({ type: 'open', id: hit.id, match });
  return html`
    <li><article class="result" data-id=${hit.id} ?data-current=${state.open === hit.id} @click=${(/** @type {MouseEvent} */ event) => clicked(event, () => open(0))}>
      <h3 dir="auto"><button type="button" class="title" data-part="title" ?data-untitled=${!hit.title} @click=${() => open(0)}>
        ${hit.title ? marked(hit.marked_title) : words.untitled}</button></h3>
      <p class="meta">
        ${metaOf(room, hit.fields).map((text) => html`<bdi>${text}</bdi>`)}
        ${hit.matches ? html`
          <button type="button" class="quiet" data-part="matches" data-count=${hit.matches} @click=${() => open(1)}>${words.matches(hit.matches)}</button>` : nothing}
      </p>
      ${hit.snippets.map(({ pieces, around }) => html`
        <p class="snippet" data-part="snippet" dir="auto" ?data-around=${around}>
          ${marked(pieces)}${around ? html` <span class="tag">${words.around}</span>` : nothing}</p>`)}
    </article></li>`;
}

/** The whole of a result opens it, unless a button was meant or text is being selected. @param {MouseEvent} event @param {() => void} open */
function clicked({ target, view }, open) {
  const selecting = view?.getSelection()?.type === 'Range';
  if (!selecting && !(/** @type {Element} */ (target).closest('button'))) open();
}

/** Its date, and its value in the first two fields, in the corpus’s order, of which it has one. @param {Room} room @param {Hit['fields']} fields */
export function metaOf({ model: { about, answer }, words }, fields) {
  const dates = about.fields.filter(({ kind }) => kind === 'date').map(({ name }) => name);
  const dated = [answer.timeline?.field, ...dates].find((name) => name && entry(fields, name)?.length);
  const told = about.fields
    .filter(({ name, kind, values }) => kind === 'facet' && values > 1 && !GUESSES.includes(name) && entry(fields, name)?.length === 1 && !MUTE.test(fields[name][0]))
    .slice(0, 2);
  return [...(dated ? [words.date(fields[dated][0])] : []), ...told.map(({ name }) => fields[name][0])];
}
