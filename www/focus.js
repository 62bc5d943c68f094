// Where the focus and the page go when a view opens or closes.

import { optionOf } from './analysis/analysis.js';

/** @typedef {import('./state.js').State} State */

/** The line of a concordance that the keyboard is at. */
const LINE = '[data-part=line][tabindex="0"]';

/** What a row of a table opens, and the row, should there be no room for all; what is told of a column; by the options that say which. */
const OPENED = { row: ['[data-part=detail]', '[data-part=row][aria-expanded=true]'], about: ['[data-part=explained]'] };

/** The tab of the view that is open. */
const TAB = '.tabs [aria-selected=true]';

/** @param {State} state @param {string} name */
const own = (state, name) => optionOf(state, state.view, name);

/** The box has the focus at once; a link that leads to a document, its reader; to a line of a concordance, that line, once it is there. @param {ShadowRoot} root @param {State} state */
export function start(root, state) {
  const led = state.view === 'concordance' && optionOf(state, 'concordance', 'at') !== '0';
  /** @type {HTMLElement | null} */
  const view = root.querySelector('[data-part=reader], [data-part=about], [data-part=topics]') ?? (led ? null : root.querySelector('#query'));
  view?.focus({ preventScroll: true });
  const tab = root.querySelector(TAB);
  if (tab && tab.getBoundingClientRect().bottom <= innerHeight) tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/**
 * @param {ShadowRoot} root
 * @param {State} before
 * @param {State} after
 * @param {boolean} lost whether what had the focus is gone
 */
export function settle(root, before, after, lost) {
  /** @param {string} selector @returns {HTMLElement | null} */
  const find = (selector) => root.querySelector(selector);
  if (after.saving !== before.saving) return find(after.saving ? '[data-part=save] input' : '[data-part=save-open]')?.focus();
  if (after.editing !== before.editing) return after.editing || !after.about ? enter(find(after.editing ? '[data-part=topics]' : '[data-part=topics-edit]'), root) : undefined;
  if (after.draft?.of !== before.draft?.of || !after.draft !== !before.draft) return write(after, before.draft, find);
  if (after.about !== before.about) return enter(find(after.about ? '[data-part=about]' : '[data-part=about-open]'), root);
  if (after.open !== before.open && after.open !== null) return enter(find('[data-part=reader]'), root);
  if (after.open !== before.open) return leave(find(`article[data-id="${CSS.escape(before.open ?? '')}"] [data-part=title]`) ?? find(LINE) ?? find('#query'));
  if (after.view !== before.view) find(TAB)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  unfold(before, after, find);
  if (after.from !== before.from && after.from) return enter(find('.found'), root);
  if (before.helping && !after.helping && lost) return find('[data-part=help-open]')?.focus();
  const cleared = before.query !== '' && after.query === '';
  if (!lost || root.activeElement) return;
  const found = find('[data-part=wordless]') ? '#query' : '.found'; // Where there is no word, one is typed.
  const view = after.editing ? find(placeOf(after.touched)) ?? find('[data-part=topics]') : find('[data-part=mending]') ?? find(found);
  (cleared ? find('#query') : view)?.focus({ preventScroll: true });
}

/** What opens in a table comes into sight. @param {State} before @param {State} after @param {(selector: string) => HTMLElement | null} find */
function unfold(before, after, find) {
  for (const [name, places] of Object.entries(OPENED)) {
    if (own(before, name) !== own(after, name)) places.forEach((place) => find(place)?.scrollIntoView({ block: 'nearest' }));
  }
}

/** Into the form of a topic, and back to where it was opened from. @param {State} after @param {State['draft']} before @param {(selector: string) => HTMLElement | null} find */
function write({ draft, touched }, before, find) {
  const place = draft ? find('[data-part=topic-form] input') : find(placeOf(touched)) ?? find(placeOf(before?.of ?? null));
  (place ?? find('[data-part=topic-add]'))?.focus();
}

/** The first button of a topic, there or taken away. @param {string | null} label */
const placeOf = (label) => {
  const name = CSS.escape(label ?? '');
  return `[data-topic="${name}"] [data-part=topic-change], [data-gone="${name}"] [data-part=topic-back]`;
};

/** @param {HTMLElement | null} view @param {ShadowRoot} root */
function enter(view, { host }) {
  if (!view) return;
  view.scrollTop = 0;
  view.focus({ preventScroll: true });
  if (view.getBoundingClientRect().top < 0) host.scrollIntoView({ block: 'start' });
}

/** @param {HTMLElement | null} result */
function leave(result) {
  result?.focus({ preventScroll: true });
  result?.scrollIntoView({ block: 'nearest' });
}
