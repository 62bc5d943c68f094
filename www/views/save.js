import { html, nothing } from 'lit-html';
import { base64Size } from '../save/save.js';

/** @typedef {import('./room.js').Room} Room */

/** What the masthead offers. @param {Room} room */
export const saveOpen = ({ model: { state }, words, send }) => html`
  <button type="button" class="link" data-part="save-open" aria-expanded=${state.saving} aria-controls="save" @click=${() => send({ type: 'save' })}>${words.save}</button>`;

/** The ways to take the documents along. @param {Room} room */
export function save(room) {
  const { model: { about, state, packed, indexed }, words, send, keep } = room;
  if (!state.saving) return nothing;
  const { shell, readers, offered } = room.weight();
  const page = packed && shell && shell + base64Size(packed) + indexed + (state.readers ? readers : 0);
  const problem = state.problem?.name.startsWith('topics-') ? null : state.problem;
  /** @param {number | null} bytes */
  const size = (bytes) => (packed === null ? '…' : bytes ? words.bytes(bytes) : '');
  return html`
    <form class="save" id="save" data-part="save" aria-label=${words.save} tabindex="-1" @submit=${(/** @type {Event} */ event) => { event.preventDefault(); keep('page'); }}>
      <label class="save-title">${words.saveTitle} <input name="title" dir="auto" autocomplete="off" .value=${about.title}
        @change=${(/** @type {Event} */ event) => send({ type: 'title', title: titleOf(event) })}></label>
      <div class="way">
        <button type="submit" class="main-act" data-part="save-page" aria-describedby="save-page-hint">${words.savePage}</button>
        <p class="note" id="save-page-hint">${words.savePageHint} <span data-part="page-size">${size(page)}</span></p>
        ${offered ? html`
          <label class="scope"><input type="checkbox" data-part="save-readers" .checked=${state.readers} @change=${() => send({ type: 'readers' })}> ${words.saveReaders(readers ? words.bytes(readers) : '')}</label>` : nothing}
      </div>
      <div class="way">
        <button type="button" data-part="save-corpus" aria-describedby="save-corpus-hint" @click=${() => keep('corpus')}>${words.saveCorpus}</button>
        <p class="note" id="save-corpus-hint">${words.saveCorpusHint} <span data-part="corpus-size">${size(packed)}</span></p>
      </div>
      <p role="status" class="note" data-part="saved">${state.saved === null ? nothing : state.saved ? words.saved(state.saved) : words.savingFile}</p>
      <p role="alert" class="problem" data-part="save-problem">${problem && (words.failures[problem.name]?.(problem.detail ?? '') ?? problem.message)}</p>
      <button type="button" class="quiet" data-part="save-close" @click=${() => send({ type: 'save' })}>${words.closeShort}</button>
    </form>`;
}

/** @param {Event} event */
const titleOf = ({ target }) => /** @type {HTMLInputElement} */ (target).value.trim();
