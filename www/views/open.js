import { html, nothing } from 'lit-html';
import { ifDefined } from 'lit-html/directives/if-defined.js';
import { kept } from './kept.js';
import { countOf, report } from './report.js';

/** @typedef {{words: import('../words/words.js').Words, opener: import('../open/open.js').Opener, standalone: boolean}} Desk what these views are given */

/** What the masthead offers. @param {Desk} desk */
export const openButton = ({ words, opener }) => html`
  <button type="button" class="link" data-part="open-open" aria-expanded=${opener.model.shown} @click=${opener.show}>${words.open}</button>`;

/** All that opening documents shows, above everything else. @param {Desk} desk */
export function opening(desk) {
  const { words, opener: { model } } = desk;
  return html`
    <div class="hidden" role="status" data-part="open-said">${said(desk)}</div>
    ${model.stage === 'idle' ? nothing : reading(desk)}
    ${model.shown || model.error ? html`
      <section class="opening" data-part="open" role="region" aria-label=${words.open} @keydown=${(/** @type {KeyboardEvent} */ event) => escape(event, desk)}>
        ${model.error ? trouble(desk, model.error) : nothing}
        ${model.shown ? chooser(desk) : nothing}
      </section>` : nothing}
    ${model.opened ? opened(desk, model.opened) : nothing}
    ${model.kept ? kept(desk, model.kept) : nothing}`;
}

/** @param {KeyboardEvent} event @param {Desk} desk */
function escape(event, { opener }) {
  if (event.key !== 'Escape' || event.isComposing) return;
  event.preventDefault();
  opener.hide();
}

/** @param {Desk} desk */
const chooser = ({ words, opener }) => html`
  <form class="chooser" @submit=${(/** @type {SubmitEvent} */ event) => paste(event, opener)}>
    <p>${words.openHint}</p>
    <div class="acts">
      <button type="button" data-part="open-files" @click=${pick}>${words.openFiles}</button>
      <input type="file" multiple hidden data-part="files-input" @change=${(/** @type {Event} */ event) => picked(event, opener)}>
      ${'webkitdirectory' in HTMLInputElement.prototype ? html`
        <button type="button" data-part="open-folder" @click=${pick}>${words.openFolder}</button>
        <input type="file" webkitdirectory hidden data-part="folder-input" @change=${(/** @type {Event} */ event) => picked(event, opener)}>` : nothing}
      <label>${words.openTitle} <input name="title" dir="auto" autocomplete="off"></label>
      <button type="button" class="quiet" data-part="open-close" @click=${opener.hide}>${words.closeShort}</button>
    </div>
    <details data-part="open-paste">
      <summary>${words.openPaste}</summary>
      <textarea name="text" rows="8" dir="auto" aria-label=${words.openPasteLabel} placeholder=${words.openPasteLabel}></textarea>
      <button data-part="open-pasted">${words.openPasted}</button>
    </details>
    <p class="note">${words.openPrivate} ${words.openKinds}</p>
  </form>`;

/** @param {Event} event */
function pick({ currentTarget }) {
  const input = /** @type {HTMLInputElement} */ (/** @type {HTMLElement} */ (currentTarget).nextElementSibling);
  input.value = '';
  input.click();
}

/** @param {Event} event @param {Desk['opener']} opener */
function picked({ target }, opener) {
  const { files, form } = /** @type {HTMLInputElement} */ (target);
  if (files?.length) opener.choose([...files], titleIn(form));
}

/** @param {SubmitEvent} event @param {Desk['opener']} opener */
function paste(event, opener) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const text = String(new FormData(form).get('text') ?? '');
  if (text.trim()) opener.paste(text, titleIn(form));
}

/** @param {HTMLFormElement | null} form */
const titleIn = (form) => String(form ? new FormData(form).get('title') ?? '' : '').trim();

/** @param {Desk} desk */
function reading({ words, opener: { model: { stage, progress, found }, cancel } }) {
  return html`
    <section class="opening" data-part="open-reading" data-stage=${stage} role="region" aria-label=${words.progress}>
      <p class="reached" data-part="open-reached">${stage === 'finding' ? words.openFound(found) : reached(words, progress)}</p>
      <progress data-part="open-progress" aria-label=${words.progress} max="1" value=${ifDefined(partOf(progress))}></progress>
      <button type="button" data-part="open-cancel" @click=${cancel}>${words.openCancel}</button>
    </section>`;
}

/** @param {import('../words/words.js').Words} words @param {import('../client.js').Ingested | null} progress */
function reached(words, progress) {
  if (!progress) return words.stages.start;
  return progress.stage === 'files' ? words.openRead(progress) : words.stages[progress.stage];
}

/** @param {import('../client.js').Ingested | null} progress */
function partOf(progress) {
  if (!progress) return undefined;
  if (progress.stage === 'files' && !progress.allBytes) return progress.files / progress.allFiles;
  const [done, all] = progress.stage === 'files' ? [progress.bytes, progress.allBytes] : [progress.done, progress.all];
  return all ? Math.min(1, done / all) : undefined;
}

/** What is spoken, politely: each quarter, and the end. @param {Desk} desk */
function said({ words, opener: { model: { stage, progress, opened } } }) {
  if (stage === 'reading') return words.openSaid(progress?.stage === 'files' ? Math.floor((partOf(progress) ?? 0) * 4) * 25 : 0);
  return opened ? words.opened(opened.about.documents, opened.files) : '';
}

/** @param {Desk} desk @param {Error & {detail?: string}} error */
function trouble(desk, error) {
  const { words, opener: { model: { failed } } } = desk;
  const sentence = words.failures[error.name]?.(error.detail ?? '');
  return html`
    <div role="alert" class="trouble" data-part="open-error" data-code=${error.name} tabindex="-1">
      <p>${sentence ?? error.message}</p>
      ${sentence && error.message ? html`<p class="note"><code>${error.message}</code></p>` : nothing}
    </div>
    ${failed ? report(desk, failed) : nothing}`;
}

/** @param {Desk} desk @param {import('../open/open.js').Opened} made */
function opened(desk, made) {
  const { words, opener, standalone } = desk;
  const { about, files, report: told, undoable, keeping } = made;
  return html`
    <section class="opening" data-part="opened" data-documents=${about.documents} role="region" aria-label=${words.report} tabindex="-1">
      <p class="reached"><strong>${words.opened(about.documents, files)}</strong> ${told ? words.openNotes(countsOf(told.notes, words)) : nothing}</p>
      <div class="acts">
        <button type="button" data-part="report-open" aria-expanded=${opener.model.reported} @click=${opener.report}>${opener.model.reported ? words.reportHide : words.report}</button>
        ${standalone && keeping !== 'kept' ? html`<button type="button" data-part="keep" aria-disabled=${keeping !== ''} @click=${() => keeping || opener.keep()}>${keeping ? words.keeping : words.keep}</button>` : nothing}
        ${undoable ? html`<button type="button" data-part="open-undo" title=${words.openUndoHint} @click=${() => opener.undo()}>${words.openUndo}</button>` : nothing}
        <button type="button" class="quiet" data-part="open-dismiss" aria-label=${words.openDismiss} @click=${opener.dismiss}>${words.closeShort}</button>
      </div>
      ${opener.model.reported ? report(desk, told, made) : nothing}
    </section>`;
}

/** @param {import('../protocol').Note[]} notes @param {import('../words/words.js').Words} words */
function countsOf(notes, { number }) {
  const counts = [...Map.groupBy(notes, ({ level }) => level)].map(([level, list]) => [level, number(countOf(list))]);
  return Object.fromEntries(counts);
}
