import { html } from 'lit-html';
import { VIEWS } from '../analysis.js';

/** What the selection can be looked at as. @param {import('./room.js').Room} room */
export const tabs = ({ model: { state }, words, send }) => html`
  <nav class="tabs" data-part="views" aria-label=${words.views}>
    <ul>${VIEWS.map((view) => html`
      <li><button type="button" data-view=${view} aria-current=${view === state.view ? 'page' : 'false'} title=${words.viewHints[view]}
        @click=${() => send({ type: 'view', view })}>${words.viewNames[view]}</button></li>`)}</ul>
  </nav>`;
