// The far side of `client.js`: opens a corpus and answers. No decision about the domain is taken here.

import readers from 'concord:formats';
import init, { Opening } from 'concord:glue';
import { allOf, drain, open } from './bytes.js';
import { failure, shape } from './errors.js';
import { bytesFrom } from './ingest-bytes.js';
import { savedIn } from './ingest-saved.js';
import { gather, linesOf } from './ingest.js';

/** @typedef {import('./bytes.js').Source} Source */
/** @typedef {{wasm: Source, corpus: Source, index: Source | null}} Sources */
/** @typedef {(stage: 'corpus' | 'index' | 'documents', done: number, all: number) => void} Report */
/** @typedef {(progress: import('./client.js').Ingested) => void} Tell */
/**
 * @typedef {object} Ingestion files to make a corpus of
 * @property {Source} wasm
 * @property {Source | null} formats the readers of foreign formats; null where the page has been saved without them
 * @property {string[]} names what the files are called
 * @property {number} allBytes of them; 0 where it is unknown
 * @property {import('./ingest.js').Skip[]} skips
 * @property {import('./protocol').Options} options
 * @property {MessagePort} lender
 */

/** The smallest module there is: where even this is refused, a policy forbids wasm. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const WASM = { unreachable: 'wasm-unreachable', damaged: 'wasm-damaged' };
const FORMATS = { unreachable: 'formats-unreachable', damaged: 'wasm-damaged' };
const INDEX = { unreachable: 'index', damaged: 'index' };
const CORPUS = { unreachable: 'corpus-unreachable', damaged: 'damaged' };

/** @type {import('concord:glue').Explorer | undefined} */
let explorer;

const calls = {
  /** @param {Sources} sources @param {Report} report */
  async open({ wasm, corpus, index }, report) {
    const started = start(wasm);
    started.catch(() => {});
    const prebuilt = index && open(index, INDEX).then((stream) => allOf(stream, INDEX)).catch(() => new Uint8Array());
    const bytes = await open(corpus, CORPUS, (done, all) => report('url' in corpus ? 'corpus' : 'index', done, all));
    await started;
    const opening = new Opening();
    if (prebuilt) opening.index(await prebuilt);
    await drain(bytes, CORPUS, (chunk) => opening.push(chunk));
    return opened(opening);
  },
  /** What was made of the files: a report where they are foreign, and no corpus where there is no document in them. @param {Ingestion} request @param {Report} report @param {Tell} tell */
  async ingest(request, report, tell) {
    const { wasm, names, options, lender } = request;
    await start(wasm);
    const opening = new Opening();
    const bytesOf = bytesFrom(names.length, lender);
    const saved = names.length === 1 && await bytesOf(0).then((bytes) => savedIn(names[0], bytes), () => undefined);
    if (saved) {
      lender.close();
      await drain(await open(saved, CORPUS), CORPUS, (chunk) => opening.push(chunk));
      return { about: titled(opened(opening), options), report: null };
    }
    const made = await readInto(opening, request, bytesOf, report, tell);
    lender.close();
    return { about: made.documents ? opened(opening) : null, report: made };
  },
  /** @param {import('./protocol').Request} request */
  ask: (request) => core().ask(request),
  /** The places of all documents that match. @param {import('./protocol').Request} request */
  documents: (request) => core().documents(request),
  /** @param {import('./protocol').CompleteRequest} request */
  complete: (request) => core().complete(request),
  /** @param {import('./protocol').ReadRequest} request */
  read: (request) => core().read(request),
  /** @param {import('./protocol').Revision} revision @param {Report} report */
  revise: (revision, report) => core().revise(revision, (done, all) => report('index', done, all)),
  /** @param {number} from */
  lines(from) {
    const lines = core().lines(from);
    const { next } = lines;
    return { next, bytes: lines.bytes() };
  },
};

/**
 * Foreign files, as the lines of a corpus. The readers' memory is given back when this has ended, before there is an index.
 * @param {Opening} opening
 * @param {Ingestion} request
 * @param {ReturnType<typeof bytesFrom>} bytesOf
 * @param {Report} report
 * @param {Tell} tell
 */
async function readInto(opening, { formats, names, allBytes, skips, options }, bytesOf, report, tell) {
  const module = await formatsFrom(formats);
  const gathering = await gather({ formats: readers, module, options, names, allBytes, skips, bytesOf, progress: tell });
  const gathered = gathering.finish((done, all) => report('documents', done, all));
  const made = gathered.report();
  if (made.documents) for (const lines of linesOf(gathered)) opening.push(lines);
  return made;
}

/** What has arrived is indexed already. @param {Opening} opening */
function opened(opening) {
  explorer = opening.finish();
  return explorer.about();
}

/** A corpus that was saved takes its title so. @param {import('./protocol').About} about @param {import('./protocol').Options} options */
const titled = (about, { title }) => (title ? core().revise({ title }, () => {}) : about);

function core() {
  if (!explorer) throw failure('not-open', 'No corpus is open.');
  return explorer;
}

/** @param {Source} source */
async function start(source) {
  await WebAssembly.instantiate(EMPTY_MODULE).catch((cause) => {
    throw failure('wasm-blocked', shape(cause).message);
  });
  const bytes = await allOf(await open(source, WASM), WASM);
  await WebAssembly.compile(bytes).then((module) => init({ module_or_path: module })).catch(damaged);
}

/** @param {Source | null} source */
async function formatsFrom(source) {
  if (!source) throw failure('formats-absent', '');
  return WebAssembly.compile(await allOf(await open(source, FORMATS), FORMATS)).catch(damaged);
}

/** @param {unknown} cause @returns {never} */
function damaged(cause) {
  throw failure(WASM.damaged, shape(cause).message);
}

/**
 * The core's own errors and ours are named by a code. Any other is a trap or the engine's: the memory is in an unknown
 * state, and nothing more may be asked of it.
 * @param {unknown} cause
 */
function judged(cause) {
  const { name, message } = shape(cause);
  return /^[a-z-]+$/.test(name) ? cause : failure('crashed', message);
}

self.onmessage = async ({ data: { id, call, request } }) => {
  /** @type {Report} */
  const report = (stage, done, all) => tell({ stage, done, all });
  /** @type {Tell} */
  const tell = (progress) => self.postMessage({ id, progress });
  try {
    const answer = await calls[/** @type {keyof typeof calls} */ (call)](request, report, tell);
    self.postMessage({ id, answer });
  } catch (cause) {
    self.postMessage({ id, error: shape(judged(cause)) });
  }
};

self.postMessage({ hello: true });
