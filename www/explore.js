// A running exploration: actions in, a model for the views out. It asks for what the state needs and is not there yet.

import { tableRequestOf } from './analysis.js';
import { queryIn } from './asked.js';
import { changesOf, fitting } from './changes.js';
import { completer } from './complete.js';
import { counting } from './counting.js';
import { latest } from './latest.js';
import { lining } from './lines.js';
import { multiplying } from './multiples.js';
import { packing } from './packing.js';
import { listedOf, readRequestOf, requestOf, STEP, WINDOW } from './requests.js';
import { reviser } from './revise.js';
import { packed } from './save.js';
import { INITIAL, reduce } from './state.js';

/**
 * @typedef {import('./protocol').Request} Request
 * @typedef {import('./state.js').Action} Action
 *
 * @typedef {object} Model
 * @property {import('./state.js').State} state
 * @property {import('./protocol').About} about
 * @property {import('./protocol').Answer} whole the answer to no question: the counts of the whole corpus
 * @property {import('./protocol').Answer} answer
 * @property {import('./protocol').Hit[]} hits the window, which grows by `more`
 * @property {import('./protocol').Reading | null} reading
 * @property {Error | null} unread why the document cannot be shown
 * @property {boolean} busy
 * @property {import('./topics.js').Topic[]} own the topics of the corpus as it was opened
 * @property {{query: string, total: number, warnings: import('./protocol').Warning[]} | null} drafted what a topic that is being written finds
 * @property {number | null} packed how many bytes the documents are as a file; null before that is known
 * @property {'' | 'coming' | 'there' | 'absent'} learning what has become of the stemmers, since they were first wanted
 * @property {number} indexed how many letters a page that is saved has for their index
 * @property {import('./counting.js').Counted} counted what the view that is open counts
 * @property {import('./lines.js').Lines} lines of the concordance, as far as they are in sight
 * @property {import('./multiples.js').Multiples} multiples what stands beside a chart, value by value
 * @property {number | null} revising how much of the corpus has been indexed anew, from 0 to 1
 *
 * @typedef {{request: Request, version: number}} Asked
 * @typedef {Awaited<ReturnType<typeof explore>>} Exploration
 */

/**
 * @param {object} world
 * @param {Pick<import('./client.js').Client, 'ask' | 'table' | 'concordance' | 'complete' | 'read' | 'learn' | 'revise' | 'lines'>} world.client
 * @param {import('./protocol').About} world.about
 * @param {import('./state.js').State} world.state
 * @param {() => import('./packing.js').Packed | null} [world.payload] the corpus as it was opened, where the page carries it
 * @param {(done: number, all: number) => void} [world.progress] of what a link has changed in it
 * @param {() => void} world.changed
 * @param {(error: Error) => void} world.failed
 */
export async function explore({ client, about: opened, state: wanted, payload = () => null, progress = () => {}, changed, failed }) {
  const state = fitting(wanted, opened);
  const { own, revise } = reviser(client, opened);
  let version = 0;
  let revised = keyOf(changesOf(INITIAL));
  const about = keyOf(changesOf(state)) === revised ? opened : await revise(changesOf(state), progress);
  revised = keyOf(changesOf(state));
  const [whole, answer] = await Promise.all([client.ask({ limit: STEP }), client.ask(requestOf(state))]);
  const counter = counting({ client, changed, learn: (answer, asked) => learn(answer, asked) });
  const multiplier = multiplying({ client, changed });
  const liner = lining({ client, changed, learn: (answer, asked) => learn(answer, asked) });
  /** @type {Model} */
  const model = {
    counted: counter.counted, lines: liner.lines, multiples: multiplier.multiples, state, about, whole, answer, hits: answer.hits, reading: null, unread: null, busy: false, own, drafted: null, packed: null, indexed: 0, revising: null, learning: '',
  };
  /** What was asked of the corpus before it was revised is asked again. @template T @param {T} request */
  const versioned = (request) => ({ request, version });
  let asked = versioned(requestOf(state));
  let found = hitsOf(asked);
  let read = keyOf(versioned(null));
  let turn = Promise.resolve();
  /** @type {string | undefined} */
  let counted;
  let weighed = -1;
  const box = packing({
    lines: client.lines, payload,
    revision: async () => (await turn, { version, unchanged: revised === keyOf(changesOf(INITIAL)) }),
  });

  const ask = latest((/** @type {Asked} */ { request }) => client.ask(request), (fresh, wanted) => {
    const hits = hitsOf(wanted) === found ? model.hits : fresh.hits;
    found = hitsOf(wanted);
    update({ answer: fresh, hits, busy: keyOf(wanted) !== keyOf(asked) });
    learn(fresh, queryIn({ ...wanted.request, selection: wanted.request }));
    returnFromBeyond();
  }, failed);

  const askMore = latest(client.ask, (fresh, request) => {
    const follows = hitsOf(versioned({ ...request, offset: model.state.from })) === hitsOf(asked);
    if (follows && request.offset === model.state.from + model.hits.length) {
      update({ hits: [...model.hits, ...fresh.hits] });
    }
  }, failed);

  const count = latest(client.ask, (fresh, request) => {
    const { total, warnings } = fresh;
    update({ drafted: model.state.draft && { query: request.query ?? '', total, warnings } });
    learn(fresh, request);
  }, failed);

  const readDocument = latest(client.read, (reading, request) => {
    if (request.id === model.state.open) update({ reading, unread: null });
  }, (unread, request) => {
    if (request.id === model.state.open) update({ reading: null, unread });
  });

  const ways = completer(client.complete, changed, failed);

  /** @param {Partial<Model>} change */
  function update(change) {
    Object.assign(model, change);
    changed();
  }

  /** Word forms that an answer lacks are fetched once; what was asked is asked again when they are there. @param {{warnings: import('./protocol').Warning[]}} answer @param {{query?: string, stems?: boolean}} request */
  async function learn({ warnings }, { query, stems }) {
    if (model.learning || !warnings.some(({ code }) => code === 'no-stems')) return;
    update({ learning: 'coming' });
    const there = await client.learn({ query, stems }).then(() => true, () => false);
    update({ learning: there ? 'there' : 'absent' });
    if (!there) return;
    version += 1;
    counted = undefined;
    refresh();
  }

  /** One revision after another; what was wanted in between is passed over. */
  async function revision() {
    const changes = changesOf(model.state);
    if (keyOf(changes) === revised) return;
    revised = keyOf(changes);
    try {
      const fresh = await revise(changes, (done, all) => update({ revising: done / all }));
      const counts = await client.ask({ limit: STEP });
      version += 1;
      update({ about: fresh, whole: counts, revising: null });
      refresh();
    } catch (error) {
      failed(/** @type {Error} */ (error));
    }
  }

  async function unrevised() {
    await revise(changesOf(INITIAL), () => {});
    const bytes = await packed(client.lines);
    revised = keyOf(changesOf(INITIAL));
    await revision();
    return bytes;
  }

  /** While the ways to save are open, the size of what would be saved is known. */
  function weigh() {
    if (!model.state.saving) {
      box.forget();
      weighed = -1;
    }
    if (!model.state.saving || weighed === version) return;
    weighed = version;
    model.packed = null;
    box.file().then(({ bytes, index }) => update({ packed: bytes.length, indexed: index.length }), failed);
  }

  function refresh() {
    weigh();
    if (keyOf(changesOf(model.state)) !== revised) turn = turn.then(revision);
    const request = versioned(requestOf(model.state));
    if (keyOf(request) !== keyOf(asked)) {
      asked = request;
      model.busy = true;
      ask(request);
    }
    counter.refresh(model.state, version, model.about);
    liner.refresh(model.state, version);
    multiplier.refresh(model.state, version, model);
    const { draft } = model.state;
    if (!draft) model.drafted = null;
    if (draft?.query !== counted) {
      counted = draft?.query;
      if (draft) count({ query: asDefinition(draft.query), limit: 0, facet_limit: 0 });
    }
    const document = readRequestOf(model.state);
    if (keyOf(versioned(document)) === read) return;
    read = keyOf(versioned(document));
    if (model.reading?.id !== document?.id) Object.assign(model, { reading: null, unread: null });
    if (document) readDocument(document);
  }

  /** A link may lead past the last result: the first ones are shown instead. */
  function returnFromBeyond() {
    const { answer: { total }, hits, state: { from } } = model;
    if (!total || hits.length || !from || model.busy) return;
    model.state = { ...model.state, from: 0 };
    refresh();
  }

  refresh();
  returnFromBeyond();
  learn(answer, requestOf(model.state));
  return {
    model,
    completer: ways,
    lining: liner,
    /** @param {Action} action */
    send(action) {
      model.state = fitting(reduce(model.state, action), opened);
      if (FRESH_TRY.includes(action.type) && model.learning === 'absent') model.learning = '';
      refresh();
      changed();
    },
    /** The corpus as gzipped JSON Lines, with all that has been changed in it; and its index, where it came with one. */
    packed: () => box.file(),
    /** The same without the changes, and these beside it: told so, they can still be undone. */
    async kept() {
      const changes = changesOf(model.state);
      if (keyOf(changes) === keyOf(changesOf(INITIAL))) return { bytes: (await box.file()).bytes, changes };
      const kept = turn.then(unrevised);
      turn = kept.then(() => {}, () => {});
      return { bytes: await kept, changes };
    },
    /** All rows of the table of the view that is open, and what they were asked for. */
    async everyRow() {
      const request = tableRequestOf(model.state, EVERY_ROW, model.about);
      return request && { request, table: await client.table(request) };
    },
    /** All documents that are found, in their order. */
    async everyHit() {
      /** @type {import('./protocol').Hit[]} */
      const hits = [];
      const request = { ...requestOf(model.state), limit: EVERY_HIT, facet_limit: 0 };
      for (;;) {
        const { hits: next, total } = await client.ask({ ...request, offset: hits.length });
        hits.push(...next);
        if (!next.length || hits.length >= total) return hits;
      }
    },
    more() {
      const { hits, answer, state } = model;
      if (model.busy || hits.length >= WINDOW || state.from + hits.length >= listedOf(state, answer)) return;
      askMore({ ...requestOf(state), offset: state.from + hits.length, facet_limit: 0 });
    },
  };
}

/** What has word forms fetched that could not be had before. */
const FRESH_TRY = ['stems', 'ask'];

/** Documents that are asked for at a time where all are wanted. */
const EVERY_HIT = 1_000;

/** More rows than any table has. */
const EVERY_ROW = 2 ** 31;

/** In a definition the last word is whole, not half-typed. @param {string} query */
const asDefinition = (query) => `${query} `;

/** Requests for more values of a field have the same hits. @param {Asked} asked */
const hitsOf = ({ request, version }) => keyOf({ request: { ...request, facet_limit: 0 }, version });

/** @param {unknown} request */
const keyOf = (request) => JSON.stringify(request);
