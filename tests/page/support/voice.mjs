// What a screen reader is given.

/** Begins to note what an element of the first explorer says, the one that announces unless another is named. */
export const listen = (person, css = '[data-part=announce]') => person.run((selector) => {
  const heard = (window[Symbol.for('heard')] = []);
  window[Symbol.for('ear')]?.disconnect();
  const ear = (window[Symbol.for('ear')] = new MutationObserver((changes) => {
    const voices = new Set(changes.map(({ target }) => (target.closest ? target : target.parentElement)?.closest(selector)));
    for (const voice of voices) if (voice?.textContent.trim()) heard.push(voice.textContent.trim());
  }));
  ear.observe(document.querySelector('concord-explorer').shadowRoot, { childList: true, characterData: true, subtree: true });
}, css);

/** What has been said since. */
export const heard = (person) => person.run(() => window[Symbol.for('heard')]);

/** From now on no rest of half a second to five comes to its end, however slowly one types; `rested` ends them all. A driver waits longer than that. */
export const restless = (person) => person.run(() => {
  const { setTimeout, clearTimeout } = window;
  const waiting = new Map();
  let last = 0;
  window.setTimeout = (then, rest = 0, ...given) => {
    if (rest < 500 || rest > 5000) return setTimeout(then, rest, ...given);
    waiting.set(last -= 1, then);
    return last;
  };
  window.clearTimeout = (key) => void (waiting.delete(key) || clearTimeout(key));
  window[Symbol.for('rested')] = async () => {
    Object.assign(window, { setTimeout, clearTimeout });
    for (const then of waiting.values()) await then();
  };
});

/** Time goes on. */
export const rested = (person) => person.run(() => window[Symbol.for('rested')]());
