// The lines of a concordance, as far as they are in sight: asked for in windows, of which some are kept; the last ones stay
// until the new ones are there.

import { concordanceRequestOf } from './analysis.js';
import { keyOf, latest } from '../latest.js';

/**
 * @typedef {import('../protocol').Line} Line
 * @typedef {import('../protocol').Concordance} Concordance
 * @typedef {import('../protocol').ConcordanceRequest} ConcordanceRequest
 * @typedef {{key: string, request: ConcordanceRequest}} Asked
 *
 * @typedef {object} Lines
 * @property {ConcordanceRequest | null} request what was asked, but for the window; null before there is an answer
 * @property {Omit<Concordance, 'lines'> | null} counts
 * @property {(index: number) => Line | undefined} at undefined while it is not there
 * @property {number} came how many answers have
 * @property {{from: number, to: number}} sight the lines that are seen, up to the one before `to`
 * @property {boolean} busy whether others are on their way
 * @property {Error | null} error why there are none
 * @property {{done: number, all: number} | null} taken how many have been gathered for a file
 */

/** Lines of a window, and windows that are kept. */
const WINDOW = 100;
const KEPT = 40;

/** Lines that are had ready before and behind those in sight. */
const MARGIN = 50;

const FIRST = { from: 0, to: 1 };

/** Lines that are asked for at once for a file. */
const LOAD = 1000;

/**
 * @param {object} house
 * @param {Pick<import('../client.js').Client, 'concordance'>} house.client
 * @param {() => void} house.changed
 * @param {(answer: {warnings: import('../protocol').Warning[]}, asked: import('./asked.js').Asking) => void} house.learn fetches word forms that an answer lacks
 */
export function lining({ client, changed, learn }) {
  /** @type {Map<number, Line[]>} By the window's number. */
  const windows = new Map();
  /** @type {Lines} */
  const lines = {
    request: null, counts: null, came: 0, sight: FIRST, busy: false, error: null, taken: null,
    at: (index) => windows.get(Math.floor(index / WINDOW))?.[index % WINDOW],
  };
  /** @type {ConcordanceRequest | null} */
  let wanted = null;
  let asked = keyOf(null, 0);
  let shown = '';
  let stopped = false;

  const ask = latest((/** @type {Asked} */ { request }) => client.concordance(request), receive, (error, { key }) => {
    if (key === asked) update({ error, busy: false });
  });

  /** @param {Partial<Lines>} change */
  function update(change) {
    Object.assign(lines, change);
    changed();
  }

  /** @param {Concordance} answer @param {Asked} asking */
  function receive({ lines: found, ...counts }, { key, request }) {
    if (key !== asked && shown === asked) return; // One has come back to what is there.
    if (key !== shown) {
      windows.clear();
      Object.assign(lines, { request: { ...request, offset: 0, limit: 0 }, counts, sight: FIRST });
      shown = key;
    }
    const first = (request.offset ?? 0) / WINDOW;
    for (let at = 0; at < found.length; at += WINDOW) windows.set(first + at / WINDOW, found.slice(at, at + WINDOW));
    forget();
    update({ came: lines.came + 1, busy: key !== asked, error: null });
    learn(counts, request);
    if (key === asked) want();
  }

  /** The first window stays, for paper. */
  function forget() {
    const [first, last] = around();
    for (const number of windows.keys()) {
      if (windows.size <= KEPT) return;
      if (number && (number < first || number > last)) windows.delete(number);
    }
  }

  /** The first and the last window that are wanted. @returns {[number, number]} */
  function around() {
    const { sight: { from, to }, counts } = lines;
    return [windowOf(from - MARGIN), windowOf(Math.min(to + MARGIN, counts?.total ?? 0) - 1)];
  }

  /** Asks for the windows in sight that are not there. */
  function want() {
    if (!wanted) return;
    const fresh = asked !== shown;
    const missing = fresh ? [0] : numbers(...around()).filter((number) => !windows.has(number)).slice(0, LOAD / WINDOW);
    if (!missing.length) return;
    const end = missing.findIndex((number, at) => number !== missing[0] + at);
    ask({ key: asked, request: { ...wanted, offset: missing[0] * WINDOW, limit: (end < 0 ? missing.length : end) * WINDOW } });
  }

  return {
    lines,
    /** Asks for what the state needs. @param {import('../state.js').State} state @param {number} version of the corpus */
    refresh(state, version) {
      wanted = concordanceRequestOf(state, 0, 0);
      const key = keyOf(wanted, version);
      if (key === asked) return;
      asked = key;
      lines.busy = wanted !== null && key !== shown;
      want();
    },
    /** Has the lines ready that are in sight. @param {number} from @param {number} to the one behind the last */
    look(from, to) {
      lines.sight = { from: Math.max(0, from), to: Math.min(to, lines.counts?.total ?? 0) };
      if (asked === shown) want();
    },
    /** Gathers all lines that are shown; null where that was stopped. @returns {Promise<Line[] | null>} */
    async gather() {
      const { request, counts } = lines;
      const [key, all] = [shown, counts?.total ?? 0];
      /** @type {Line[]} */
      const gathered = [];
      stopped = false;
      try {
        while (!stopped && key === asked && gathered.length < all) {
          update({ taken: { done: gathered.length, all } });
          const more = await client.concordance({ ...request, offset: gathered.length, limit: LOAD });
          if (!more.lines.length) break;
          gathered.push(...more.lines);
        }
      } finally {
        update({ taken: null });
      }
      return stopped || key !== asked ? null : gathered;
    },
    stop() {
      stopped = true;
    },
  };
}

/** @param {number} index */
const windowOf = (index) => Math.floor(Math.max(0, index) / WINDOW);

/** @param {number} first @param {number} last */
const numbers = (first, last) => Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
