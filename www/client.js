// The page's side of the worker: numbered messages, one map of waiting promises, errors as values.

import source from 'concord:worker';
import { failure } from './errors.js';

/** @typedef {import('./protocol').About} About */
/** @typedef {import('./protocol').Answer} Answer */
/** @typedef {import('./protocol').Reading} Reading */
/** @typedef {{stage: 'corpus' | 'index', done: number, all: number}} Progress */
/** @typedef {{answer: (value: any) => void, fail: (error: Error) => void, progress?: (progress: Progress) => void}} Waiting */
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

  /** @param {Error} error */
  const end = (error) => {
    if (ended) return;
    ended = error;
    worker?.terminate();
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

  // A worker of a Blob starts from `file://` and from another origin too.
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = startWorker(url);
  if (worker) {
    worker.onmessage = ({ data }) => data.hello ? greet() : receive(data);
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
   * @param {(progress: Progress) => void} [progress]
   * @returns {Promise<any>}
   */
  const send = (call, request, progress) => new Promise((answer, fail) => {
    if (ended) return fail(ended);
    last += 1;
    waiting.set(last, { answer, fail, progress });
    worker?.postMessage({ id: last, call, request });
  });

  return {
    /** @param {import('./worker.js').Sources} sources @param {(progress: Progress) => void} progress @returns {Promise<About>} */
    open: (sources, progress) => send('open', sources, progress),
    /** @param {import('./protocol').Request} request @returns {Promise<Answer>} */
    ask: (request) => send('ask', request),
    /** @param {import('./protocol').ReadRequest} request @returns {Promise<Reading>} */
    read: (request) => send('read', request),
    /** Ends the worker; what still waits is rejected. */
    close: () => end(failure('closed', 'The explorer was closed.')),
  };
}

/** @param {string} url Undefined is returned where a policy forbids workers. */
function startWorker(url) {
  try {
    return new Worker(url, { name: 'concord' });
  } catch {
    return undefined;
  }
}
