// The first use: one file, opened from disk.
import assert from 'node:assert/strict';
import * as cli from '../support/cli.mjs';
import { BOX } from '../support/explorer.mjs';
import { PAGE, PAGE_URL } from '../support/places.mjs';

const OWN = /^(blob|data):/;

/** Everything fetched, by the browser's account and by the page's. */
async function fetched(person) {
  const entries = await person.run(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  return [...person.tab.requests(), ...entries].filter((url) => url !== PAGE_URL && !OWN.test(url));
}

export default [
  {
    title: 'opens, searches, counts and shows a document without any request',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      const about = cli.about(PAGE);
      const start = await explorer.settled();
      assert.equal(start.failure, undefined);
      assert.deepEqual([start.total, start.documents], [about.documents, about.documents]);
      const answer = cli.ask(PAGE, { query: 'energy ' });
      const found = await explorer.search('energy ');
      assert.ok(answer.total > 0 && answer.total < about.documents);
      assert.equal(found.total, answer.total);
      const reader = await explorer.open(answer.hits[0].title);
      assert.equal(reader.id, answer.hits[0].id);
      assert.deepEqual(await fetched(person), []);
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
  {
    title: 'puts focus into the search box at once',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      await person.focusOn(BOX);
      await person.type('trade ');
      assert.equal((await explorer.settled()).total, cli.ask(PAGE, { query: 'trade ' }).total);
    },
  },
  {
    title: 'the element answers in the page what the command line answers',
    async run({ visit }) {
      const { explorer } = await visit(PAGE_URL);
      assert.deepEqual(await explorer.about(), cli.about(PAGE));
      for (const request of [{}, { query: '"joint efforts"' }, { query: 'afghan* -taliban', sort: 'newest', limit: 3 }, { query: 'cotton', scope: 'all' }, { query: 'consultation^ ' }, { query: 'talk minister ', stems: true }, { query: 'consutlation ', typos: true }]) {
        assert.deepEqual(single(await explorer.ask(request)), single(cli.ask(PAGE, request)));
      }
    },
  },
];

/** Scores are single-precision numbers, which one face prints shorter than the other. */
const single = (answer) => ({ ...answer, hits: answer.hits.map((hit) => ({ ...hit, score: Math.fround(hit.score) })) });
