// Which corpus is open: the page's own, what this browser keeps for it, or a reader's files; from one to another, and back.

import { changed } from './change/changes.js';
import { connect } from './client.js';
import { Deferred } from './deferred.js';
import { failure } from './errors.js';
import { explore } from './explore.js';
import { missing } from './features.js';
import { navigate } from './navigation.js';
import { opener } from './open/open.js';
import { carried } from './save/publish.js';
import { formatsOf, sourcesOf, stemsOf, wasmSource } from './open/sources.js';
import { INITIAL, isDeliberate } from './state.js';

/**
 * @typedef {import('./protocol').About} About
 * @typedef {import('./client.js').Client} Client
 * @typedef {import('./client.js').Progress} Progress
 * @typedef {import('./state.js').State} State
 * @typedef {Pick<import('./open/kept.js').Kept, 'bytes' | 'changes'> | undefined} Kept
 *
 * @typedef {object} Corpus
 * @property {Client} client
 * @property {About} about as it was opened
 * @property {import('./open/kept.js').Changes} [changes] made in it since, where it is what this browser keeps
 * @property {import('./explore.js').Exploration} exploration
 */

/**
 * @param {object} house
 * @param {HTMLElement} house.element says where its own corpus is
 * @param {() => boolean} house.standalone whether it owns the page: the address, and what the browser keeps for it
 * @param {(aim?: string, gently?: boolean) => void} house.draw there is something else to see; where the focus goes
 * @param {(state: State, first: boolean) => void} house.arrived a corpus is open; first: in no other's place
 * @param {(error: Error) => void} house.lost none is open, and why
 */
export function corpora({ element, standalone, draw, arrived, lost }) {
  /** @type {Deferred<About>} */
  const ready = new Deferred();
  /** @type {Client | null} Of the corpus that is open or being opened. */
  let client = null;
  /** @type {Corpus | null} */
  let open = null;
  /** @type {Corpus | null} What was open before the reader's own documents. */
  let before = null;
  /** @type {Progress | null} */
  let progress = null;
  /** @type {Error | null} */
  let error = null;
  /** @type {State} What the next exploration begins with. */
  let wanted = INITIAL;
  /** @type {ReturnType<typeof navigate> | null} */
  let navigation = null;

  const state = () => open?.exploration.model.state ?? wanted;
  const hash = () => open?.about.hash;

  const files = opener({
    sources: () => ({ wasm: wasmSource(element), stems: stemsOf(element), formats: formatsOf(element) }),
    enter,
    back() {
      reopen();
      navigation?.record(state(), true);
    },
    release,
    lost: fail,
    kept: async () => (await opened()).exploration.kept(),
    restart(own) {
      navigation?.record(INITIAL, false);
      begin(INITIAL, own);
    },
    changed: draw,
  });

  /** Opens the page's corpus, anew where one is open: what the browser keeps for it, unless its own is wanted. @param {State} [from] */
  async function begin(from = state(), own = false) {
    close();
    wanted = from;
    error = null;
    progress = null;
    ready.renew();
    /** @type {Kept} */
    let kept;
    const failed = (/** @type {Error} */ problem) => {
      if (client !== mine || !kept || open) return fail(mine, problem);
      begin(wanted, true);
      files.spoilt(problem);
    };
    const mine = connect(failed);
    client = mine;
    draw();
    try {
      const lacking = missing();
      if (lacking) throw failure('old-browser', lacking);
      mine.start(wasmSource(element));
      if (standalone() && !own) kept = await files.recall();
      if (client !== mine) return;
      const began = wanted;
      const corpus = await first(mine, kept, failed);
      if (client !== mine) return;
      arrive(corpus, true);
      if (wanted !== began) send({ type: 'restore', state: meant(wanted, kept?.changes) }); // One has gone on while they were opened.
      if (!kept) return;
      navigation?.record(state(), false);
      navigation?.flush();
    } catch (problem) {
      failed(/** @type {Error} */ (problem));
    }
  }

  /** @param {Client} mine @param {Kept} kept @param {(error: Error) => void} failed @returns {Promise<Corpus>} */
  async function first(mine, kept, failed) {
    const about = await mine.open(sourcesOf(element, kept?.bytes), report);
    const exploration = await explore({
      client: mine, about, changed: draw, failed,
      state: meant(wanted, kept?.changes),
      payload: () => (kept ? null : carried(element, about)),
      progress: (done, all) => report({ stage: 'index', done, all }),
    });
    return { client: mine, about, exploration, changes: kept?.changes };
  }

  /** Takes another corpus in; the one that is open stays at hand, unless the other was made of the same files. @param {Client} other @param {About} about @param {boolean} again */
  async function enter(other, about, again) {
    const exploration = await explore({ client: other, about, state: INITIAL, changed: draw, failed: (problem) => fail(other, problem) });
    if (!again || !open) release();
    if (open && !again) before = open;
    else client?.close();
    arrive({ client: other, about, exploration }, false);
    navigation?.record(state(), true);
    return before !== null;
  }

  function reopen() {
    if (!before) return;
    const corpus = before;
    before = null;
    client?.close();
    arrive(corpus, false);
  }

  function release() {
    before?.client.close();
    before = null;
  }

  /** @param {Corpus} corpus @param {boolean} first */
  function arrive(corpus, first) {
    navigation?.flush();
    open = corpus;
    client = corpus.client;
    error = null;
    if (first) navigation?.arrived();
    ready.renew();
    ready.resolve(corpus.about);
    arrived(state(), first);
  }

  /** A step in the history may lead into the corpus that was open before; one that is gone leaves only what fits any. @param {State} to @param {string | undefined} corpus its hash */
  function restore(to, corpus) {
    const elsewhere = () => corpus !== undefined && open !== null && corpus !== hash();
    if (elsewhere() && corpus === before?.about.hash) {
      reopen();
      files.undone();
    }
    const there = corpus === undefined ? meant(to, open?.changes) : to;
    send({ type: 'restore', state: elsewhere() ? { ...INITIAL, query: to.query } : there });
  }

  /** What an address means that was not written here: it may say nothing of what is kept. @param {State} to @param {Corpus['changes']} changes */
  const meant = (to, changes) => (changes ? changed(to, changes) : to);

  /** @param {import('./state.js').Action} action */
  function send(action) {
    if (open) {
      open.exploration.send(action);
      if (action.type !== 'restore') navigation?.record(state(), isDeliberate(action));
    } else if (action.type === 'restore') {
      wanted = action.state;
    }
  }

  /** @param {Progress} now */
  function report(now) {
    progress = now;
    draw();
  }

  /** @param {Client} failing @param {Error} problem nothing to us where it is not of what is open */
  function fail(failing, problem) {
    if (client !== failing) return;
    close();
    error = problem;
    draw();
    ready.reject(problem);
    lost(problem);
  }

  function close() {
    wanted = state();
    files.close();
    release();
    client?.close();
    client = null;
    open = null;
  }

  /** What is open, once it is; rejects with what prevented it. */
  async function opened() {
    await ready.promise;
    if (!open) throw failure('closed', 'The explorer is not in a document.');
    return open;
  }

  return {
    opener: files,
    get ready() { return ready.promise; },
    get exploration() { return open?.exploration ?? null; },
    get progress() { return progress; },
    get error() { return error; },
    opened, begin, send, close,
    /** Follows the address, where it is ours. @param {AbortSignal} signal */
    follow(signal) {
      navigation = standalone() ? navigate(signal, restore, hash) : null;
      if (navigation) wanted = navigation.start();
    },
  };
}
