// The far side of `client.js`: takes calls, and answers. No decision about the domain is taken here.

import { Part } from 'concord:glue';
import { queriesIn } from '../analysis/asked.js';
import { failure, shape } from '../errors.js';
import { help } from './hands.js';
import { hire, made, opened } from './opening.js';
import { compiled, start } from './program.js';
import { stemmers } from './stems.js';

/**
 * @typedef {import('../analysis/asked.js').Asking} Asking
 * @typedef {import('./opening.js').Sources} Sources
 * @typedef {import('./opening.js').Ingestion} Ingestion
 * @typedef {import('./opening.js').Report} Report
 * @typedef {import('./opening.js').Tell} Tell
 */

/** @type {Promise<import('./bytes.js').Bytes>} The core, as it starts. */
let starting;
/** @type {import('concord:glue').Explorer | null} */
let explorer = null;
let forms = stemmers(null);

const calls = {
  /** Before it is known what is to be opened. @param {{wasm: import('./bytes.js').Source}} request */
  async start({ wasm }) {
    starting = start(wasm);
    await starting;
  },
  /** @param {Sources} sources @param {Report} report */
  async open(sources, report) {
    forms = stemmers(sources.stems);
    explorer = await opened(starting, sources, report);
    return surveyed();
  },
  /** What was made of the files: a report where they are foreign, and no corpus where there is no document in them. @param {Ingestion} request @param {Report} report @param {Tell} tell */
  async ingest(request, report, tell) {
    forms = stemmers(request.stems);
    const found = await made(await start(request.wasm), request, report, tell);
    explorer = found.explorer;
    const about = explorer && await surveyed();
    return { about: about && !found.report ? titled(about, request.options) : about, report: found.report };
  },
  /** Those who help to index. @param {{ports: MessagePort[]}} request */
  hired: ({ ports }) => hire(ports),
  /** Helps another to index. @param {{port: MessagePort}} request */
  help: ({ port }) => help(port, compiled, Part.of),
  /** @param {import('../protocol').Request} request */
  ask: (request) => taught(request).ask(request),
  /** @param {import('../protocol').TableRequest} request */
  table: (request) => taught(request).table(request),
  /** @param {import('../protocol').ConcordanceRequest} request */
  concordance: (request) => taught(request).concordance(request),
  /** The places of all documents that match. @param {import('../protocol').Request} request */
  documents: (request) => taught(request).documents(request),
  /** @param {import('../protocol').CompleteRequest} request */
  complete: (request) => core().complete(request),
  /** @param {import('../protocol').ReadRequest} request */
  read: (request) => taught(request).read(request),
  /** Has the forms of words ready that a request wants. @param {Asking} request */
  learn: (request) => Promise.all(wordsIn(request).map((query) => forms.learn(core(), query))),
  /** @param {import('../protocol').Revision} revision @param {Report} report */
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

/** What the corpus is. Where a topic asks for word forms, they are waited for; without them the warnings say so. */
async function surveyed() {
  await forms.learn(core(), {}).catch(() => {});
  return core().about();
}

/** A corpus that was saved takes its title so. @param {import('../protocol').About} about @param {import('../protocol').Options} options */
const titled = (about, { title }) => (title ? core().revise({ title }, () => {}) : about);

/** What has forms that may be wanted: topics, whatever is asked, and each query. @param {Asking} request */
const wordsIn = (request) => [{}, ...queriesIn(request)];

/** The core, with the forms that a request wants. @param {Asking} request */
function taught(request) {
  for (const query of wordsIn(request)) forms.teach(core(), query);
  return core();
}

function core() {
  if (!explorer) throw failure('not-open', 'No corpus is open.');
  return explorer;
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
