// Keys that mean something beyond the control that has the focus.

/**
 * @typedef {object} Hands
 * @property {ShadowRoot} root
 * @property {() => import('./explore.js').Exploration | null} exploration
 * @property {(action: import('./state.js').Action) => void} send
 */

/** `/` goes to the box, wherever one is not typing. @param {KeyboardEvent} event @param {Hands} hands */
export function slash(event, { root }) {
  if (event.key !== '/' || event.defaultPrevented || modified(event) || isTyping(event.composedPath()[0])) return;
  const box = boxIn(root);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}

/** @type {Record<string, (hands: Hands) => boolean>} What a key does, and whether it did anything. */
const WALKS = {
  ArrowDown: (hands) => step(hands, 1),
  ArrowUp: (hands) => step(hands, -1),
  Escape: escape,
};

/** Arrows between box and results, or the lines, which have steps of their own; Escape one step back. @param {KeyboardEvent} event @param {Hands} hands */
export function walk(event, hands) {
  if (event.defaultPrevented || event.isComposing || modified(event) || event.shiftKey) return;
  if (WALKS[event.key]?.(hands)) event.preventDefault();
}

/** @param {Hands} hands @param {number} by */
function step({ root, exploration }, by) {
  const titles = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-part=title], [data-part=line][tabindex="0"]')]);
  const box = boxIn(root);
  const active = root.activeElement;
  const at = titles.findIndex((title) => title === active);
  if (at < 0 && active !== box) return false;
  if (active === box && by < 0) return false;
  const next = at + by < 0 ? box : titles[at + by];
  next?.focus();
  if (at + by >= titles.length - 1) exploration()?.more();
  return true;
}

/** @param {Hands} hands */
function escape({ root, exploration, send }) {
  const state = exploration()?.model.state;
  if (!state) return false;
  const box = boxIn(root);
  const inside = state.saving || state.helping || state.editing || state.about || state.open !== null || state.panel;
  if (inside || root.activeElement === box) send({ type: 'escape' });
  else box?.focus();
  return true;
}

/** @param {ShadowRoot} root @returns {HTMLInputElement | null} */
const boxIn = (root) => root.querySelector('#query');

/** @param {KeyboardEvent} event */
const modified = ({ ctrlKey, metaKey, altKey }) => ctrlKey || metaKey || altKey;

/** @param {EventTarget | undefined} target */
const isTyping = (target) => target instanceof HTMLElement
  && (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select'));
