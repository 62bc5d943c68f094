// The clipboard, of which most browsers tell a driver nothing.

/** From now on the clipboard takes what is written, or is not there. */
export const clipboard = (person, open) => person.run((writable) => {
  const writeText = async (text) => { window[Symbol.for('copied')] = text; };
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: writable ? { writeText } : undefined });
}, open);

/** What was written to it last. */
export const written = (person) => person.until('a copy', () => person.run(() => window[Symbol.for('copied')]));

/** What the page gives to a copy by the keyboard, and what is selected. `css`: where in the first explorer the focus would be. */
export const copied = (person, css) => person.run((place) => {
  const { shadowRoot } = document.querySelector('concord-explorer');
  let taken = '';
  const clipboardData = { setData: (_, text) => { taken = text; } };
  const event = Object.defineProperty(new Event('copy', { bubbles: true, cancelable: true, composed: true }), 'clipboardData', { value: clipboardData });
  (place ? shadowRoot.querySelector(place) : document).dispatchEvent(event);
  const selection = shadowRoot.getSelection?.() ?? getSelection();
  const contents = selection.rangeCount ? selection.getRangeAt(0).cloneContents().textContent : '';
  return { taken, selected: contents || String(selection) }; // Firefox leaves buttons out of the text, WebKit what is in the shadow out of the range
}, css);
