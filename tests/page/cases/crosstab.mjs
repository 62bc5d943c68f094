// Topics by the values of a field, and with one another: each cell leads to its documents.
import assert from 'node:assert/strict';
import { sound } from '../support/axe.mjs';
import { chartAt, rowsOf, strange } from '../support/charts.mjs';
import * as cli from '../support/cli.mjs';
import { atMadePage, documentsOf, lines, madePage } from '../support/corpora.mjs';
import { taken, watchDownloads } from '../support/downloads.mjs';
import { PAGE, PAGE_URL, linkOf } from '../support/places.mjs';

const PHONE = { width: 320, height: 700 };
const cells = ({ person }) => person.until('a table of topics', () => person.run(() => {
  const root = document.querySelector('concord-explorer').shadowRoot;
  if ('busy' in root.querySelector('.room').dataset || !root.querySelector('[data-part=crosstab]:not([data-busy])')) return undefined;
  return [...root.querySelectorAll('[data-part=cross-table] td[data-value]')].map((cell) => ({
    topic: cell.closest('tr').dataset.row, value: cell.dataset.value, count: Number(cell.querySelector('button')?.textContent ?? 0), tone: Number(cell.dataset.tone),
  }));
}));

/** How much of its colour each tone has, in per cent. */
const TONES = [4, 8, 12, 16, 20, 25, 30, 35, 40];

/** Cells that are tried: the first with documents, one in the middle, the last. */
const some = (all) => [...new Set([0, all.length >> 1, all.length - 1])].map((at) => all[at]).filter(Boolean);

const proposals = () => {
  const rows = [...document.querySelector('concord-explorer').shadowRoot.querySelectorAll('[data-part=proposed]:not([data-busy]) tbody tr')];
  return rows.length && rows.map((row) => ({ label: row.dataset.row, query: row.querySelector('[data-column=query]').textContent.trim(), documents: Number(row.querySelector('[data-column=documents]').textContent) }));
};

export default [
  {
    title: 'every cell opens the documents that it counts, by time, by a field and topic by topic',
    async run({ visit }) {
      const visitor = await visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.settled();
      for (const [field, bin] of [[''], ['', 'decade'], ['outlet'], ['topic']]) {
        for (const link of [{}, { q: 'secur' }, { 'f.topic': 'Energy' }]) {
          await person.tab.goto(linkOf('topics', { ...link, ...(bin && { 'o.topics.bin': bin }), ...(field && { 'o.topics.field': field }) }));
          const counted = (await cells(visitor)).filter(({ count }) => count);
          assert.ok(counted.length > 3, `by ${field || 'time'}`);
          for (const { topic, value, count } of some(counted)) {
            await person.focus({ role: 'button', within: explorer.here({ css: `tr[data-row="${topic}"] td[data-value="${value}"]` }) });
            await person.press('Enter');
            const { total } = await person.until('its documents', async () => {
              const state = await explorer.read();
              return state.view === 'documents' && !state.busy && state;
            });
            assert.equal(total, count, `${topic} by ${field || 'time'}: ${value}`);
            await person.back();
            await cells(visitor);
          }
        }
      }
    },
  },
  {
    title: 'topics stand over time as lines, whose points open their documents',
    async run({ visit }) {
      const visitor = await visit(linkOf('topics', {}));
      const { person, explorer } = visitor;
      const { points, lines } = await person.until('the chart', () => person.run(chartAt));
      assert.ok(lines > 1);
      const one = points.find(({ count }) => count);
      await person.focus(explorer.here({ css: `.point[data-period="${one.period}"][data-series="${one.series}"]` }));
      await person.press('Enter');
      await person.until('its documents', async () => {
        const { view, total, busy } = await explorer.read();
        return !busy && view === 'documents' && total === one.count;
      });
    },
  },
  {
    title: 'numbers that look like years are no time, unless the field has dates',
    async run(world) {
      const parts = [1987, 1999, 2005, 2010].flatMap((code) => [1, 2].map((at) => ({ id: `${code}-${at}`, title: `Part ${code}`, text: 'war and peace', code: String(code), date: '2020' })));
      const { url } = madePage(world, lines(parts, { fields: [{ name: 'code', label: 'Code', kind: 'facet' }] }));
      const visitor = await world.visit(`${url}#${new URLSearchParams({ view: 'topics', 'o.topics.field': 'code', 't.War': 'war' })}`);
      assert.deepEqual((await cells(visitor)).map(({ value, count }) => [value, count]), [['1987', 2], ['1999', 2], ['2005', 2], ['2010', 2]]);
      assert.deepEqual(await visitor.person.find({ css: '.chart' }), []);
    },
  },
  {
    title: 'topics that the words suggest are the terminal’s; each opens its documents, and becomes a topic in one click',
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('topics', {}));
      await explorer.settled();
      await person.click(explorer.here({ role: 'button', name: 'Topics that the words suggest' }));
      const shown = await person.until('proposals', () => person.run(proposals));
      const { rows } = cli.view(PAGE, 'proposed', ['', '--limit', '1000']);
      assert.deepEqual(shown, rows.map(({ label, query, numbers: [documents] }) => ({ label, query, documents })));
      const [{ label, documents }] = shown;
      await person.focus(explorer.here({ role: 'button', name: `Make “${label}” a topic` }));
      await person.press('Enter');
      const { facets } = await person.until('the topic', async () => {
        const state = await explorer.settled();
        return state.facets.topic.some(({ value }) => value === label) && state;
      });
      assert.equal(facets.topic.find(({ value }) => value === label).count, documents);
      await person.until('a button that has done its work', async () => (await person.find(explorer.here({ css: `tr[data-row="${label}"] [data-part=adopt][aria-disabled=true]` }))).length);
      await person.focusOn({ role: 'button', name: `Make “${label}” a topic` });
      await person.click(explorer.here({ css: `tr[data-row="${label}"] [data-column=documents] button` }));
      await person.until('its documents', async () => {
        const { view, total, busy } = await explorer.read();
        return !busy && view === 'documents' && total === documents;
      });
    },
  },
  {
    title: 'the first topic that is made of a proposal is one step, which one Back undoes',
    async run(world) {
      const { person, explorer } = await atMadePage(world, lines(documentsOf(PAGE)), '#view=topics');
      const [{ label }] = await person.until('proposals', () => person.run(proposals));
      const [link, steps] = [await person.url(), await person.run(() => history.length)];
      await person.click(explorer.here({ role: 'button', name: `Make “${label}” a topic` }));
      await person.until('the topic', async () => (await explorer.settled()).facets.topic?.length === 1);
      assert.ok((await person.until('proposals', () => person.run(proposals))).length > 1, 'the others can be taken as well');
      assert.equal(await person.run(() => history.length), steps + 1);
      await person.back();
      await person.until('no topic', async () => !(await explorer.settled()).facets.topic?.length);
      assert.equal(await person.url(), link);
    },
  },
  {
    title: 'what a measure is is told beside it; from proposals there is a way back',
    async run({ visit }) {
      const visitor = await visit(linkOf('topics', { 'o.topics.proposed': '1' }));
      const { person, explorer } = visitor;
      const told = async (view, words, column) => {
        const { formula, source } = cli.view(PAGE, view, words).columns.find(({ name }) => name.startsWith(column));
        await person.click(explorer.here({ css: '[data-part=measure] summary' }));
        const { text } = await person.see(explorer.here({ css: '[data-part=measure] dl' }));
        assert.ok(text.includes(formula) && text.includes(source), text);
      };
      await person.until('proposals', () => person.run(proposals));
      await told('proposed', [''], 'together');
      await person.click(explorer.here({ role: 'button', name: 'Back to the topics that there are' }));
      await cells(visitor);
      await person.tab.goto(linkOf('topics', { 'o.topics.field': 'topic' }));
      await cells(visitor);
      await told('topics', ['', '--field', 'topic'], 'log_ratio:');
    },
  },
  {
    title: 'each form of the table is the terminal’s as CSV and JSON, and a picture with its tones',
    async run({ visit }) {
      const visitor = await visit(PAGE_URL, { dark: true });
      const { person, explorer } = visitor;
      await explorer.settled();
      await person.run(watchDownloads);
      let saved = 0;
      const take = async (part) => {
        await person.click(explorer.here({ css: `[data-part=${part}]` }));
        saved += 1;
        return taken(person, saved - 1, part);
      };
      const same = async (parts, view, words) => {
        const csv = await take(`${parts}-csv`);
        assert.ok(csv.marked);
        assert.equal(cli.unlinked(csv.text).text, cli.view(PAGE, view, [...words, '--limit', '1000'], 'csv'), `${view} ${words}`);
        assert.deepEqual(JSON.parse((await take(`${parts}-json`)).text).table, cli.view(PAGE, view, [...words, '--limit', '1000']));
      };
      for (const [field, names] of [['', ['Topics over time', 'The 6 topics']], ['outlet', ['Topics, by Outlet', 'The darker']], ['topic', ['Topics with one another', 'Log Ratio']]]) {
        await person.tab.goto(linkOf('topics', { q: 'secur', ...(field && { 'o.topics.field': field }) }));
        const all = await cells(visitor);
        await same('chart', 'topics', ['secur', ...(field && ['--field', field])]);
        const { text: svg } = await take('chart-svg');
        assert.deepEqual(await person.run(strange, svg), []);
        for (const part of [...names, 'searched: secur', 'Concord', 'fill="rgb(255, 255, 255)"']) assert.ok(svg.includes(part), `${field}: ${part}`);
        if (!field) continue;
        const opacities = [...svg.matchAll(/<rect [^>]*fill-opacity="(0\.\d+)"/g)].map(([, opacity]) => Math.round(100 * opacity));
        assert.deepEqual(opacities.sort(), all.flatMap(({ tone }) => (tone ? [TONES[tone - 1]] : [])).sort(), 'the tones of the screen');
        assert.ok((await take('chart-png')).text.length > 5000);
      }
      await person.tab.goto(linkOf('topics', { 'o.topics.proposed': '1' }));
      await person.until('proposals', () => person.run(proposals));
      await same('export', 'proposed', ['']);
    },
  },
  {
    title: 'on paper a table that is wider than it loses none of its columns',
    without: { firefox: 'WebDriver BiDi cannot show a page as it is printed', webkit: 'WebDriver cannot show a page as it is printed' },
    async run({ visit }) {
      for (const field of ['', 'people', 'topic']) {
        const visitor = await visit(linkOf('topics', { ...(field && { 'o.topics.field': field }) }), { size: { width: 794, height: 1123 } });
        await cells(visitor);
        await visitor.person.tab.media({ media: 'print' });
        await visitor.person.noWider(`by ${field || 'time'}`);
      }
    },
  },
  {
    title: 'the field is chosen beside the table and stands in the link',
    async run({ visit }) {
      const visitor = await visit(linkOf('topics', {}));
      const { person, explorer } = visitor;
      await cells(visitor);
      await person.choose(explorer.here({ css: '[data-part=cross-field]' }), 'topic');
      const pairs = await person.until('pairs', async () => {
        const all = await cells(visitor);
        return all.every(({ value }) => all.some(({ topic }) => topic === value)) && all;
      });
      const of = (topic, value) => pairs.find((cell) => cell.topic === topic && cell.value === value).count;
      assert.ok(pairs.every(({ topic, value, count }) => count === of(value, topic)), 'the same both ways');
      await person.until('it in the link', async () => (await person.url()).includes('o.topics.field=topic'));
      assert.ok((await person.run(rowsOf, '[data-part=cross-table] tbody tr')).length > 10);
    },
  },
  {
    title: 'axe-core finds nothing, in light and dark, at 320 px, from right to left',
    async run({ visit }) {
      for (const [dark, field] of [[false, ''], [true, 'topic']]) {
        const visitor = await visit(linkOf('topics', { ...(field && { 'o.topics.field': field }), 'f.outlet': 'Dawn' }), { dark, size: PHONE });
        const { person } = visitor;
        await cells(visitor);
        await sound(person, `topics by ${field || 'time'}, dark: ${dark}`);
        await person.noWider();
        await person.run(() => document.querySelector('concord-explorer').setAttribute('dir', 'rtl'));
        await person.noWider('from right to left');
      }
    },
  },
];
