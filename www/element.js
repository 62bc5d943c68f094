import { render } from 'lit-html';
import { connect } from './client.js';
import { Deferred } from './deferred.js';
import { failure } from './errors.js';
import { explore } from './explore.js';
import { missing } from './features.js';
import { settle, start } from './focus.js';
import { slash, walk } from './keyboard.js';
import { navigate } from './navigation.js';
import { watchDrops } from './open-drop.js';
import { opener } from './open.js';
import { carried, publisher } from './publish.js';
import { formatsOf, sourcesOf, wasmSource } from './sources.js';
import { changed, INITIAL, isDeliberate } from './state.js';
import { sheets } from './styles.js';
import { frame } from './views/frame.js';
import { wordsFor } from './words.js';

/**
 * @typedef {import('./protocol').About} About
 * @typedef {import('./state.js').Action} Action
 */

/**
 * `<concord-explorer src="…">`: a corpus to search, filter and read. It fires `ready` and `error`, as media elements do;
 * with `standalone` it owns the page: its address, its title, the key `/` and the focus at the start.
 */
export class ConcordExplorer extends HTMLElement {
  static observedAttributes = ['src', 'lang', 'dir', 'standalone'];

  #root = this.attachShadow({ mode: 'open' });
  /** @type {Deferred<About>} */
  #ready = new Deferred();
  /** @type {import('./client.js').Client | null} */
  #client = null;
  /** @type {import('./explore.js').Exploration | null} */
  #exploration = null;
  /** @type {string | undefined} The hash of the corpus that is open, as it was opened. */
  #corpus;
  /** @type {{client: import('./client.js').Client, exploration: import('./explore.js').Exploration, corpus: string | undefined} | null} What was open before the reader's own documents. */
  #before = null;
  #opener = opener({
    sources: () => ({ wasm: wasmSource(this), formats: formatsOf(this) }),
    enter: (client, about, again) => this.#enter(client, about, again),
    back: () => {
      this.#back();
      this.#navigation?.record(this.#state, true);
    },
    release: () => this.#release(),
    lost: (client, error) => this.#client === client && this.#fail(error),
    kept: async () => (await this.#explored()).kept(),
    restart: (own) => this.#restart(own),
    changed: (aim, gently) => this.#aimAt(aim, gently),
  });
  /** @type {{selector: string, gently: boolean} | null} Where the focus goes when all is drawn. */
  #aim = null;
  /** @type {import('./client.js').Progress | null} */
  #progress = null;
  /** @type {Error | null} */
  #error = null;
  #state = INITIAL;
  #drawn = INITIAL;
  /** @type {AbortController | null} Ends all listening; null outside a document. */
  #stop = null;
  /** @type {ReturnType<typeof navigate> | null} */
  #navigation = null;
  #scheduled = false;
  /** @type {import('lit-html').RootPart | null} */
  #part = null;
  #publisher = publisher(this, () => this.#explored());

  /** Resolves to what the corpus is when it has been opened; rejects with what prevented it. @returns {Promise<About>} */
  get ready() {
    return this.#ready.promise;
  }

  /** @returns {Promise<About>} */
  about() {
    return this.ready;
  }

  /** @param {import('./protocol').Request} request @returns {Promise<import('./protocol').Answer>} */
  async ask(request) {
    await this.ready;
    return this.#opened().ask(request);
  }

  /** @param {import('./protocol').ReadRequest} request @returns {Promise<import('./protocol').Reading>} */
  async read(request) {
    await this.ready;
    return this.#opened().read(request);
  }

  /**
   * One self-contained page with the documents as they are now, their topics and title.
   * @param {{readers?: boolean}} [options] `readers`: with the readers of other formats, where this page has them
   * @returns {Promise<Blob>}
   */
  async page({ readers = false } = {}) {
    return this.#publisher.page(readers);
  }

  /** The documents as they are now, as gzipped JSON Lines. @returns {Promise<Blob>} */
  async corpus() {
    return this.#publisher.corpus();
  }

  connectedCallback() {
    this.#stop = new AbortController();
    this.#part?.setConnected(true);
    this.#listen(this.#stop.signal);
    this.#open();
  }

  disconnectedCallback() {
    this.#stop?.abort();
    this.#stop = null;
    this.#part?.setConnected(false);
    this.#close();
  }

  /** Moved with `moveBefore`, it goes on as it was. */
  connectedMoveCallback() {}

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (!this.#stop || before === after) return;
    if (name !== 'src') return this.#draw();
    this.#state = INITIAL;
    this.#open();
  }

  get #standalone() {
    return this.hasAttribute('standalone');
  }

  #opened() {
    if (!this.#client) throw failure('closed', 'The explorer is not in a document.');
    return this.#client;
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    const hands = { root: this.#root, exploration: () => this.#exploration, send: (/** @type {Action} */ action) => this.#send(action) };
    const place = this.#standalone ? this.ownerDocument : this;
    place.addEventListener('keydown', (event) => slash(/** @type {KeyboardEvent} */ (event), hands), { signal });
    this.#root.addEventListener('keydown', (event) => walk(/** @type {KeyboardEvent} */ (event), hands), { signal });
    this.#navigation = this.#standalone ? navigate(signal, (state, corpus) => this.#restore(state, corpus), () => this.#corpus) : null;
    if (this.#navigation) this.#state = this.#navigation.start();
    watchDrops(place, this.#opener, signal);
  }

  /** Opens the corpus, anew where one is open: what the browser keeps for this page, unless the page's own is wanted. */
  async #open(own = false) {
    this.#close();
    this.#error = null;
    this.#progress = null;
    this.#ready.renew();
    /** @type {Uint8Array<ArrayBuffer> | undefined} */
    let kept;
    const failed = (/** @type {Error} */ error) => {
      if (this.#client !== client) return;
      if (!kept || this.#exploration) return this.#fail(error);
      this.#open(true);
      this.#opener.spoilt(error);
    };
    const client = connect(failed);
    this.#client = client;
    this.#draw();
    try {
      const lacking = missing();
      if (lacking) throw failure('old-browser', lacking);
      const found = own || !this.#standalone ? undefined : await this.#opener.recall();
      if (this.#client !== client) return;
      kept = found?.bytes;
      if (found) this.#state = changed(this.#state, found.changes);
      const sources = kept ? { wasm: wasmSource(this), corpus: { chunks: [kept] } } : sourcesOf(this);
      const about = await client.open(sources, (progress) => this.#report(progress));
      const progress = (/** @type {number} */ done, /** @type {number} */ all) => this.#report({ stage: 'index', done, all });
      const exploration = await explore({ client, about, state: this.#state, payload: () => (kept ? null : carried(this)), progress, changed: () => this.#draw(), failed });
      if (this.#client !== client) return;
      this.#corpus = about.hash;
      this.#navigation?.arrived();
      this.#arrive(exploration, about);
      if (this.#standalone) start(this.#root);
    } catch (error) {
      failed(/** @type {Error} */ (error));
    }
  }

  async #explored() {
    await this.ready;
    if (!this.#exploration) throw failure('closed', 'The explorer is not in a document.');
    return this.#exploration;
  }

  /** Opens another of the corpora that the page has, from its beginning. @param {boolean} own */
  #restart(own) {
    this.#state = INITIAL;
    this.#navigation?.record(this.#state, false);
    this.#open(own);
  }

  get #words() {
    return wordsFor(this.closest('[lang]')?.getAttribute('lang') ?? '');
  }

  #close() {
    this.#opener.close();
    this.#release();
    this.#client?.close();
    this.#client = null;
    this.#exploration = null;
  }

  /**
   * Takes another corpus in; the one that is open stays at hand, unless the other was made of the same files.
   * @param {import('./client.js').Client} client
   * @param {About} about
   * @param {boolean} again
   */
  async #enter(client, about, again) {
    const failed = (/** @type {Error} */ error) => this.#client === client && this.#fail(error);
    const exploration = await explore({ client, about, state: INITIAL, payload: () => null, changed: () => this.#draw(), failed });
    const [open, explored] = [this.#client, this.#exploration];
    if (!again || !explored) this.#release();
    if (open && explored && !again) this.#before = { client: open, exploration: explored, corpus: this.#corpus };
    else open?.close();
    this.#exchange(client, exploration, about.hash);
    this.#navigation?.record(this.#state, true);
    return this.#before !== null;
  }

  #back() {
    if (!this.#before) return;
    const { client, exploration, corpus } = this.#before;
    this.#before = null;
    this.#client?.close();
    this.#exchange(client, exploration, corpus);
  }

  /** A step in the history may lead into the corpus that was open before; one that is gone leaves only what fits any. @param {import('./state.js').State} state @param {string | undefined} corpus */
  #restore(state, corpus) {
    const elsewhere = corpus !== undefined && this.#corpus !== undefined && corpus !== this.#corpus;
    if (elsewhere && corpus === this.#before?.corpus) {
      this.#back();
      this.#opener.undone();
    }
    this.#send({ type: 'restore', state: elsewhere && corpus !== this.#corpus ? { ...INITIAL, query: state.query } : state });
  }

  #release() {
    this.#before?.client.close();
    this.#before = null;
  }

  /** @param {import('./client.js').Client} client @param {import('./explore.js').Exploration} exploration @param {string | undefined} corpus its hash */
  #exchange(client, exploration, corpus) {
    const { state, about } = exploration.model;
    this.#navigation?.flush();
    this.#corpus = corpus;
    this.#client = client;
    this.#error = null;
    this.#state = state;
    this.#ready.renew();
    this.#arrive(exploration, about);
  }

  /** @param {import('./explore.js').Exploration} exploration @param {About} about */
  #arrive(exploration, about) {
    this.#exploration = exploration;
    this.#drawn = this.#state;
    this.#drawNow();
    this.#ready.resolve(about);
    this.dispatchEvent(new Event('ready'));
  }

  /** Three ways to notice: the page says it, the event tells it, the promise is rejected. @param {Error} error */
  #fail(error) {
    this.#close();
    this.#error = error;
    this.#draw();
    this.#ready.reject(error);
    this.dispatchEvent(new ErrorEvent('error', { error, message: error.message }));
  }

  /** @param {import('./client.js').Progress} progress */
  #report(progress) {
    this.#progress = progress;
    this.#draw();
  }

  /** @param {Action} action */
  #send(action) {
    if (!this.#exploration) {
      if (action.type === 'restore') this.#state = action.state;
      return;
    }
    this.#exploration.send(action);
    this.#state = this.#exploration.model.state;
    if (action.type !== 'restore') this.#navigation?.record(this.#state, isDeliberate(action));
  }

  /** @param {string} [selector] @param {boolean} [gently] */
  #aimAt(selector, gently = false) {
    if (selector) this.#aim = { selector, gently };
    this.#draw();
  }

  #draw() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => this.#scheduled && this.#drawNow());
  }

  #drawNow() {
    this.#scheduled = false;
    if (!this.#stop) return;
    const had = this.#root.activeElement;
    if ('adoptedStyleSheets' in this.#root && !this.#root.adoptedStyleSheets.length) this.#root.adoptedStyleSheets = sheets();
    const away = had !== null && had.closest('.opening') === null;
    this.#part = render(frame(this.#scene()), this.#root);
    if (this.#exploration) {
      const before = this.#drawn;
      this.#drawn = this.#state;
      settle(this.#root, before, this.#state, had !== null && !had.isConnected);
    }
    this.#focusOnAim(away);
    if (!this.#exploration) return;
    if (this.#standalone) this.ownerDocument.title = titleOf(this.#exploration.model) || this.#words.corpus;
  }

  /** @param {boolean} away whether the focus was on something else than the opening of documents */
  #focusOnAim(away) {
    const aim = this.#aim;
    this.#aim = null;
    if (!aim || (aim.gently && away)) return;
    /** @type {HTMLElement | null} */
    const target = this.#root.querySelector(aim.selector);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest' });
  }

  /** @returns {import('./views/frame.js').Scene} */
  #scene() {
    return {
      words: this.#words,
      standalone: this.#standalone,
      rtl: getComputedStyle(this).direction === 'rtl',
      error: this.#error,
      model: this.#exploration?.model,
      progress: this.#progress,
      send: (action) => this.#send(action),
      more: () => this.#exploration?.more(),
      keep: this.#publisher.keep,
      weight: this.#publisher.weight,
      again: () => this.#open(),
      opener: this.#opener,
    };
  }
}

/** @param {import('./explore.js').Model} model */
function titleOf({ about, reading, state }) {
  const title = state.open !== null && reading?.title.map(({ text }) => text).join('');
  return [title, about.title].filter(Boolean).join(' · ');
}
