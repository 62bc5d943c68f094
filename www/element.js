import { render } from 'lit-html';
import { corpora } from './corpora.js';
import { exporter } from './export/export.js';
import { settle, start } from './focus.js';
import { slash, walk } from './keyboard.js';
import { watchDrops } from './open/drop.js';
import { publisher } from './save/publish.js';
import { INITIAL } from './state.js';
import { sheets } from './styles.js';
import { frame } from './views/frame.js';
import { wordsFor } from './words/words.js';

/** @typedef {import('./protocol').About} About */

/**
 * `<concord-explorer src="…">`: a corpus to search, filter and read. It fires `ready` and `error`, as media elements do;
 * with `standalone` it owns the page: its address, its title, the key `/` and the focus at the start. `index="…"` says where
 * the index is that was made with the corpus.
 */
export class ConcordExplorer extends HTMLElement {
  static observedAttributes = ['src', 'lang', 'dir', 'standalone'];

  #root = this.attachShadow({ mode: 'open' });
  #corpora = corpora({
    element: this,
    standalone: () => this.#standalone,
    draw: (aim, gently) => this.#aimAt(aim, gently),
    arrived: (state, first) => this.#arrive(state, first),
    lost: (error) => this.dispatchEvent(new ErrorEvent('error', { error, message: error.message })),
  });
  /** @type {{selector: string, gently: boolean} | null} Where the focus goes when all is drawn. */
  #aim = null;
  #drawn = INITIAL;
  /** @type {AbortController | null} Ends all listening; null outside a document. */
  #stop = null;
  #scheduled = false;
  /** @type {import('lit-html').RootPart | null} */
  #part = null;
  #publisher = publisher(this, async () => (await this.#corpora.opened()).exploration);

  #exporter = exporter(async () => (await this.#corpora.opened()).exploration, () => this.#standalone);

  /** @type {unknown[] | null} */
  #documents = null;

  /** Documents as objects, shown in place of those of `src`; each of the shape that a line of a corpus has. */
  get documents() {
    return this.#documents;
  }

  set documents(documents) {
    this.#documents = documents && [...documents];
    if (this.#stop) this.#corpora.begin(INITIAL);
  }

  /** Resolves to what the corpus is when it has been opened; rejects with what prevented it. @returns {Promise<About>} */
  get ready() {
    return this.#corpora.ready;
  }

  /** @returns {Promise<About>} */
  about() {
    return this.ready;
  }

  /** @param {import('./protocol').Request} request @returns {Promise<import('./protocol').Answer>} */
  async ask(request) {
    return (await this.#taught(request)).ask(request);
  }

  /** @param {import('./protocol').ReadRequest} request @returns {Promise<import('./protocol').Reading>} */
  async read(request) {
    return (await this.#taught(request)).read(request);
  }

  /** Counts something in a selection, row by row. @param {import('./protocol').TableRequest} request @returns {Promise<import('./protocol').Table>} */
  async table(request) {
    return (await this.#taught(request)).table(request);
  }

  /** Lines of what a query finds, with what stands around it. @param {import('./protocol').ConcordanceRequest} request @returns {Promise<import('./protocol').Concordance>} */
  async concordance(request) {
    return (await this.#taught(request)).concordance(request);
  }

  /** With the forms of words that are wanted, where they can be had. @param {import('./analysis/asked.js').Asking} request */
  async #taught(request) {
    const { client } = await this.#corpora.opened();
    await client.learn(request).catch(() => {});
    return client;
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
    this.#upgrade();
    this.#stop = new AbortController();
    this.#part?.setConnected(true);
    this.#listen(this.#stop.signal);
    this.#corpora.begin();
  }

  /** What was given to the element before this script had come. */
  #upgrade() {
    if (!Object.hasOwn(this, 'documents')) return;
    const { documents } = this;
    delete /** @type {{documents?: unknown}} */ (this).documents;
    this.documents = documents;
  }

  disconnectedCallback() {
    this.#stop?.abort();
    this.#stop = null;
    this.#part?.setConnected(false);
    this.#corpora.close();
  }

  /** Moved with `moveBefore`, it goes on as it was. */
  connectedMoveCallback() {}

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (!this.#stop || before === after) return;
    if (name !== 'src') return this.#draw();
    this.#corpora.begin(INITIAL);
  }

  get #standalone() {
    return this.hasAttribute('standalone');
  }

  get #words() {
    return wordsFor(this.closest('[lang]')?.getAttribute('lang') ?? '');
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    const hands = { root: this.#root, exploration: () => this.#corpora.exploration, send: this.#corpora.send };
    const place = this.#standalone ? this.ownerDocument : this;
    place.addEventListener('keydown', (event) => slash(/** @type {KeyboardEvent} */ (event), hands), { signal });
    this.#root.addEventListener('keydown', (event) => walk(/** @type {KeyboardEvent} */ (event), hands), { signal });
    this.#corpora.follow(signal);
    watchDrops(place, this.#corpora.opener, signal);
  }

  /** @param {import('./state.js').State} state @param {boolean} first */
  #arrive(state, first) {
    this.#drawn = state;
    this.#drawNow();
    this.dispatchEvent(new Event('ready'));
    if (first && this.#standalone) start(this.#root, state);
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
    const model = this.#corpora.exploration?.model;
    if (model) {
      const before = this.#drawn;
      this.#drawn = model.state;
      settle(this.#root, before, model.state, had !== null && !had.isConnected);
    }
    this.#focusOnAim(away);
    if (model && this.#standalone) this.ownerDocument.title = titleOf(model) || this.#words.corpus;
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
    const { exploration, progress, error, send, begin, opener } = this.#corpora;
    return {
      words: this.#words,
      standalone: this.#standalone,
      rtl: this.matches(':dir(rtl)'),
      error,
      model: exploration?.model,
      progress,
      send,
      completer: exploration?.completer,
      more: () => exploration?.more(),
      lining: exploration?.lining,
      keep: this.#publisher.keep,
      keepTable: this.#exporter.table,
      cite: this.#exporter.citations,
      weight: this.#publisher.weight,
      again: () => begin(),
      opener,
    };
  }
}

/** @param {import('./explore.js').Model} model */
function titleOf({ about, reading, state }) {
  const title = state.open !== null && reading?.title.map(({ text }) => text).join('');
  return [title, about.title].filter(Boolean).join(' · ');
}
