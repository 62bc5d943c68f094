// The page's side of the worker: numbered messages, one map of waiting promises, errors as values.

import source from 'concord:worker';
import { failure } from './errors.js';

/** @typedef {import('./protocol').About} About */
/** @typedef {import('./protocol').Answer} Answer */
/** @typedef {import('./protocol').Reading} Reading */
/** @typedef {{stage: 'corpus' | 'index' | 'documents', done: number, all: number}} Progress */
/** @typedef {Progress | import('./worker/ingest.js').FilesRead} Ingested */
/** @typedef {{about: About | null, report: import('./protocol').Report | null}} Made */
/** @typedef {{answer: (value: any) => void, fail: (error: Error) => void, progress?: (progress: any) => void}} Waiting */
/** @typedef {ReturnType<typeof connect>} Client */

/**
 * Starts a worker of its own; `lost` is told, once, when it can no longer answer.
 * @param {(error: Error) => void} lost
 */
export function connect(lost) {
  /** @type {Map<number, Waiting>} */
  const waiting = new Map();
  let last = 0;
  let greeted = false;
  /** @type {Error | undefined} */
  let ended;
  let dismiss = () => {};

  /** @param {Error} error */
  const end = (error) => {
    if (ended) return;
    ended = error;
    worker?.terminate();
    hire(0);
    URL.revokeObjectURL(url);
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  };
  /** @param {string} code @param {string} message */
  const lose = (code, message) => {
    if (ended) return;
    const error = failure(code, message);
    end(error);
    lost(error);
  };

  const url = program();
  const worker = startWorker(url);
  if (worker) {
    worker.onmessage = ({ data }) => {
      if (data.hello) greet();
      else if ('hands' in data) hire(data.hands);
      else receive(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      lose(greeted ? 'crashed' : 'worker-blocked', event.message ?? '');
    };
  } else {
    queueMicrotask(() => lose('worker-blocked', ''));
  }

  function greet() {
    greeted = true;
    URL.revokeObjectURL(url);
  }

  /** Gives the worker others that help it, in place of those that it had. @param {number} count */
  function hire(count) {
    dismiss();
    if (!count) return;
    const hired = recruit(count);
    dismiss = hired.dismiss;
    worker?.postMessage({ call: 'hired', request: { ports: hired.ports } }, hired.ports);
  }

  /** @param {{id: number, progress?: Progress, error?: import('./errors.js').ErrorShape, answer?: unknown}} message */
  function receive({ id, progress, error, answer }) {
    const call = waiting.get(id);
    if (progress) return call?.progress?.(progress);
    waiting.delete(id);
    if (!error) return call?.answer(answer);
    call?.fail(failure(error.name, error.message, error.detail));
    if (error.name === 'crashed') lose('crashed', error.message);
  }

  /**
   * @param {string} call
   * @param {unknown} request
   * @param {(progress: any) => void} [progress]
   * @param {Transferable[]} [given] what goes over to the worker
   * @returns {Promise<any>}
   */
  const send = (call, request, progress, given = []) => new Promise((answer, fail) => {
    if (ended) return fail(ended);
    last += 1;
    waiting.set(last, { answer, fail, progress });
    worker?.postMessage({ id: last, call, request }, given);
  });

  return {
    /** Has the core ready; where that fails, what is opened then fails. @param {import('./worker/bytes.js').Source} wasm */
    start: (wasm) => void send('start', { wasm }).catch(() => {}),
    /** @param {import('./worker/opening.js').Sources} sources @param {(progress: Progress) => void} progress @returns {Promise<About>} */
    open: (sources, progress) => send('open', sources, progress),
    /** @param {import('./worker/opening.js').Ingestion} request @param {(progress: Ingested) => void} progress @returns {Promise<Made>} */
    ingest: (request, progress) => send('ingest', request, progress, [request.lender]),
    /** @param {import('./protocol').Request} request @returns {Promise<Answer>} */
    ask: (request) => send('ask', request),
    /** @param {import('./protocol').TableRequest} request @returns {Promise<import('./protocol').Table>} */
    table: (request) => send('table', request),
    /** @param {import('./protocol').ConcordanceRequest} request @returns {Promise<import('./protocol').Concordance>} */
    concordance: (request) => send('concordance', request),
    /** Has the forms of words ready that a request wants; fails where they cannot be had. @param {import('./analysis/asked.js').Asking} request @returns {Promise<void>} */
    learn: (request) => send('learn', request),
    /** The places in the corpus of all documents that match. @param {import('./protocol').Request} request @returns {Promise<Uint32Array<ArrayBuffer>>} */
    documents: (request) => send('documents', request),
    /** How a query may go on. @param {import('./protocol').CompleteRequest} request @returns {Promise<import('./protocol').Completion[]>} */
    complete: (request) => send('complete', request),
    /** @param {import('./protocol').ReadRequest} request @returns {Promise<Reading>} */
    read: (request) => send('read', request),
    /** @param {import('./protocol').Revision} revision @param {(done: number, all: number) => void} progress in documents @returns {Promise<About>} */
    revise: (revision, progress) => send('revise', revision, ({ done, all }) => progress(done, all)),
    /** A megabyte of the corpus as JSON Lines, about; none behind the last. @param {number} from @returns {Promise<{bytes: Uint8Array<ArrayBuffer>, next: number}>} */
    lines: (from) => send('lines', from),
    /** Ends the worker; what still waits is rejected. */
    close: () => end(failure('closed', 'The explorer was closed.')),
  };
}

/** Workers that help another, and the ports by which it asks them. @param {number} count */
function recruit(count) {
  const url = program();
  const workers = Array.from({ length: count }, () => startWorker(url)).filter((worker) => worker !== undefined);
  const ports = workers.map((worker) => {
    const { port1, port2 } = new MessageChannel();
    worker.onerror = (event) => event.preventDefault();
    worker.postMessage({ call: 'help', request: { port: port1 } }, [port1]);
    return port2;
  });
  const dismiss = () => {
    for (const worker of workers) worker.terminate();
    URL.revokeObjectURL(url);
  };
  return { ports, dismiss };
}

/** The address of what a worker runs; one of a Blob starts from `file://` and from another origin too. */
const program = () => URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));

/** @param {string} url Undefined is returned where a policy forbids workers. */
function startWorker(url) {
  try {
    return new Worker(url, { name: 'concord' });
  } catch {
    return undefined;
  }
}
