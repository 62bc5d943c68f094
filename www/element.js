import { render } from 'lit-html';
import { connect } from './client.js';
import { Deferred } from './deferred.js';
import { failure } from './errors.js';
import { explore } from './explore.js';
import { missing } from './features.js';
import { settle, start } from './focus.js';
import { slash, walk } from './keyboard.js';
import { navigate } from './navigation.js';
import { sourcesOf } from './sources.js';
import { INITIAL, isDeliberate } from './state.js';
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
    this.#navigation = this.#standalone ? navigate(signal, (state) => this.#send({ type: 'restore', state })) : null;
    if (this.#navigation) this.#state = this.#navigation.start();
  }

  /** Opens the corpus, anew where one is open. */
  async #open() {
    this.#close();
    this.#error = null;
    this.#progress = null;
    this.#ready.renew();
    const failed = (/** @type {Error} */ error) => this.#client === client && this.#fail(error);
    const client = connect(failed);
    this.#client = client;
    this.#draw();
    try {
      const lacking = missing();
      if (lacking) throw failure('old-browser', lacking);
      const about = await client.open(sourcesOf(this), (progress) => this.#report(progress));
      const exploration = await explore({ client, about, state: this.#state, changed: () => this.#draw(), failed });
      if (this.#client === client) this.#arrive(exploration, about);
    } catch (error) {
      failed(/** @type {Error} */ (error));
    }
  }

  #close() {
    this.#client?.close();
    this.#client = null;
    this.#exploration = null;
  }

  /** @param {import('./explore.js').Exploration} exploration @param {About} about */
  #arrive(exploration, about) {
    this.#exploration = exploration;
    this.#drawn = this.#state;
    this.#drawNow();
    if (this.#standalone) start(this.#root);
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
    this.#part = render(frame(this.#scene()), this.#root);
    if (!this.#exploration) return;
    const before = this.#drawn;
    this.#drawn = this.#state;
    settle(this.#root, before, this.#state, had !== null && !had.isConnected);
    if (this.#standalone) this.ownerDocument.title = titleOf(this.#exploration.model);
  }

  /** @returns {import('./views/frame.js').Scene} */
  #scene() {
    return {
      words: wordsFor(this.closest('[lang]')?.getAttribute('lang') ?? ''),
      standalone: this.#standalone,
      rtl: getComputedStyle(this).direction === 'rtl',
      error: this.#error,
      model: this.#exploration?.model,
      progress: this.#progress,
      send: (action) => this.#send(action),
      more: () => this.#exploration?.more(),
      again: () => this.#open(),
    };
  }
}

/** @param {import('./explore.js').Model} model */
function titleOf({ about, reading, state }) {
  const title = state.open !== null && reading?.title.map(({ text }) => text).join('');
  return title ? `${title} · ${about.title}` : about.title;
}
