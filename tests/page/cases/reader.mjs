// Reading a document: its words, its marks, its way back.
import assert from 'node:assert/strict';
import * as cli from '../support/cli.mjs';
import { documentsOf } from '../support/corpora.mjs';
import { PAGE, PAGE_URL } from '../support/places.mjs';

const bare = (text) => text.replace(/\s+/g, '');

export default [
  {
    title: 'shows as many marks as the command line counts, in order, for words, prefixes and phrases',
    async run({ visit }) {
      const { explorer } = await visit(PAGE_URL);
      await explorer.settled();
      for (const [query, words] of [['moscow ', /^moscow$/], ['secur', /^secur/], ['"security council"', /^(security|council|security council)$/], ['defence OR energy ', /^(defence|energy)$/]]) {
        await explorer.search(query);
        const [hit] = cli.ask(PAGE, { query }).hits;
        const reader = await explorer.open(hit.title);
        assert.deepEqual([reader.id, reader.matches, reader.marked], [hit.id, hit.matches, hit.matches], query);
        assert.deepEqual(reader.marks.map(([number]) => number), reader.marks.map((_, index) => index + 1), 'numbered as they stand');
        const folded = reader.marks.map(([, text]) => text.toLowerCase());
        assert.deepEqual(folded.filter((text) => !words.test(text)), [], `only what was asked for is marked: ${query}`);
      }
    },
  },
  {
    title: 'steps through the matches with buttons and keys, round and back',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.search('patrushev ');
      const hit = cli.ask(PAGE, { query: 'patrushev ' }).hits.find(({ matches }) => matches >= 3);
      await explorer.open(hit.title);
      const at = (number) => person.until(`match ${number}`, async () => (await explorer.read()).reader?.match === number);
      const next = explorer.here({ role: 'button', name: 'Next match' });
      const previous = explorer.here({ role: 'button', name: 'Previous match' });
      const first = (await explorer.read()).reader.match || 0;
      await person.click(next);
      await at(first + 1);
      await person.click(next);
      await at(first + 2);
      await person.click(previous);
      await at(first + 1);
      await person.press('n');
      await at(first + 2);
      await person.press('p');
      await at(first + 1);
      const height = await person.run(() => innerHeight);
      await person.until('the current match on the screen', async () => {
        const current = await person.see(explorer.here({ css: 'mark[aria-current=true]' }));
        return current.y >= 0 && current.y + current.height <= height;
      });
      for (let step = 1; step <= hit.matches; step += 1) {
        await person.click(next);
        await at(((first + step) % hit.matches) + 1);
      }
    },
  },
  {
    title: 'holds every word of the document, what stands around it included',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      for (const document of documentsOf(PAGE).slice(0, 5)) {
        const reader = await explorer.open(document.title);
        assert.equal(reader.title, document.title);
        const parts = document.parts ?? [{ text: document.text }];
        const text = bare(reader.text);
        for (const { kind, text: part } of parts) {
          for (const paragraph of part.split(/\n\s*\n/)) assert.ok(text.includes(bare(paragraph)), `${document.id}: ${kind ?? 'text'}: ${paragraph.slice(0, 60)}…`);
        }
        await person.click(explorer.here({ role: 'button', css: '[data-part=close]' }));
        await person.until('the list again', async () => !(await explorer.read()).reader);
      }
    },
  },
  {
    title: 'a match in a comment or teaser is unfolded when all is searched',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      await person.click(explorer.here({ role: 'checkbox', name: 'Search around the articles too' }));
      await explorer.search('cotton ');
      const [hit] = cli.ask(PAGE, { query: 'cotton ', scope: 'all' }).hits;
      const reader = await explorer.open(hit.title);
      assert.equal(reader.matches, hit.matches);
      await person.click(explorer.here({ role: 'button', name: 'Next match' }));
      await person.see(explorer.here({ css: 'details[data-around] mark[aria-current=true]' }));
    },
  },
  {
    title: 'gives the citation, and metadata that narrow the result',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      const document = documentsOf(PAGE).find(({ outlet }) => outlet === 'Dawn');
      const reader = await explorer.open(document.title);
      assert.ok(reader.citation.includes([document.citation].flat()[0].slice(0, 40)), reader.citation);
      await person.click(explorer.here({ role: 'button', name: 'Filter by Outlet: Dawn' }));
      const state = await person.until('the filter', async () => (await explorer.settled()).chips.length && explorer.settled());
      assert.deepEqual(state.chips, [{ field: 'outlet', value: 'Dawn' }]);
      assert.equal(state.total, cli.ask(PAGE, { filters: { outlet: ['Dawn'] } }).total);
    },
  },
];
