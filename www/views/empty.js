import { html } from 'lit-html';

/** @typedef {import('./room.js').Room} Room */

/** What emptied the list, and the ways back. @param {Room} room */
export function empty(room) {
  const { model: { answer: { relax } }, words, send } = room;
  return html`
    <section class="empty" data-part="empty" aria-label=${words.emptyTitle}>
      <h3>${words.emptyTitle}</h3>
      <p>${relax.length > 1 ? words.emptyWhole : relax.length ? words.emptyOne : words.emptyHopeless}</p>
      ${relax.length ? html`<ul>${relax.map((way) => html`<li>${wayOut(room, way)}</li>`)}</ul>` : html`
        <button type="button" class="wide" data-part="start-again" @click=${() => startAgain(send)}>${words.startAgain}</button>`}
    </section>`;
}

/** @param {Room} room @param {import('../protocol').Relax} way */
function wayOut({ words, send, label, isDate }, { field, part, query, total }) {
  const text = field === 'query' ? part : words.chip(label(field), isDate(field) ? words.span(part) : part);
  const drop = () => send(field === 'query' ? { type: 'ask', query } : { type: 'drop', field, value: part });
  return html`
    <button type="button" data-part="relax" data-field=${field} data-drop=${part} data-total=${total} @click=${drop}>
      <span>${words.dropPart(text)}</span>: <strong>${words.documents(total)}</strong></button>`;
}

/** @param {Room['send']} send */
function startAgain(send) {
  send({ type: 'clear' });
  send({ type: 'ask', query: '' });
}
