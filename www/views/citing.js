import { html } from 'lit-html';
import { CITATIONS } from '../export/cite.js';
import { acting, outcome } from './acts.js';

/**
 * The ways to save a citation: of a document, or of all that are found.
 * @param {import('./room.js').Room} room
 * @param {import('../protocol').Reading} [one]
 */
export const citing = ({ words, cite }, one) => html`
  <span class="citing" data-part=${one ? 'cite' : 'cite-all'} role="group" aria-label=${one ? words.cite : words.citeAll}>${one ? words.cite : words.citeAll}:
    ${/** @type {import('../export/cite.js').CitationForm[]} */ (Object.keys(CITATIONS)).map((form) => html`<button type="button" class="quiet" data-form=${form}
      @click=${(/** @type {Event} */ event) => acting(event, words, () => cite(form, one))}>${form}</button> `)}${outcome}</span>`;
