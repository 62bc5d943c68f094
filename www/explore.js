// A running exploration: actions in, a model for the views out. It asks for what the state needs and is not there yet.

import { latest } from './latest.js';
import { readRequestOf, reduce, requestOf, STEP, WINDOW } from './state.js';

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
 *
 * @typedef {Awaited<ReturnType<typeof explore>>} Exploration
 */

/**
 * @param {object} world
 * @param {Pick<import('./client.js').Client, 'ask' | 'read'>} world.client
 * @param {import('./protocol').About} world.about
 * @param {import('./state.js').State} world.state
 * @param {() => void} world.changed
 * @param {(error: Error) => void} world.failed
 */
export async function explore({ client, about, state, changed, failed }) {
  const whole = await client.ask({ limit: STEP });
  const answer = await client.ask(requestOf(state));
  /** @type {Model} */
  const model = { state, about, whole, answer, hits: answer.hits, reading: null, unread: null, busy: false };
  let asked = keyOf(requestOf(state));
  let read = keyOf(null);

  const ask = latest(client.ask, (fresh, request) => {
    update({ answer: fresh, hits: fresh.hits, busy: keyOf(request) !== asked });
    returnFromBeyond();
  }, failed);

  const askMore = latest(client.ask, (fresh, request) => {
    const follows = keyOf({ ...request, offset: model.state.from }) === asked;
    if (follows && request.offset === model.state.from + model.hits.length) {
      update({ hits: [...model.hits, ...fresh.hits] });
    }
  }, failed);

  const readDocument = latest(client.read, (reading, request) => {
    if (request.id === model.state.open) update({ reading, unread: null });
  }, (unread, request) => {
    if (request.id === model.state.open) update({ reading: null, unread });
  });

  /** @param {Partial<Model>} change */
  function update(change) {
    Object.assign(model, change);
    changed();
  }

  function refresh() {
    const request = requestOf(model.state);
    if (keyOf(request) !== asked) {
      asked = keyOf(request);
      model.busy = true;
      ask(request);
    }
    const document = readRequestOf(model.state);
    if (keyOf(document) === read) return;
    read = keyOf(document);
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
  return {
    model,
    /** @param {Action} action */
    send(action) {
      model.state = reduce(model.state, action);
      refresh();
      changed();
    },
    more() {
      const { hits, answer: { total }, state: { from } } = model;
      if (model.busy || hits.length >= WINDOW || from + hits.length >= total) return;
      askMore({ ...requestOf(model.state), offset: from + hits.length, limit: STEP });
    },
  };
}

/** @param {unknown} request */
const keyOf = (request) => JSON.stringify(request);
