import { html } from 'lit-html';

/** Text with its marks. @param {import('../protocol').Piece[]} pieces */
export const marked = (pieces) => pieces.map(({ text, mark }) => (mark ? html`<mark>${text}</mark>` : text));
