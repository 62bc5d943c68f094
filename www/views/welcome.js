import { html } from 'lit-html';
import { queries } from './about.js';

/** What stands beside the results, where there is room, until a document is opened. @param {import('./room.js').Room} room */
export const welcome = (room) => html`
  <aside class="welcome" data-part="welcome" aria-label=${room.words.welcome}>
    <p class="lead" dir="auto">${room.model.about.description}</p>
    <p class="note">${room.words.documents(room.model.about.documents)} · ${room.words.running(room.model.whole.tokens)}</p>
    <h2>${room.words.queriesHead}</h2>
    ${queries(room)}
  </aside>`;
