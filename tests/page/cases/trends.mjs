// Trends: lines over time, each point of which leads to the text that it counts.
import assert from 'node:assert/strict';
import { sound } from '../support/axe.mjs';
import * as cli from '../support/cli.mjs';
import { chartAt, rowsIn, rowsOf, strange, unfold } from '../support/charts.mjs';
import { downloads, watchDownloads } from '../support/downloads.mjs';
import { PAGE, PAGE_URL, linkOf } from '../support/places.mjs';

const SERIES = ['moscow', '"counter terrorism" OR terror*', 'topic:"Energy"'];
const COUNTS = { words: 'occurrences', documents: 'documents' };
const UNITS = Object.keys(COUNTS);
const PHONE = { width: 320, height: 700 };

const option = (name, value) => ({ [`o.trends.${name}`]: value });
const shown = ({ person }, at = 0) => person.until('a chart', () => person.run(chartAt, at));
const point = (explorer, { period, series }) => explorer.here({ css: `.point[data-period="${period}"][data-series="${series}"]` });

/** The small charts when all of them are there: their values, and what their axes reach to. */
const small = ({ person }) => person.until('all small charts', () => person.run(() => {
  const list = document.querySelector('concord-explorer').shadowRoot.querySelector('[data-part=multiples]:not([data-busy])');
  return list?.childElementCount && [...list.children].map((item) => ({ value: item.dataset.value, top: [...item.querySelectorAll('.grid text')].at(-1)?.textContent }));
}));

/** What is counted in the view that a point has led to. */
const opened = ({ person, explorer }, view) => person.until(`${view} of a point`, async () => {
  const state = await explorer.read();
  if (state.busy || state.view !== view) return false;
  return view === 'documents' ? { found: state.total } : state.lines && !state.lines.busy && state.lines;
});

export default [
  {
    title: 'every point opens exactly what it counts, in words and in documents',
    async run({ visit }) {
      const visitor = await visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.settled();
      for (const [unit, series] of UNITS.flatMap((unit) => [[unit, SERIES], [unit, []]])) {
        await person.tab.goto(linkOf('trends', { q: 'secur', ...option('series', series.join('\n')), ...option('unit', unit) }));
        const { points, lines } = await shown(visitor);
        assert.equal(lines, Math.max(1, series.length));
        const counted = points.filter(({ count, series }) => count && !(unit === 'words' && series === 2));
        assert.ok(counted.length > 1, `${unit}: there are points`);
        for (const one of counted) {
          await person.focus(point(explorer, one));
          await person.press('Enter');
          const { found } = await opened(visitor, unit === 'words' ? 'concordance' : 'documents');
          assert.equal(found, one.count, `${unit}, ${series[one.series]}, ${one.period}`);
          await person.back();
          await shown(visitor);
        }
      }
    },
  },
  {
    title: 'its numbers are the terminal’s, in the chart and in the table behind it',
    async run({ visit }) {
      const visitor = await visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.settled();
      for (const unit of UNITS) {
        await person.tab.goto(linkOf('trends', { ...option('series', SERIES.slice(0, 2).join('\n')), ...option('unit', unit) }));
        const { points } = await shown(visitor);
        const { rows, columns } = cli.view(PAGE, 'trends', ['', ...SERIES.slice(0, 2).flatMap((series) => ['--series', series]), '--unit', unit, '--limit', '1000']);
        const at = (name) => columns.findIndex((column) => column.name === name);
        const dated = rows.filter(({ label }) => label !== 'unplaced');
        const filled = dated.filter(({ numbers }) => numbers[at('documents')]);
        assert.ok(filled.length < dated.length, 'where there are no documents there is no point');
        assert.deepEqual(points.map(({ period, series, count }) => [period, series, count]).sort(), filled.flatMap(({ label, numbers }) => [0, 1].map((series) => [label, series, numbers[at(`${COUNTS[unit]}_${series + 1}`)]])).sort());
        await person.run(unfold);
        const table = await person.until('the table behind it', async () => {
          const read = await person.run(rowsOf);
          return read.length && read;
        });
        assert.deepEqual(table.slice(0, dated.length).map(([, ...cells]) => [cells[0], cells[unit === 'words' ? 1 : 2]].map(Number)), dated.map(({ numbers }) => [1, 2].map((series) => numbers[at(`${COUNTS[unit]}_${series}`)])));
      }
    },
  },
  {
    title: 'decades are drawn, chosen and opened as years are',
    async run({ visit }) {
      const visitor = await visit(linkOf('trends', { q: 'secur', ...option('bin', 'decade') }));
      const { person, explorer } = visitor;
      const { points } = await shown(visitor);
      const one = points.find(({ period, count }) => period === '2010..2019' && count);
      await person.focus(point(explorer, one));
      await person.press('Enter');
      assert.equal((await opened(visitor, 'concordance')).found, one.count);
      assert.match(await person.url(), /2010\.\.2019/);
      await person.back();
      await shown(visitor);
      await person.drag(explorer.here({ css: '.chart .overlay' }), 0.05, 0.95);
      await person.until('both decades', async () => (await explorer.read()).chips[0]?.value === '2000..2029');
    },
  },
  {
    title: 'what a period is counted in opens: its documents, its words, one of each text, with the words searched for or without',
    async run({ visit }) {
      const visitor = await visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.settled();
      for (const [q, filters, flags] of [['secur', {}, []], ['secur -kabul', { 'f.date': '2014..2021' }, ['--filter', 'date=2014..2021']]]) {
        const address = linkOf('trends', { q, ...filters, ...option('series', 'talks'), ...option('unit', 'documents') });
        const { rows, columns, sums } = cli.view(PAGE, 'trends', [q, ...flags, '--series', 'talks', '--unit', 'documents', '--limit', '1000']);
        const [documents, texts, tokens, own] = ['documents', 'texts', 'tokens', 'texts_1'].map((name) => columns.findIndex((column) => column.name === name));
        const all = sums.find(({ name }) => name === 'documents').number;
        const { label, numbers } = rows.filter((row) => row.numbers[own]).at(-1);
        for (const [nth, wanted] of [[3, { texts: numbers[own] }], [4, { total: numbers[documents] }], [5, { texts: numbers[texts] }], [6, { tokens: numbers[tokens] }]]) {
          await person.tab.goto(address);
          await shown(visitor);
          assert.match((await person.see(explorer.here({ css: '[data-part=trend-population]' }))).text, new RegExp(`all ${all} documents`));
          await person.run(unfold);
          await person.click(explorer.here({ css: `[data-part=chart-table] tr[data-row="${label}"] :nth-child(${nth}) button` }));
          const size = await person.until('its documents', async () => {
            const { view, busy } = await explorer.read();
            return view === 'documents' && !busy && person.run(() => {
              const { dataset: { total } } = document.querySelector('concord-explorer').shadowRoot.querySelector('[data-part=count]');
              const { dataset: { texts, tokens } } = document.querySelector('concord-explorer').shadowRoot.querySelector('[data-part=size]');
              return { total: Number(total), texts: Number(texts), tokens: Number(tokens) };
            });
          });
          assert.deepEqual({ ...size, ...wanted }, size, `${q} ${label}, column ${nth}`);
        }
      }
    },
  },
  {
    title: 'lines are drawn while they are written',
    async run({ visit }) {
      const visitor = await visit(linkOf('trends', {}));
      const { person, explorer } = visitor;
      await shown(visitor);
      await person.click(explorer.here({ css: '[data-part=series]' }));
      for (const [at, word] of ['moscow', 'kabul', 'talks'].entries()) {
        if (at) await person.press('Enter');
        await person.type(word);
        await person.until(`${at + 1} lines`, async () => (await shown(visitor)).lines === at + 1);
      }
      assert.equal((await person.focused()).value, 'moscow\nkabul\ntalks', 'what is written stays as it is');
      assert.equal((await person.run(() => document.querySelector('concord-explorer').shadowRoot.querySelector('[data-part=series]').rows)), 3);
    },
  },
  {
    title: 'the keyboard walks along the lines and from one to another, and reads every number',
    async run({ visit }) {
      const visitor = await visit(linkOf('trends', { ...option('series', SERIES.slice(0, 2).join('\n')) }));
      const { person, explorer } = visitor;
      const { points } = await shown(visitor);
      const labels = [...new Set(points.map(({ period }) => period))];
      await person.focus(point(explorer, points[0]));
      await person.press('End');
      await person.press('ArrowLeft');
      await person.press('ArrowDown');
      const { focused, readout } = await shown(visitor);
      const { count } = points.find(({ period, series }) => period === labels.at(-2) && series === 1);
      assert.match(focused, new RegExp(`${labels.at(-2)}.*terror\\* ${count}`));
      assert.ok(SERIES.slice(0, 2).every((series) => readout.includes(series)), readout);
      await person.press('Home');
      assert.match((await shown(visitor)).focused, new RegExp(labels[0]));
    },
  },
  {
    title: 'drawing across the chart chooses a time; the way back undoes it',
    async run({ visit }) {
      const visitor = await visit(linkOf('trends', { q: 'secur' }));
      const { person, explorer } = visitor;
      const before = await explorer.settled();
      await shown(visitor);
      await person.drag(explorer.here({ css: '.chart .overlay' }), 0.5, 0.9);
      const after = await person.until('a filter on time', async () => {
        const state = await explorer.read();
        return state.chips.length && !state.busy && state;
      });
      assert.equal(after.view, 'trends');
      assert.match(after.chips[0].value, /^\d{4}\.\.\d{4}$/);
      assert.ok(after.total < before.total);
      const [from, to] = after.chips[0].value.split('..');
      const { points, selected } = await shown(visitor);
      assert.equal(selected, points.some(({ period }) => period < from || to < period), 'the stretch is in sight, unless it is all that is drawn');
      await person.back();
      await person.until('all of it', async () => (await explorer.read()).total === before.total);
    },
  },
  {
    title: 'lines, topics and shares are chosen beside the chart and stand in the link',
    async run({ visit }) {
      const visitor = await visit(linkOf('trends', {}));
      const { person, explorer } = visitor;
      await shown(visitor);
      await person.click(explorer.here({ css: '[data-part=series]' }));
      await person.type('moscow');
      await person.press('Enter');
      await person.type('kabul');
      await person.choose(explorer.here({ css: '[data-part=share]' }), 'million');
      await person.until('two lines', async () => (await shown(visitor)).lines === 2);
      await person.choose(explorer.here({ css: '[data-part=add-topic]' }), 'Energy');
      await person.until('three lines', async () => (await shown(visitor)).lines === 3);
      await person.choose(explorer.here({ css: '[data-part=unit]' }), 'documents');
      const wanted = ['moscow\nkabul\ntopic:="Energy"', 'million', 'documents'];
      await person.until('all of it in the link', async () => {
        const link = new URLSearchParams(new URL(await person.url()).hash.slice(1));
        return ['series', 'share', 'unit'].every((name, at) => link.get(`o.trends.${name}`) === wanted[at]);
      });
      const { name } = await shown(visitor);
      assert.match(name, /^Documents per million words, by /);
    },
  },
  {
    title: 'small charts side by side share one scale, and their titles filter',
    async run({ visit }) {
      const visitor = await visit(linkOf('trends', { q: 'secur', ...option('by', 'outlet') }));
      const { person, explorer } = visitor;
      const state = await explorer.settled();
      const charts = await small(visitor);
      assert.ok(charts.length > 2 && charts.length <= 12);
      assert.equal(new Set(charts.map(({ top }) => top).filter(Boolean)).size, 1, 'one scale');
      const { value, count } = state.facets.outlet.find((one) => one.count && charts.some((chart) => chart.value === one.value));
      await person.click(explorer.here({ role: 'button', css: `[data-part=multiples] li[data-value="${value}"] h3 button` }));
      await person.until('its documents', async () => (await explorer.read()).total === count);
      await person.tab.goto(linkOf('trends', { q: 'secur', 'f.date': '2021', ...option('by', 'outlet') }));
      const there = new Set(cli.ask(PAGE, { filters: { date: ['2021'] } }).facets.outlet.flatMap((one) => (one.count ? [one.value] : [])));
      const [full, empty] = [true, false].map((wanted) => charts.map((chart) => chart.value).filter((one) => there.has(one) === wanted));
      assert.ok(full.length && empty.length, `${full} / ${empty}`);
      await person.until(`charts of ${full}`, async () => (await small(visitor)).map((chart) => chart.value).join() === full.join());
      const { text } = await person.see(explorer.here({ css: '[data-part=multiples-empty]' }));
      assert.ok(empty.every((one) => text.includes(one)), text);
    },
  },
  {
    title: 'documents without a date are counted beneath, and lead to themselves',
    async run({ visit }) {
      const { unplaced } = cli.ask(PAGE, {}).timeline;
      const visitor = await visit(linkOf('trends', { q: 'secur' }));
      const { person, explorer } = visitor;
      await shown(visitor);
      const note = await person.see(explorer.here({ css: '[data-part=trend-unplaced]' }));
      assert.equal(Number(/^\d+/.exec(note.name ?? note.text)[0]), unplaced);
      await person.click(explorer.here({ css: '[data-part=trend-unplaced]' }));
      assert.equal((await opened(visitor, 'documents')).found, unplaced);
    },
  },
  {
    title: 'a chart is saved as SVG, which needs nothing else, as PNG, CSV and JSON',
    async run({ visit }) {
      const visitor = await visit(linkOf('trends', { q: 'secur', ...option('series', SERIES.slice(0, 2).join('\n')), ...option('by', 'outlet') }), { dark: true });
      const { person, explorer } = visitor;
      await shown(visitor);
      await person.run(watchDownloads);
      for (const form of ['svg', 'png', 'csv', 'json']) {
        await person.click(explorer.here({ css: `[data-part=chart-${form}]` }));
        await person.until(form, async () => (await person.run(downloads)).some(({ name }) => name.endsWith(`.${form}`)));
      }
      const [svg, png, csv, json] = await person.run(downloads);
      assert.deepEqual(await person.run(strange, svg.text), []);
      for (const part of ['Matches', 'moscow', 'secur', 'Concord']) assert.ok(svg.text.includes(part), part);
      assert.ok(svg.text.includes('fill="rgb(255, 255, 255)"'), 'on white, though the page is dark');
      assert.equal(png.type, 'image/png');
      assert.ok(png.text.length > 5000);
      const asked = ['secur', ...SERIES.slice(0, 2).flatMap((series) => ['--series', series]), '--limit', '1000'];
      const { text, link } = cli.unlinked(csv.text);
      assert.equal(text, cli.view(PAGE, 'trends', asked, 'csv'));
      assert.equal(svg.text.match(/<desc>(.*)<\/desc>/)[1].replaceAll('&amp;', '&'), link);
      assert.deepEqual(JSON.parse(json.text).table, cli.view(PAGE, 'trends', asked));
    },
  },
  {
    title: 'small charts are saved on one sheet, and as the terminal’s tables one below another',
    async run({ visit }) {
      const visitor = await visit(linkOf('trends', { q: 'secur', ...option('series', SERIES.slice(0, 2).join('\n')), ...option('by', 'outlet') }), { dark: true });
      const { person, explorer } = visitor;
      const values = (await small(visitor)).map(({ value }) => value);
      await person.run(watchDownloads);
      const take = async (form) => {
        await person.click({ role: 'button', name: `Save as ${form.toUpperCase()}`, within: explorer.here({ role: 'group', name: 'Save the small charts as' }) });
        return person.until(form, async () => (await person.run(downloads)).find(({ name }) => name.endsWith(`-trends-outlet.${form}`)));
      };
      const { text: svg } = await take('svg');
      assert.deepEqual(await person.run(strange, svg), []);
      for (const part of ['Matches, by Event, a chart for each: Outlet', ...values, 'moscow', 'Grey bars', 'searched: secur', 'Concord']) assert.ok(svg.includes(part), part);
      assert.ok((await take('png')).text.length > 5000);
      const tableOf = (value, form) => cli.view(PAGE, 'trends', ['secur', ...SERIES.slice(0, 2).flatMap((series) => ['--series', series]), '--filter', `outlet=${value}`, '--limit', '1000'], form);
      const csv = await take('csv');
      const [head, ...rows] = rowsIn(csv.text);
      assert.equal(head, `outlet,${rowsIn(tableOf(values[0], 'csv'))[0]}`);
      assert.deepEqual(rows, values.flatMap((value) => rowsIn(tableOf(value, 'csv')).slice(1).map((row) => `${value},${row}`)));
      assert.match(cli.unlinked(csv.text).link, /^#.*trends.by=outlet/);
      assert.ok(csv.marked && csv.text.includes(`# selection filter outlet: ${values.join(' | ')}\r\n`));
      const { field, tables } = JSON.parse((await take('json')).text);
      assert.deepEqual([field, ...tables.map(({ value, table }) => ({ value, table }))], ['outlet', ...values.map((value) => ({ value, table: tableOf(value) }))]);
    },
  },
  {
    title: 'on paper the charts stand without their controls, the small ones too',
    without: { firefox: 'WebDriver BiDi cannot show a page as it is printed', webkit: 'WebDriver cannot show a page as it is printed' },
    async run({ visit }) {
      const visitor = await visit(linkOf('trends', { q: 'secur', ...option('by', 'outlet') }), { size: { width: 794, height: 1123 } });
      const { person } = visitor;
      const { length } = await small(visitor);
      await person.tab.media({ media: 'print' });
      const seen = await person.run(() => Object.fromEntries(['.multiples .plot', '.chart .plot', '.charted', '.options', '.readout', 'summary'].map((css) =>
        [css, [...document.querySelector('concord-explorer').shadowRoot.querySelectorAll(css)].filter((element) => element.checkVisibility()).length])));
      assert.deepEqual(seen, { '.multiples .plot': length, '.chart .plot': length + 1, '.charted': 0, '.options': 0, '.readout': 0, summary: 0 });
      await person.noWider('on paper');
    },
  },
  {
    title: 'axe-core finds nothing, in light and dark, at 320 px, from right to left',
    async run({ visit }) {
      for (const dark of [false, true]) {
        const visitor = await visit(linkOf('trends', { q: 'secur', ...option('series', `${SERIES.join('\n')}\n${'longword'.repeat(12)}`), ...option('by', 'outlet') }), { dark, size: PHONE });
        const { person } = visitor;
        await shown(visitor);
        await person.run(unfold);
        await person.until('the table behind it', async () => (await person.run(rowsOf)).length);
        await sound(person, `trends, dark: ${dark}`);
        await person.noWider();
        await person.run(() => document.querySelector('concord-explorer').setAttribute('dir', 'rtl'));
        await shown(visitor);
        await person.noWider('from right to left');
      }
    },
  },
];
