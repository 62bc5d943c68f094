// The far side of `client.js`: opens a corpus and answers. No decision about the domain is taken here.

import readers from 'concord:formats';
import init, { Opening, Part } from 'concord:glue';
import { queriesIn } from './asked.js';
import { allOf, drain, open } from './bytes.js';
import { Deferred } from './deferred.js';
import { failure, shape } from './errors.js';
import { take } from './given.js';
import { help, started, wanted } from './hands.js';
import { bytesFrom } from './ingest-bytes.js';
import { savedIn } from './ingest-saved.js';
import { gather, linesOf } from './ingest.js';
import { sharing } from './share.js';
import { stemmers } from './stems.js';

/** @typedef {import('./bytes.js').Source} Source */
/** @typedef {{documents: unknown[]}} Given documents as objects */
/** @typedef {{wasm: Source, stems: Source | null, corpus: Source | Given, index: Source | null}} Sources */
/** @typedef {(stage: 'corpus' | 'index' | 'documents', done: number, all: number) => void} Report */
/** @typedef {(progress: import('./client.js').Ingested) => void} Tell */
/**
 * @typedef {object} Ingestion files to make a corpus of
 * @property {Source} wasm
 * @property {Source | null} stems the stemmers; null where the page has been saved without them
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
let forms = stemmers(null);

/** @type {import('./bytes.js').Bytes | undefined} The wasm. */
let program;

/** @type {Deferred<MessagePort[]>} */
let hired = new Deferred();

const calls = {
  /** @param {Sources} sources @param {Report} report */
  async open({ wasm, stems, corpus, index }, report) {
    forms = stemmers(stems);
    const started = start(wasm);
    started.catch(() => {});
    if ('documents' in corpus) return started.then(() => given(corpus));
    const prebuilt = index && open(index, INDEX).then((stream) => allOf(stream, INDEX)).catch(() => new Uint8Array());
    const bytes = await open(corpus, CORPUS, (done, all) => report('url' in corpus ? 'corpus' : 'index', done, all));
    await started;
    const opening = new Opening();
    if (prebuilt) {
      opening.index(await prebuilt);
      await drain(bytes, CORPUS, (chunk) => opening.push(chunk));
    } else {
      await shared(opening, (take) => drain(bytes, CORPUS, take));
    }
    return opened(opening);
  },
  /** What was made of the files: a report where they are foreign, and no corpus where there is no document in them. @param {Ingestion} request @param {Report} report @param {Tell} tell */
  async ingest(request, report, tell) {
    const { wasm, stems, names, options, lender } = request;
    forms = stemmers(stems);
    await start(wasm);
    const opening = new Opening();
    const bytesOf = bytesFrom(names.length, lender);
    const saved = names.length === 1 && await bytesOf(0).then((bytes) => savedIn(names[0], bytes), () => undefined);
    if (saved) {
      lender.close();
      const bytes = await open(saved, CORPUS);
      await shared(opening, (take) => drain(bytes, CORPUS, take));
      return { about: titled(await opened(opening), options), report: null };
    }
    const made = await readInto(opening, request, bytesOf, report, tell);
    lender.close();
    return { about: made.documents ? await opened(opening) : null, report: made };
  },
  /** Those who help to index. @param {{ports: MessagePort[]}} request */
  hired: ({ ports }) => hired.resolve(ports),
  /** Helps another to index. @param {{port: MessagePort}} request */
  help: ({ port }) => help(port, compiled, Part.of),
  /** @param {import('./protocol').Request} request */
  ask: (request) => taught(request).ask(request),
  /** @param {import('./protocol').TableRequest} request */
  table: (request) => taughtAll(request).table(request),
  /** @param {import('./protocol').ConcordanceRequest} request */
  concordance: (request) => taughtAll(request).concordance(request),
  /** The places of all documents that match. @param {import('./protocol').Request} request */
  documents: (request) => taught(request).documents(request),
  /** @param {import('./protocol').CompleteRequest} request */
  complete: (request) => core().complete(request),
  /** @param {import('./protocol').ReadRequest} request */
  read: (request) => taught(request).read(request),
  /** Has the forms of words ready that a request wants. @param {import('./protocol').Request} request */
  learn: (request) => forms.learn(core(), wordsOf(request)),
  /** @param {import('./protocol').Revision} revision @param {Report} report */
  revise(revision, report) {
    core().revise(revision, (done, all) => report('index', done, all));
    return surveyed();
  },
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
  if (made.documents) {
    await shared(opening, async (take) => {
      for (const lines of linesOf(gathered)) await take(lines);
    });
  }
  return made;
}

/**
 * Lets others help to index the bytes that `flow` hands on.
 * @param {Opening} opening
 * @param {(take: (chunk: import('./bytes.js').Bytes) => Promise<void>) => Promise<void>} flow
 */
async function shared(opening, flow) {
  const { take, finish } = sharing(opening, hire);
  try {
    await flow(take);
    await finish();
  } finally {
    self.postMessage({ hands: 0 });
  }
}

async function hire() {
  const count = wanted();
  if (count < 1 || !program) return [];
  hired = new Deferred();
  self.postMessage({ hands: count });
  return started(await hired.promise, program);
}

/** @param {Given} corpus */
function given({ documents }) {
  const opening = new Opening();
  take(opening, documents);
  return opened(opening);
}

/** What has arrived is indexed already. @param {Opening} opening */
function opened(opening) {
  explorer = opening.finish();
  return surveyed();
}

/** What the corpus is. Where a topic asks for word forms, they are waited for; without them the warnings say so. */
async function surveyed() {
  await forms.learn(core(), {}).catch(() => {});
  return core().about();
}

/** A corpus that was saved takes its title so. @param {import('./protocol').About} about @param {import('./protocol').Options} options */
const titled = (about, { title }) => (title ? core().revise({ title }, () => {}) : about);

/** @param {{query?: string, stems?: boolean}} request */
function taught(request) {
  forms.teach(core(), wordsOf(request));
  return core();
}

/** @param {Parameters<typeof queriesIn>[0]} request */
function taughtAll(request) {
  queriesIn(request).forEach(taught);
  return core();
}

/** @param {{query?: string, stems?: boolean}} request */
function wordsOf(request) {
  const { query = '', stems = false } = Object(request);
  return { query, stems };
}

function core() {
  if (!explorer) throw failure('not-open', 'No corpus is open.');
  return explorer;
}

/** @param {Source} source */
async function start(source) {
  await WebAssembly.instantiate(EMPTY_MODULE).catch((cause) => {
    throw failure('wasm-blocked', shape(cause).message);
  });
  program = await allOf(await open(source, WASM), WASM);
  await compiled(program).catch(damaged);
}

/** @param {import('./bytes.js').Bytes} bytes */
const compiled = async (bytes) => init({ module_or_path: await WebAssembly.compile(bytes) });

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
