// The address of a page that is all ours: the hash carries the state, the history its deliberate steps, each with a word on
// which corpus it was taken in.

import { fromHash, toHash } from './hash.js';

/** Milliseconds between two replacements: some browsers forbid more than a hundred in half a minute. */
const PACE = 350;

/**
 * @param {AbortSignal} signal
 * @param {(state: import('./state.js').State, corpus: string | undefined) => void} restore
 * @param {() => string | undefined} corpus which one is open
 */
export function navigate(signal, restore, corpus) {
  /** @type {string | null} */
  let waiting = null;
  let timer = 0;
  let written = -PACE;

  const flush = () => {
    clearTimeout(timer);
    if (waiting === null) return;
    history.replaceState({ corpus: corpus() }, '', addressOf(waiting));
    waiting = null;
    written = performance.now();
  };
  const arrive = () => {
    clearTimeout(timer);
    waiting = null;
    restore(fromHash(location.hash), history.state?.corpus);
  };
  window.addEventListener('popstate', arrive, { signal });
  window.addEventListener('pagehide', flush, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));

  return {
    start: () => fromHash(location.hash),
    /** Writes down what still waits. */
    flush,
    /** The place that one is at belongs to the corpus that has been opened. */
    arrived: () => history.replaceState({ corpus: corpus() }, ''),
    /** @param {import('./state.js').State} state @param {boolean} deliberate */
    record(state, deliberate) {
      const hash = toHash(state);
      if (deliberate) {
        flush();
        if (hash !== location.hash || corpus() !== history.state?.corpus) history.pushState({ corpus: corpus() }, '', addressOf(hash));
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
