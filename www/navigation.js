// The address of a page that is all ours: the hash carries the state, the history its deliberate steps.

import { fromHash, toHash } from './hash.js';

/** Milliseconds between two replacements: some browsers forbid more than a hundred in half a minute. */
const PACE = 350;

/**
 * @param {AbortSignal} signal
 * @param {(state: import('./state.js').State) => void} restore
 */
export function navigate(signal, restore) {
  /** @type {string | null} */
  let waiting = null;
  let timer = 0;
  let written = -PACE;

  const flush = () => {
    clearTimeout(timer);
    if (waiting === null) return;
    history.replaceState(null, '', addressOf(waiting));
    waiting = null;
    written = performance.now();
  };
  const arrive = () => {
    clearTimeout(timer);
    waiting = null;
    restore(fromHash(location.hash));
  };
  window.addEventListener('popstate', arrive, { signal });
  window.addEventListener('pagehide', flush, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));

  return {
    start: () => fromHash(location.hash),
    /** @param {import('./state.js').State} state @param {boolean} deliberate */
    record(state, deliberate) {
      const hash = toHash(state);
      if (deliberate) {
        flush();
        if (hash !== location.hash) history.pushState(null, '', addressOf(hash));
      } else {
        waiting = hash;
        clearTimeout(timer);
        timer = window.setTimeout(flush, written + PACE - performance.now());
      }
    },
  };
}

/** @param {string} hash */
const addressOf = (hash) => hash || location.href.split('#')[0];
