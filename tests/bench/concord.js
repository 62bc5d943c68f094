// Concord among the harness's peers: the shipped build, fed and asked as `www/worker.js` does it where a page gives it objects. `peers.mjs` puts it in place.

import init, { Opening } from '../engine/concord.js';
import { take } from '../engine/given.js';
import wasm from '../engine/concord_bg.wasm';

export const meta = {
  id: 'concord', pkg: null, label: 'Concord', modes: ['prefix', 'and', 'phrase'], total: true, facets: true,
  stored: 'nothing is serialised: it indexes the documents where it is opened',
  match: 'exact: runs of letters and digits by Unicode\'s rules, case and accents folded; AND; the last word as prefix while typing; phrase inside title or text; BM25. Every search, each keystroke too, also gives what its page shows: the exact total, the counts of all facets and of the timeline, titles and passages with their marks',
};

/** What a reader types for each mode: a space behind a word ends it. */
const WRITTEN = { prefix: (q) => q, and: (q) => `${q} `, phrase: (q) => `"${q}"` };

let memory;
let explorer;

export async function build(docs) {
  ({ memory } = await init({ module_or_path: fetch(new URL(wasm, import.meta.url)) }));
  const opening = new Opening();
  take(opening, docs);
  explorer = opening.finish();
}

export async function search(q, { limit, mode }) {
  const query = WRITTEN[mode](q);
  if (limit === Infinity) {
    const ids = Array.from(explorer.documents({ query }));
    return { ids, total: ids.length };
  }
  const { total, hits } = explorer.ask({ query, limit });
  return { total, hits, ids: hits.map(number) };
}

const number = ({ id }) => Number(id);

export async function facetCounts(q, fields) {
  const { facets, timeline } = explorer.ask({ query: WRITTEN.and(q), limit: 0 });
  const counts = Object.fromEntries(fields.map((field) => [field, Object.fromEntries(facets[field].map(({ value, count }) => [value, count]))]));
  if (timeline?.unplaced) counts[timeline.field].unknown = timeline.unplaced; // a field of dates counts what is no date there
  return counts;
}

export const titles = async ({ hits }, n) => hits.slice(0, n).map(({ title }) => title);

export const wasmBytes = () => memory?.buffer.byteLength ?? 0;
