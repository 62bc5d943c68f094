// What the open view counts: asked for when the state needs it, the last answer staying in sight until the next is there.

import { tableRequestOf } from './analysis.js';
import { viewIn } from './columns.js';
import { keyOf, latest } from '../latest.js';

/**
 * @typedef {import('../protocol').Table} Table
 * @typedef {import('../protocol').TableRequest} TableRequest
 *
 * @typedef {object} Counted
 * @property {Table | null} table of the view that is open
 * @property {TableRequest | null} request what it was asked for
 * @property {boolean} busy whether another is on its way
 * @property {Error | null} error why there is none
 */

/**
 * @param {object} house
 * @param {Pick<import('../client.js').Client, 'table'>} house.client
 * @param {() => void} house.changed
 * @param {(answer: {warnings: import('../protocol').Warning[]}, asked: import('./asked.js').Asking) => void} house.learn fetches word forms that an answer lacks
 */
export function counting({ client, changed, learn }) {
  /** @type {Counted} */
  const counted = { table: null, request: null, busy: false, error: null };
  let asked = keyOf(null, 0);
  /** The view that is open. */
  let open = '';

  const ask = latest((/** @type {{request: TableRequest, key: string}} */ { request }) => client.table(request), (table, { request, key }) => {
    if (viewIn(request) !== open) return;
    update({ table, request, busy: key !== asked, error: null });
    learn(table, request);
  }, (error, { request, key }) => {
    if (viewIn(request) === open) update({ error, busy: key !== asked });
  });

  /** @param {Partial<Counted>} change */
  function update(change) {
    Object.assign(counted, change);
    changed();
  }

  return {
    counted,
    /** Asks for what the state needs. @param {import('../state.js').State} state @param {number} version of the corpus @param {Pick<import('../protocol').About, 'topics'>} about */
    refresh(state, version, about) {
      const request = tableRequestOf(state, state.rows, about);
      const key = keyOf(request, version);
      if (key === asked) return;
      asked = key;
      open = viewIn(request);
      if (open !== viewIn(counted.request)) Object.assign(counted, { table: null, request: null, error: null });
      counted.busy = request !== null;
      if (request) ask({ request, key });
    },
  };
}
