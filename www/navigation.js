// The address of a page that is all ours: the hash carries the state, the history its deliberate steps, each with a word on
// which corpus it was taken in.

import { fromHash, toHash } from './hash.js';

/** Milliseconds for which nothing else must have been done: browsers are slow to write an address, and some forbid more than a hundred in half a minute. */
const REST = 350;

/**
 * @param {AbortSignal} signal
 * @param {(state: import('./state.js').State, corpus: string | undefined) => void} restore
 * @param {() => string | undefined} corpus which one is open
 */
export function navigate(signal, restore, corpus) {
  /** @type {string | null} */
  let waiting = null;
  let timer = 0;

  /** The whole address, since the page's base may be another's. Where none may be written, all works but the history. @param {'pushState' | 'replaceState'} how @param {string} hash */
  const write = (how, hash) => {
    try {
      history[how]({ corpus: corpus() }, '', location.href.split('#')[0] + hash);
    } catch { /* a frame without an address of its own */ }
  };
  const flush = () => {
    clearTimeout(timer);
    if (waiting === null) return;
    write('replaceState', waiting);
    waiting = null;
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
        if (hash !== location.hash || corpus() !== history.state?.corpus) write('pushState', hash);
      } else {
        waiting = hash;
        clearTimeout(timer);
        timer = window.setTimeout(flush, REST);
      }
    },
  };
}
