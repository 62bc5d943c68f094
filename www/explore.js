// A running exploration: actions in, a model for the views out. It asks for what the state needs and is not there yet.

import { tableRequestOf } from './analysis/analysis.js';
import { answering } from './answering.js';
import { changesOf, fitting } from './change/changes.js';
import { completer } from './complete.js';
import { counting } from './analysis/counting.js';
import { lining } from './analysis/lines.js';
import { multiplying } from './analysis/multiples.js';
import { packing } from './save/packing.js';
import { drafting, reading } from './reading.js';
import { requestOf, STEP } from './requests.js';
import { reviser } from './change/revise.js';
import { packed } from './save/save.js';
import { INITIAL, reduce } from './state.js';

/**
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
 * @property {import('./change/topics.js').Topic[]} own the topics of the corpus as it was opened
 * @property {{query: string, total: number, warnings: import('./protocol').Warning[]} | null} drafted what a topic that is being written finds
 * @property {number | null} packed how many bytes the documents are as a file; null before that is known
 * @property {'' | 'coming' | 'there' | 'absent'} learning what has become of the stemmers, since they were first wanted
 * @property {number} indexed how many letters a page that is saved has for their index
 * @property {import('./analysis/counting.js').Counted} counted what the view that is open counts
 * @property {import('./analysis/lines.js').Lines} lines of the concordance, as far as they are in sight
 * @property {import('./analysis/multiples.js').Multiples} multiples what stands beside a chart, value by value
 * @property {number | null} revising how much of the corpus has been indexed anew, from 0 to 1
 *
 * @typedef {Pick<import('./client.js').Client, 'ask' | 'table' | 'concordance' | 'complete' | 'read' | 'learn' | 'revise' | 'lines'>} Client
 *
 * @typedef {object} House what those who ask are given
 * @property {Client} client
 * @property {Model} model
 * @property {(change: Partial<Model>) => void} update
 * @property {(answer: {warnings: import('./protocol').Warning[]}, asked: import('./analysis/asked.js').Asking) => void} learn fetches word forms that an answer lacks
 * @property {(error: Error) => void} failed
 *
 * @typedef {Awaited<ReturnType<typeof explore>>} Exploration
 */

/**
 * @param {object} world
 * @param {Client} world.client
 * @param {import('./protocol').About} world.about
 * @param {import('./state.js').State} world.state
 * @param {() => import('./save/packing.js').Packed | null} [world.payload] the corpus as it was opened, where the page carries it
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
  const counter = counting({ client, changed, learn });
  const multiplier = multiplying({ client, changed });
  const liner = lining({ client, changed, learn });
  /** @type {Model} */
  const model = {
    counted: counter.counted, lines: liner.lines, multiples: multiplier.multiples, state, about, whole, answer, hits: answer.hits, reading: null, unread: null, busy: false, own, drafted: null, packed: null, indexed: 0, revising: null, learning: '',
  };
  let turn = Promise.resolve();
  let weighed = -1;
  const box = packing({
    lines: client.lines, payload,
    revision: async () => (await turn, { version, unchanged: revised === keyOf(changesOf(INITIAL)) }),
  });

  const house = { client, model, update, learn, failed };
  const answerer = answering({ ...house, refresh });
  const [read, draft] = [reading(house), drafting(house)];
  const ways = completer(client.complete, changed, failed);

  /** @param {Partial<Model>} change */
  function update(change) {
    Object.assign(model, change);
    changed();
  }

  /** Word forms that an answer lacks are fetched once; what was asked is asked again when they are there. @param {{warnings: import('./protocol').Warning[]}} answer @param {import('./analysis/asked.js').Asking} asked */
  async function learn({ warnings }, asked) {
    if (model.learning || !warnings.some(({ code }) => code === 'no-stems')) return;
    update({ learning: 'coming' });
    const there = await client.learn(asked).then(() => true, () => false);
    update({ learning: there ? 'there' : 'absent' });
    if (!there) return;
    version += 1;
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
    answerer.refresh(version);
    counter.refresh(model.state, version, model.about);
    liner.refresh(model.state, version);
    multiplier.refresh(model.state, version, model);
    draft(version);
    read(version);
  }

  refresh();
  answerer.returnFromBeyond();
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
    everyHit: answerer.everyHit,
    more: answerer.more,
  };
}

/** What has word forms fetched that could not be had before. */
const FRESH_TRY = ['stems', 'ask'];

/** More rows than any table has. */
const EVERY_ROW = 2 ** 31;

/** @param {unknown} request */
const keyOf = (request) => JSON.stringify(request);
