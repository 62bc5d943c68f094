// What a screen reader is given.

/** Begins to note what the first explorer of the page announces. */
export const listen = (person) => person.run(() => {
  const heard = (window[Symbol.for('heard')] = []);
  const voice = document.querySelector('concord-explorer').shadowRoot.querySelector('[data-part=announce]');
  new MutationObserver(() => voice.textContent.trim() && heard.push(voice.textContent.trim())).observe(voice, { childList: true, characterData: true, subtree: true });
});

/** What has been announced since. */
export const heard = (person) => person.run(() => window[Symbol.for('heard')]);
