// A reader's own documents: from files to a corpus beside the one that is open, which stays until the new one is there and
// can be had back.

import { connect } from '../client.js';
import { failure } from '../errors.js';
import { fromDrop, fromInput, fromText } from './files.js';
import { lend } from '../worker/ingest-bytes.js';
import * as store from './kept.js';

/**
 * @typedef {import('../client.js').Client} Client
 * @typedef {import('../protocol').About} About
 * @typedef {import('../protocol').Options} Options
 * @typedef {import('../protocol').Report} Report
 * @typedef {import('./files.js').Choice} Choice
 *
 * @typedef {object} Opened the corpus that was made last
 * @property {About} about
 * @property {number} files how many were given
 * @property {Report | null} report none for a corpus that Concord itself had saved
 * @property {Options} options
 * @property {boolean} undoable whether what was open before can be had back
 * @property {'' | 'keeping' | 'kept'} keeping
 *
 * @typedef {object} KeptHere what this browser keeps for this page
 * @property {string} title
 * @property {number} documents
 * @property {number} bytes
 * @property {number} at when it was kept
 * @property {boolean} shown whether it is what is open
 *
 * @typedef {object} Model
 * @property {boolean} shown whether files can be chosen
 * @property {'idle' | 'finding' | 'reading'} stage
 * @property {number} found files of a folder that is being looked through
 * @property {import('../client.js').Ingested | null} progress
 * @property {Error & {detail?: string} | null} error why nothing was opened, kept or forgotten
 * @property {Report | null} failed the report where no document could be made
 * @property {Opened | null} opened
 * @property {boolean} reported whether its report is shown
 * @property {KeptHere | null} kept
 * @property {boolean} dropping whether files are held over the page
 *
 * @typedef {ReturnType<typeof opener>} Opener
 */

/** Files whose sizes are asked for at one go. */
const FEW = 1_000;

/** @param {Choice['files']} files 0 where it would take long to know */
const bytesOf = (files) => (files.length > FEW ? 0 : files.reduce((sum, { file }) => sum + file.size, 0));

/**
 * @param {object} house
 * @param {() => Pick<import('../worker/opening.js').Ingestion, 'wasm' | 'stems' | 'formats'>} house.sources
 * @param {(client: Client, about: About, again: boolean) => Promise<boolean>} house.enter takes another corpus in; whether the one before can be had back
 * @param {() => void} house.back opens that again
 * @param {() => void} house.release lets go of the corpus that was open before
 * @param {(client: Client, error: Error) => void} house.lost
 * @param {() => Promise<{bytes: import('../worker/bytes.js').Bytes, changes: import('./kept.js').Changes}>} house.kept the corpus that is open, as gzipped JSON Lines, and what has been changed in it
 * @param {(own: boolean) => void} house.restart opens what the page holds, or what is kept
 * @param {(aim?: string, gently?: boolean) => void} house.changed where the focus goes; gently: only where it is here or nowhere
 */
export function opener({ sources, enter, back, release, lost, kept, restart, changed }) {
  /** @type {Model} */
  const model = { shown: false, stage: 'idle', found: 0, progress: null, error: null, failed: null, opened: null, reported: false, kept: null, dropping: false };
  /** @type {Client | null} Reads files now. */
  let reader = null;
  /** @type {{choice: Choice, title: string} | null} What was opened last, to be read again in another way. */
  let last = null;
  let turn = 0;
  /** Whether what is kept was open before the last opening. */
  let keptBefore = false;

  /** @param {Partial<Model>} change @param {string} [aim] @param {boolean} [gently] */
  function update(change, aim, gently) {
    Object.assign(model, change);
    changed(aim, gently);
  }

  /** @param {Error} error */
  const fail = (error) => update({ stage: 'idle', error, shown: true }, '[data-part=open-error]');

  /** @param {Promise<Choice> | Choice} choosing @param {string} title */
  async function choose(choosing, title) {
    stop();
    const mine = turn;
    update({ stage: 'finding', found: 0, error: null, failed: null, shown: false }, '[data-part=open-cancel]');
    try {
      const choice = await choosing;
      if (mine === turn) await read(choice, { ...(title && { title }) }, false);
    } catch (error) {
      if (mine === turn) fail(/** @type {Error} */ (error));
    }
  }

  /** @param {Choice} choice @param {Options} options @param {boolean} again whether it takes the place of what was made of the same files */
  async function read(choice, options, again) {
    stop();
    const { files, skips } = choice;
    if (!files.length) throw failure('no-files', '');
    last = { choice, title: options.title ?? '' };
    const mine = connect((error) => lost(mine, error));
    reader = mine;
    update({ stage: 'reading', progress: null, error: null, failed: null, shown: false }, '[data-part=open-cancel]');
    try {
      const names = files.map(({ name }) => name);
      const request = { ...sources(), names, allBytes: bytesOf(files), skips, options, lender: lend(files) };
      const { about, report } = await mine.ingest(request, (progress) => reader === mine && update({ progress }));
      if (reader !== mine) return;
      if (!about) return refuse(report);
      const undoable = await enter(mine, about, again);
      reader = null;
      if (!again) keptBefore = model.kept?.shown ?? false;
      const kept = model.kept && { ...model.kept, shown: false };
      update({ stage: 'idle', opened: { about, files: files.length, report, options, undoable, keeping: '' }, reported: false, kept }, '[data-part=opened]', true);
    } catch (error) {
      if (reader !== mine) return;
      stop();
      fail(told(/** @type {Error} */ (error)));
    }
  }

  /** What was open has not crashed. @param {Error} error */
  const told = (error) => (error.name === 'crashed' ? failure('reading-crashed', error.message) : error);

  /** @param {Report | null} report */
  function refuse(report) {
    stop();
    model.failed = report;
    fail(failure('no-documents-made', ''));
  }

  function stop() {
    turn += 1;
    const stopped = reader;
    reader = null;
    stopped?.close();
  }

  /** @param {() => Promise<unknown>} act @param {string} code */
  async function attempt(act, code) {
    try {
      await act();
      return true;
    } catch (cause) {
      update({ error: failure(code, /** @type {Error} */ (cause)?.message ?? '') }, '[data-part=open-error]');
      return false;
    }
  }

  return {
    model,
    show: () => update({ shown: !model.shown, error: null, failed: null }, model.shown ? '[data-part=open-open]' : '[data-part=open-files]'),
    hide: () => update({ shown: false, error: null, failed: null }, '[data-part=open-open]'),
    /** @param {Iterable<File>} list @param {string} title */
    choose: (list, title) => choose(fromInput(list), title),
    /** @param {DataTransfer} transfer */
    drop: (transfer) => choose(fromDrop(transfer, (found) => found % 100 || update({ found })), ''),
    /** @param {string} text @param {string} title */
    paste: (text, title) => choose(fromText(text), title),
    /** The same files, their columns taken otherwise. @param {import('../protocol').Roles} roles */
    again: (roles) => last && read(last.choice, { ...(last.title && { title: last.title }), roles }, true).catch(fail),
    cancel() {
      stop();
      update({ stage: 'idle', shown: true }, '[data-part=open-files]');
    },
    undo() {
      back();
      this.undone();
    },
    /** What was open before is open again. */
    undone() {
      stop();
      update({ stage: 'idle', opened: null, kept: model.kept && { ...model.kept, shown: keptBefore } }, '[data-part=open-open]');
    },
    dismiss() {
      release();
      update({ opened: null }, '[data-part=open-open]');
    },
    report: () => update({ reported: !model.reported }),
    /** @param {boolean} dropping */
    hover: (dropping) => dropping !== model.dropping && update({ dropping }),

    async keep() {
      const { opened } = model;
      if (!opened) return;
      update({ opened: { ...opened, keeping: 'keeping' }, error: null });
      const done = await attempt(async () => {
        const { bytes, changes } = await kept();
        const { title, documents } = opened.about;
        const at = Date.now();
        await store.keep({ title, documents, bytes, at, changes });
        model.kept = { title, documents, bytes: bytes.length, at, shown: true };
      }, 'not-kept');
      update({ opened: { ...opened, keeping: done ? 'kept' : '' } }, done ? '[data-part=kept]' : undefined, true);
    },
    async forget() {
      if (await attempt(store.forget, 'not-forgotten')) {
        update({ kept: null, opened: model.opened && { ...model.opened, keeping: '' } }, '[data-part=open-open]');
      }
    },
    /** What is kept for this page; nothing where the store is refused. */
    async recall() {
      const { bytes, changes, ...kept } = await store.recall().catch(() => undefined) ?? {};
      model.kept = bytes ? { .../** @type {any} */ (kept), bytes: bytes.length, shown: true } : null;
      return bytes && changes && { bytes, changes };
    },
    /** What is kept cannot be opened. @param {Error} error */
    spoilt(error) {
      update({ kept: model.kept && { ...model.kept, shown: false }, error: failure('kept-damaged', error.message) });
    },
    showOwn() {
      update({ kept: model.kept && { ...model.kept, shown: false } });
      restart(true);
    },
    showKept: () => restart(false),
    /** Nothing is read or remembered any more. */
    close() {
      stop();
      last = null;
      Object.assign(model, { stage: 'idle', opened: null, error: null, failed: null });
    },
  };
}
