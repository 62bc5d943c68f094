// What a button hands to the person, to the clipboard or as a file, and how that went: told beside it.

import { html } from 'lit-html';

/** @typedef {import('../words/words.js').Words} Words */

/** Milliseconds for which it is told that all went well; what went wrong stays there until the next try. */
const WHILE = 6_000;

/** Where that is told: behind the buttons, in the same element. */
export const outcome = html`<span class="told" role="status" data-part="told"></span>`;

/**
 * Does what a button is for, and one thing at a time. The button keeps the focus.
 * @param {Event} event
 * @param {Words} words
 * @param {(button: HTMLElement) => unknown} make what is to be told when it is done, if anything
 */
export async function acting({ currentTarget }, words, make) {
  const button = /** @type {HTMLElement} */ (currentTarget);
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  try {
    tell(button, String(await make(button) ?? ''));
  } catch (error) {
    tell(button, words.actFailed(/** @type {Error} */ (error).message), true);
  }
  button.removeAttribute('aria-disabled');
}

/**
 * Copies a text. Where the clipboard is closed to the page, what says the same is selected, to be copied with the keyboard.
 * @param {Event} event
 * @param {Words} words
 * @param {string} text
 * @param {(button: HTMLElement) => (Element | null | undefined)[]} shown the first and the last element of what says the same
 * @param {string} [copied] what is told
 */
export const copying = (event, words, text, shown, copied = words.copied) => acting(event, words, async (button) => {
  if (await navigator.clipboard?.writeText(text).then(() => true, () => false)) return copied;
  const [first, last = first] = shown(button);
  if (first && last) getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
  handing(text);
  return words.copyByHand;
});

let turn = new AbortController();

/** The next copy by the keyboard takes a text, unless something else is pointed at or gets the focus first: a selection lacks the words of buttons in Firefox. @param {string} text */
function handing(text) {
  turn.abort();
  turn = new AbortController();
  const { signal } = turn;
  document.addEventListener('copy', (event) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopPropagation();
    turn.abort();
  }, { capture: true, signal });
  for (const elsewhere of ['pointerdown', 'focusin']) document.addEventListener(elsewhere, () => turn.abort(), { signal });
}

/** @param {HTMLElement} button @param {string} text @param {boolean} [wrong] */
function tell(button, text, wrong = false) {
  const place = button.parentElement?.querySelector('[data-part=told]');
  if (!place) return;
  place.setAttribute('role', wrong ? 'alert' : 'status');
  place.textContent = text;
  if (!wrong) setTimeout(() => { if (place.textContent === text) place.textContent = ''; }, WHILE);
}
