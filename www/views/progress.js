import { html } from 'lit-html';
import { ifDefined } from 'lit-html/directives/if-defined.js';

/** How far the opening has come. @param {import('../words/words.js').Words} words @param {import('../client.js').Progress | null} progress @param {boolean} standalone */
export function progress(words, progress, standalone) {
  const { stage = 'start', done = 0, all = 0 } = progress ?? {};
  return html`
    <section class="loading" role=${standalone ? 'main' : 'region'} aria-label=${words.progress}>
      <p>${words.stages[stage]}</p>
      <progress data-part="progress" aria-label=${words.progress} max="1" value=${ifDefined(all ? Math.min(1, done / all) : undefined)}></progress>
    </section>`;
}
