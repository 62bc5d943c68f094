// The far side of `client.js`: opens a corpus and answers. No decision about the domain is taken here.

import init, { Opening } from 'concord:glue';
import { allOf, drain, open } from './bytes.js';
import { failure, shape } from './errors.js';

/** @typedef {import('./bytes.js').Source} Source */
/** @typedef {{wasm: Source, corpus: Source}} Sources */
/** @typedef {(stage: 'corpus' | 'index', done: number, all: number) => void} Report */

/** The smallest module there is: where even this is refused, a policy forbids wasm. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const WASM = { unreachable: 'wasm-unreachable', damaged: 'wasm-damaged' };
const CORPUS = { unreachable: 'corpus-unreachable', damaged: 'damaged' };

/** @type {import('concord:glue').Explorer | undefined} */
let explorer;

const calls = {
  /** @param {Sources} sources @param {Report} report */
  async open({ wasm, corpus }, report) {
    const started = start(wasm);
    started.catch(() => {});
    const bytes = await open(corpus, CORPUS, (done, all) => report('corpus', done, all));
    await started;
    const opening = new Opening();
    await drain(bytes, CORPUS, (chunk) => opening.push(chunk));
    explorer = opening.finish((done, all) => report('index', done, all));
    return explorer.about();
  },
  /** @param {import('./protocol').Request} request */
  ask: (request) => opened().ask(request),
  /** @param {import('./protocol').ReadRequest} request */
  read: (request) => opened().read(request),
};

function opened() {
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
  const report = (stage, done, all) => self.postMessage({ id, progress: { stage, done, all } });
  try {
    const answer = await calls[/** @type {keyof typeof calls} */ (call)](request, report);
    self.postMessage({ id, answer });
  } catch (cause) {
    self.postMessage({ id, error: shape(judged(cause)) });
  }
};

self.postMessage({ hello: true });
