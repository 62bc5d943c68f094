import { html, nothing } from 'lit-html';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../protocol').Completion} Completion
 */

/** How the query may go on: a list beneath the box, in which the focus never is. @param {Room} room */
export function ways(room) {
  const { completer: { ways: { shown, chosen } }, words } = room;
  if (!shown.length) return nothing;
  return html`
    <ul class="ways" id="ways" data-part="ways" role="listbox" aria-label=${words.completions} @mousedown=${(/** @type {Event} */ event) => event.preventDefault()}>
      ${shown.map((way, at) => html`
        <li id="way-${at}" role="option" aria-selected=${at === chosen} aria-label=${words.way(way.text, way.kind, way.count)} data-part="way" data-kind=${way.kind} data-text=${way.text}
          @click=${(/** @type {MouseEvent} */ { currentTarget }) => take(boxOf(/** @type {Element} */ (currentTarget)), way, room)}>
          <span class="way-text"><bdi>${way.kind === 'field' ? `${way.text}:` : way.text}</bdi></span>
          <span class="way-kind">${words.wayKinds[way.kind]}</span>
          <span class="count">${way.count ? words.number(way.count) : nothing}</span>
        </li>`)}
    </ul>`;
}

/** @param {Element} way */
const boxOf = (way) => /** @type {HTMLInputElement} */ (way.closest('form')?.querySelector('#query'));

/** Asks what is in the box, and how it may go on. @param {HTMLInputElement} box @param {Room} room */
export function typedIn({ value, selectionEnd }, { model: { state: { scope } }, completer, send }) {
  const caret = selectionEnd ?? value.length;
  send({ type: 'type', query: value });
  completer.typed({ before: value.slice(0, caret), after: value.slice(caret), scope });
}

/** @param {HTMLInputElement} box @param {Completion} way @param {Room} room */
function take(box, { query_before: before }, room) {
  box.value = before + box.value.slice(box.selectionEnd ?? box.value.length);
  box.setSelectionRange(before.length, before.length);
  typedIn(box, room);
}

/** @type {Record<string, (box: HTMLInputElement, room: Room) => boolean>} What a key does in the list, and whether it did anything. */
const KEYS = {
  ArrowDown: (_, { completer }) => completer.move(1),
  ArrowUp: (_, { completer }) => completer.move(-1),
  Enter: takeChosen,
  Tab: takeChosen,
  Escape(_, { completer }) {
    const open = completer.ways.shown.length > 0;
    completer.close();
    return open;
  },
};

/** @param {KeyboardEvent} event @param {Room} room */
export function walkWays(event, room) {
  if (event.isComposing || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
  if (KEYS[event.key]?.(/** @type {HTMLInputElement} */ (event.currentTarget), room)) event.preventDefault();
}

/** @param {HTMLInputElement} box @param {Room} room */
function takeChosen(box, room) {
  const { shown, chosen } = room.completer.ways;
  if (chosen < 0) return false;
  take(box, shown[chosen], room);
  return true;
}
