// How the query may go on at the caret: what was asked, what came, and which of it is chosen.

import { latest } from './latest.js';

/**
 * @typedef {import('./protocol').Completion} Completion
 * @typedef {{before: string, after: string, scope: import('./protocol').Scope}} Asked
 *
 * @typedef {object} Ways
 * @property {Asked | null} asked where they go on from; null while nothing is being typed
 * @property {Completion[]} all
 * @property {Completion[]} shown
 * @property {number} chosen its place among the shown; -1 for none
 * @property {number} due steps that have been made while it is not yet known how it goes on
 *
 * @typedef {ReturnType<typeof completer>} Completer
 */

/** How many ways a list holds. */
const MOST = 8;

/** Letters that must have been typed before a field is offered unbidden. */
const LETTERS = 2;

/** @type {Readonly<Ways>} */
const NONE = Object.freeze({ asked: null, all: [], shown: [], chosen: -1, due: 0 });

/**
 * @param {(request: import('./protocol').CompleteRequest) => Promise<Completion[]>} complete
 * @param {() => void} changed
 * @param {(error: Error) => void} failed
 */
export function completer(complete, changed, failed) {
  /** @type {Ways} */
  let ways = NONE;
  /** @type {Asked | null} Where the caret is now. */
  let caret = null;

  const ask = latest((/** @type {Asked} */ asked) => complete({ ...asked, limit: MOST }), (all, asked) => {
    if (asked === caret) become(stepped({ asked, all, shown: unbidden(all, asked), chosen: -1, due: 0 }, ways.due));
  }, failed);

  /** @param {Ways} next */
  function become(next) {
    ways = next;
    changed();
  }

  return {
    get ways() { return ways; },
    /** The caret stands behind what has just been typed. @param {Asked} at */
    typed(at) {
      caret = at;
      ways = { ...ways, asked: null, all: [], chosen: -1, due: 0 };
      ask(at);
    },
    /** Chooses the next way, from all of them; whether there was one to choose. @param {number} by */
    move(by) {
      const { asked, shown } = ways;
      if (!asked && !shown.length) return false;
      if (!asked) {
        ways = { ...ways, due: ways.due + by };
        return true;
      }
      const next = stepped(ways, by);
      if (next === ways) return false;
      become(next);
      return true;
    },
    close() {
      caret = null;
      if (ways !== NONE) become(NONE);
    },
  };
}

/** With another way chosen, from all of them; as it is where there is none. @param {Ways} ways @param {number} by @returns {Ways} */
function stepped(ways, by) {
  const { all, shown, chosen } = ways;
  const next = chosen + by;
  if (by === 0 || next < -1 || next >= all.length || (by < 0 && !shown.length)) return ways;
  return { ...ways, shown: all, chosen: next };
}

/**
 * Behind a field all its values; among words only fields: a list would cover what is found, and the words stand beneath the
 * box already.
 * @param {Completion[]} all @param {Asked} asked
 */
export function unbidden(all, { before }) {
  const typed = /[\p{L}\p{M}\p{N}]*$/u.exec(before)?.[0] ?? '';
  const inField = all.some(({ kind, query_before }) => kind === 'value' || (kind === 'topic' && !adds(query_before, before, 'topic:')));
  return inField ? all : all.filter(({ kind }) => kind === 'field' && typed.length >= LETTERS);
}

/** Whether a completed query has a text once more than before. @param {string} completed @param {string} before @param {string} text */
const adds = (completed, before, text) => completed.split(text).length > before.split(text).length;
