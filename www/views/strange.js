import { html, nothing } from 'lit-html';

/** Says of a link that it was made in other documents than these. @param {import('./room.js').Room} room */
export const strange = ({ model: { state }, words, send }) => (state.strange ? html`
  <p class="strange" role="status" data-part="strange">${words.strange}
    <button type="button" class="quiet" data-part="strange-close" @click=${() => send({ type: 'familiar' })}>${words.strangeClose}</button></p>` : nothing);
