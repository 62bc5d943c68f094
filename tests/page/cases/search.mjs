// Words: what a person types, against what the command line says.
import assert from 'node:assert/strict';
import * as cli from '../support/cli.mjs';
import { BOX, squeezed } from '../support/explorer.mjs';
import { PAGE, PAGE_URL, linkOf } from '../support/places.mjs';

const QUERIES = [
  'energy ', 'sec', 'Patrushev', 'nikola', '"joint efforts for peace"', '"security council" -tass', 'defence OR defense ', '(nuclear OR cyber*) -india ',
  'janjua ', 'outlet:Dawn afghan*', 'date:2018-03..2018-12 ', 'date:>2020 ', 'topic:Energy', 'title:talks ', 'ISLAMABAD', 'people:"Moeed Yusuf"',
  '"unclosed phrase', 'nosuchfield:x', '((', 'OR', '-', '""', '*', 'zzzz',
];

/** What the page shows of an answer. */
const shown = (state) => ({
  total: state.total, documents: state.documents, ids: state.hits.map((hit) => hit.id), matches: state.hits.map((hit) => hit.matches ?? 0),
  warnings: state.warnings.map((warning) => warning.code), facets: Object.fromEntries(Object.entries(state.facets).map(([field, values]) => [field, counted(values)])),
});
const given = (answer, fields) => ({
  total: answer.total, documents: answer.documents, ids: answer.hits.map((hit) => hit.id), matches: answer.hits.map((hit) => hit.matches),
  warnings: answer.warnings.map((warning) => warning.code), facets: Object.fromEntries(fields.map((field) => [field, counted(answer.facets[field] ?? [])])),
});
/** Values with documents, in no order: a list may keep one that has none at the moment. */
const counted = (values) => values.filter(({ count }) => count > 0).map(({ value, count }) => `${value}: ${count}`).sort();

/** Counts from now on how often lines are measured to be laid out, or else the sentences that are made with a number in them. Runs in the page. */
function countMade(lines) {
  const made = Symbol.for('made');
  window[made] = 0;
  const { select } = Intl.PluralRules.prototype;
  if (!lines) Intl.PluralRules.prototype.select = function (count) { window[made] += 1; return select.call(this, count); };
  const { get } = Object.getOwnPropertyDescriptor(Element.prototype, 'clientHeight');
  if (lines) Object.defineProperty(Element.prototype, 'clientHeight', { get() { window[made] += this.matches('.reel') ? 1 : 0; return get.call(this); } });
}

/** Every list of values, unfolded to its end. */
async function unfold(person, explorer) {
  const more = explorer.here({ role: 'button', css: '[data-part=more-values]' });
  while ((await person.find(more)).length) {
    await person.click(more);
    await explorer.settled();
  }
}

export default [
  {
    title: 'counts, hits, matches and warnings are those of the command line',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      await unfold(person, explorer);
      for (const query of QUERIES) {
        await explorer.search(query);
        await unfold(person, explorer);
        const state = await explorer.read();
        assert.deepEqual(shown(state), given(cli.ask(PAGE, { query }), Object.keys(state.facets)), `query ${query}`);
      }
    },
  },
  {
    title: 'letter by letter, no document of the word’s own vanishes, and every count is right',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      for (const word of ['consultations', 'Afghanistan', 'counter-terrorism', 'Lavrov']) {
        const own = cli.ask(PAGE, { query: `${word} `, limit: 1000 }).hits.map((hit) => hit.id);
        assert.ok(own.length > 0, `${word} occurs`);
        await explorer.search('');
        for (let end = 1; end <= word.length; end += 1) {
          await person.type(word[end - 1]);
          const state = await explorer.settled();
          const typed = word.slice(0, end);
          assert.deepEqual([state.query, state.total], [typed, cli.ask(PAGE, { query: typed }).total]);
          const ids = new Set(state.hits.map((hit) => hit.id));
          assert.deepEqual(own.filter((id) => !ids.has(id)), [], `typing ${typed} on the way to ${word}`);
        }
      }
    },
  },
  {
    title: 'quick typing ends at the answer to the last letter',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      await person.type('security council -tass energy ');
      const query = 'security council -tass energy ';
      const answer = cli.ask(PAGE, { query });
      await person.until('the last answer', async () => (await explorer.read()).total === answer.total);
      assert.deepEqual((await explorer.settled()).hits.map((hit) => hit.id), answer.hits.map((hit) => hit.id));
    },
  },
  {
    title: 'marks in snippets and titles are those of the answer',
    async run({ visit }) {
      const { explorer } = await visit(PAGE_URL);
      await explorer.settled();
      for (const query of ['"joint efforts"', 'defen', 'cyber* trade ']) {
        const state = await explorer.search(query);
        const answer = cli.ask(PAGE, { query });
        assert.deepEqual(state.hits.map((hit) => hit.snippets), answer.hits.map((hit) => hit.snippets.map(snippet)), query);
      }
    },
  },
  {
    title: 'what has not changed is not made again: neither cells, nor rows behind a chart, nor lines',
    async run({ visit }) {
      for (const [view, link, most] of [['topics', {}, 60], ['trends', { q: 'secur' }, 60], ['concordance', { q: 'secur' }, 0]]) {
        const { person, explorer } = await visit(linkOf(view, link));
        await explorer.settled();
        await person.until('a view', async () => (await person.find(explorer.here({ css: '[data-part=cross-table], [data-part=chart-table] summary, [data-part=line]' }))).length);
        if (view === 'trends') await person.click(explorer.here({ css: '[data-part=chart-table] summary' }));
        await person.run(countMade, view === 'concordance');
        const made = () => person.run(() => window[Symbol.for('made')]);
        await person.until('nothing more being made', async () => {
          const before = await made();
          await new Promise((rested) => setTimeout(rested, 1000));
          return before === await made();
        });
        const before = await made();
        await person.click(explorer.here({ css: '[data-part=help-open]' }));
        await person.see(explorer.here({ css: '[data-part=help]' }));
        await person.drawn(5);
        const again = await made() - before;
        assert.ok(again <= most, `${view}: ${again}`);
        await person.run((hash) => { location.hash = hash; }, `${new URLSearchParams({ view, q: 'moscow ' })}`);
        await person.until(`${view} made anew`, async () => await made() - before - again > most);
      }
    },
  },
  {
    title: 'the order can be changed',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.search('talks ');
      const order = explorer.here({ role: 'combobox', name: 'Order' });
      for (const sort of ['newest', 'oldest', 'relevance']) {
        await person.choose(order, sort);
        const wanted = cli.ask(PAGE, { query: 'talks ', sort }).hits.map((hit) => hit.id);
        await person.until(`the order ${sort}`, async () => same((await explorer.settled()).hits.map((hit) => hit.id), wanted));
      }
    },
  },
  {
    title: 'the scope switch finds what stands around the articles, and says that it does',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      const nothing = await explorer.search('cotton ');
      assert.equal(nothing.total, cli.ask(PAGE, { query: 'cotton ' }).total);
      const wide = cli.ask(PAGE, { query: 'cotton ', scope: 'all' });
      assert.ok(wide.total > nothing.total, 'the teaser about cotton stands in the corpus');
      await person.click(explorer.here({ role: 'checkbox', name: 'Search around the articles too' }));
      const state = await explorer.settled();
      assert.equal(state.total, wide.total);
      assert.ok(state.hits.flatMap((hit) => hit.snippets).some((piece) => piece.around && piece.marks.length), 'a marked snippet is told apart');
    },
  },
  {
    title: 'an empty result says what emptied it, and its offers keep their word',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      await explorer.toggle('outlet', 'Dawn');
      const state = await explorer.search('energy qwertyuiop ');
      const answer = cli.ask(PAGE, { query: 'energy qwertyuiop ', filters: { outlet: ['Dawn'] } });
      assert.deepEqual([state.total, state.hits], [0, []]);
      assert.deepEqual(state.relax.map(({ field, drop, total }) => [field, drop, total]), answer.relax.map(({ field, part, total }) => [field, part, total]));
      assert.match(state.empty, /qwertyuiop/);
      const offer = state.relax.find(({ drop }) => drop === 'qwertyuiop');
      await person.click(explorer.here({ role: 'button', css: `[data-part=relax][data-drop=qwertyuiop]` }));
      assert.equal((await explorer.settled()).total, offer.total);
    },
  },
  {
    title: 'a prefix shows the words that it stands for, and one of them can be taken',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.search('secur');
      const [{ top }] = cli.ask(PAGE, { query: 'secur' }).expansions;
      const button = explorer.here({ role: 'button', css: `[data-word="${top[0].value}"]` });
      await person.click(button);
      const state = await explorer.settled();
      assert.equal(state.total, cli.ask(PAGE, { query: state.query }).total);
      assert.match(state.query, new RegExp(top[0].value));
    },
  },
  {
    title: 'a query of 100,000 characters is answered, and the page lives on',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      for (const query of ['x'.repeat(100_000), 'energy '.repeat(14_286).slice(0, 100_000), '('.repeat(100_000)]) {
        const state = await explorer.paste(query);
        assert.equal(state.failure, undefined);
        assert.equal(state.total, cli.ask(PAGE, { query }).total, `${query.slice(0, 8)}…`);
      }
      await person.click(explorer.here(BOX));
      await explorer.paste('');
      assert.equal((await explorer.search('trade ')).total, cli.ask(PAGE, { query: 'trade ' }).total);
    },
  },
];

const snippet = ({ pieces, around }) => ({
  text: squeezed(pieces.map((piece) => piece.text).join('')), marks: pieces.filter((piece) => piece.mark).map((piece) => squeezed(piece.text)), around,
});
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
