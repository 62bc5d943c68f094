// The answer to what is asked, and the window of documents that are listed, which grows.

import { latest } from './latest.js';
import { listedOf, requestOf, WINDOW } from './requests.js';

/**
 * @typedef {import('./protocol').Request} Request
 * @typedef {import('./explore.js').Model} Model
 * @typedef {import('./explore.js').House} House
 * @typedef {{request: Request, version: number}} Asked what is asked of a corpus before it was revised is asked again
 */

/** Documents that are asked for at a time where all are wanted. */
const EVERY_HIT = 1_000;

/** @param {House & {refresh: () => void}} house `refresh`: asks for what the state needs, when it has been put right */
export function answering({ client, model, update, learn, failed, refresh }) {
  /** @type {Asked} */
  let asked = { request: requestOf(model.state), version: 0 };
  let found = hitsOf(asked);

  const ask = latest((/** @type {Asked} */ { request }) => client.ask(request), (answer, wanted) => {
    const hits = hitsOf(wanted) === found ? model.hits : answer.hits;
    found = hitsOf(wanted);
    update({ answer, hits, busy: keyOf(wanted) !== keyOf(asked) });
    learn(answer, wanted.request);
    returnFromBeyond();
  }, failed);

  const askMore = latest(client.ask, ({ hits }, request) => {
    const follows = hitsOf({ ...asked, request: { ...request, offset: model.state.from } }) === hitsOf(asked);
    if (follows && request.offset === model.state.from + model.hits.length) update({ hits: [...model.hits, ...hits] });
  }, failed);

  /** A link may lead past the last result: the first ones are shown instead. */
  function returnFromBeyond() {
    const { answer: { total }, hits, state: { from } } = model;
    if (!total || hits.length || !from || model.busy) return;
    model.state = { ...model.state, from: 0 };
    refresh();
  }

  return {
    returnFromBeyond,
    /** Asks for what the state needs. @param {number} version of the corpus */
    refresh(version) {
      const wanted = { request: requestOf(model.state), version };
      if (keyOf(wanted) === keyOf(asked)) return;
      asked = wanted;
      model.busy = true;
      ask(wanted);
    },
    more() {
      const { hits, answer, state, busy } = model;
      if (busy || hits.length >= WINDOW || state.from + hits.length >= listedOf(state, answer)) return;
      askMore({ ...requestOf(state), offset: state.from + hits.length, facet_limit: 0 });
    },
    /** All documents that are listed, in their order. */
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
  };
}

/** Requests for more values of a field have the same hits. @param {Asked} asked */
const hitsOf = ({ request, version }) => keyOf({ request: { ...request, facet_limit: 0 }, version });

/** @param {unknown} request */
const keyOf = (request) => JSON.stringify(request);
