import { html, nothing } from 'lit-html';
import { openButton } from './open.js';

/** One sentence for each way to fail. @param {import('./frame.js').Scene} scene @param {Error & {detail?: string}} error */
export function failure(scene, error) {
  const { words, standalone, again } = scene;
  const sentence = words.failures[error.name]?.(error.detail ?? '');
  return html`
    <div role=${standalone ? 'main' : nothing}><section class="failure" role="alert" data-part="failure" data-code=${error.name}>
      ${standalone ? html`<h1>${words.failureTitle}</h1>` : html`<h2>${words.failureTitle}</h2>`}
      <p>${sentence ?? error.message}</p>
      ${sentence && error.message ? html`<details><summary>${words.details}</summary><p><code>${error.message}</code></p></details>` : nothing}
      <button type="button" class="wide" data-part="again" @click=${again}>${words.tryAgain}</button>
      ${openButton(scene)}
    </section></div>`;
}
