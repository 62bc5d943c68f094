// The document that is open, and what a topic finds while it is being written: each asked for as the state needs it.

import { keyOf, latest } from './latest.js';
import { readRequestOf } from './requests.js';

/** @typedef {import('./explore.js').House} House */

/** @param {House} house */
export function reading({ client, model, update }) {
  let asked = keyOf(null, 0);

  const read = latest(client.read, (reading, { id }) => {
    if (id === model.state.open) update({ reading, unread: null });
  }, (unread, { id }) => {
    if (id === model.state.open) update({ reading: null, unread });
  });

  /** @param {number} version of the corpus */
  return function refresh(version) {
    const request = readRequestOf(model.state);
    const key = keyOf(request, version);
    if (key === asked) return;
    asked = key;
    if (model.reading?.id !== request?.id) Object.assign(model, { reading: null, unread: null });
    if (request) read(request);
  };
}

/** @param {House} house */
export function drafting({ client, model, update, learn, failed }) {
  let asked = keyOf(undefined, 0);

  const count = latest(client.ask, (answer, { query = '' }) => {
    const { total, warnings } = answer;
    update({ drafted: model.state.draft && { query, total, warnings } });
    learn(answer, { query });
  }, failed);

  /** @param {number} version of the corpus */
  return function refresh(version) {
    const { draft } = model.state;
    const key = keyOf(draft?.query, version);
    if (!draft) model.drafted = null;
    if (key === asked) return;
    asked = key;
    // In a definition the last word is whole, not half-typed.
    if (draft) count({ query: `${draft.query} `, limit: 0, facet_limit: 0 });
  };
}
