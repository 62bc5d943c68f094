import { html } from 'lit-html';

/** What this browser keeps for this page: where it lies, and the way to be rid of it. @param {import('./open.js').Desk} desk @param {import('../open/open.js').KeptHere} kept */
export const kept = ({ words, opener }, { title, documents, at, bytes, shown }) => html`
  <section class="opening kept" data-part="kept" data-shown=${shown} role="region" aria-label=${words.keptRegion} tabindex="-1">
    <p class="reached" dir="auto">${words.kept(title, documents, at, bytes)} <span class="note">${words.keptWhere}</span></p>
    <div class="acts">
      <button type="button" data-part="forget" @click=${opener.forget}>${words.keptForget}</button>
      ${shown
        ? html`<button type="button" data-part="kept-own" @click=${opener.showOwn}>${words.keptOwn}</button>`
        : html`<button type="button" data-part="kept-show" @click=${opener.showKept}>${words.keptShow}</button>`}
    </div>
  </section>`;
