import { html } from 'lit-html';
import { VIEWS } from '../analysis/analysis.js';

/** Where an arrow leads along so many tabs that stand from left to right. @type {Record<string, (at: number, tabs: number) => number>} */
const KEYS = {
  ArrowLeft: (at, tabs) => (at + tabs - 1) % tabs,
  ArrowRight: (at, tabs) => (at + 1) % tabs,
  Home: () => 0,
  End: (_, tabs) => tabs - 1,
};

/** What the selection can be looked at as: one stop of the keyboard, along which arrows go. @param {import('./room.js').Room} room */
export const tabs = ({ model: { state }, words, rtl, send }) => html`
  <div class="tabs" data-part="views" role="tablist" aria-label=${words.views} @keydown=${(/** @type {KeyboardEvent} */ event) => walk(event, rtl)}>${VIEWS.map((view) => html`
    <button type="button" role="tab" id="tab-${view}" aria-controls="view" data-view=${view} aria-selected=${view === state.view} tabindex=${view === state.view ? 0 : -1} title=${words.viewHints[view]}
      @click=${() => send({ type: 'view', view })}>${words.viewNames[view]}</button>`)}
  </div>`;

/** @param {KeyboardEvent} event @param {boolean} rtl */
function walk(event, rtl) {
  const along = [.../** @type {Element} */ (event.currentTarget).children];
  const at = along.indexOf(/** @type {Element} */ (event.target));
  const next = KEYS[event.key]?.(at, along.length);
  if (next === undefined || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const mirrored = rtl && event.key.startsWith('Arrow');
  /** @type {HTMLElement} */ (along[mirrored ? (2 * at - next + 2 * along.length) % along.length : next]).focus();
  event.preventDefault();
}
