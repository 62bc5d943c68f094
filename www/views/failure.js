import { html, nothing } from 'lit-html';

/**
 * One sentence for each way to fail.
 * @param {import('../words.js').Words} words
 * @param {Error & {detail?: string}} error
 * @param {boolean} standalone
 * @param {() => void} again
 */
export function failure(words, error, standalone, again) {
  const sentence = words.failures[error.name]?.(error.detail ?? '');
  return html`
    <div role=${standalone ? 'main' : nothing}><section class="failure" role="alert" data-part="failure" data-code=${error.name}>
      ${standalone ? html`<h1>${words.failureTitle}</h1>` : html`<h2>${words.failureTitle}</h2>`}
      <p>${sentence ?? error.message}</p>
      ${sentence && error.message ? html`<details><summary>${words.details}</summary><p><code>${error.message}</code></p></details>` : nothing}
      <button type="button" class="wide" data-part="again" @click=${again}>${words.tryAgain}</button>
    </section></div>`;
}
