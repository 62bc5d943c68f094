// Tables of what is counted: the terminal's numbers, and the text behind each of them.
import assert from 'node:assert/strict';
import { sound } from '../support/axe.mjs';
import * as cli from '../support/cli.mjs';
import { clipboard, written } from '../support/clipboard.mjs';
import { taken, watchDownloads } from '../support/downloads.mjs';
import { squeezed } from '../support/explorer.mjs';
import { PAGE, PAGE_URL, linkOf } from '../support/places.mjs';
import { heard, listen } from '../support/voice.mjs';

const PHONE = { width: 390, height: 844 };

/** Tables by their links, and the terminal's words for the same: the query, then options. */
const TABLES = [
  ['words', { q: '' }, ['']],
  ['words', { q: 'moscow ', 'o.words.minimum': '3', 'o.words.sort': 'documents', 'o.words.reversed': '1' }, ['moscow ', '--minimum', '3', '--sort', 'documents', '--reversed']],
  ['words', { q: 'secur', 'f.outlet': 'Dawn', 'o.words.containing': 'É', scope: 'all' }, ['secur', '--filter', 'outlet=Dawn', '--containing', 'É', '--scope', 'all']],
  ['words', { q: 'talk ', forms: '1', 'o.words.sort': 'label' }, ['talk ', '--stems', '--sort', 'label']],
  ['phrases', { q: '' }, ['']],
  ['phrases', { q: 'moscow ', 'o.phrases.shortest': '3', 'o.phrases.longest': '4', 'o.phrases.minimum': '2', 'o.phrases.documents': '1', 'o.phrases.whole': '0' }, ['moscow ', '--shortest', '3', '--longest', '4', '--minimum', '2', '--documents', '1', '--nested']],
  ['keyness', { 'f.date': '2020..' }, ['', '--filter', 'date=2020..']],
  ['keyness', { q: 'moscow ', 'o.keyness.unit': 'documents', 'o.keyness.minimum': '1', 'o.keyness.correction': 'benjamini-hochberg' }, ['moscow ', '--unit', 'documents', '--minimum', '1', '--correction', 'benjamini-hochberg']],
  ['keyness', { q: 'terror* ', 'b.q': 'energy ', 'b.f.date': '..2019', 'o.keyness.smoothing': '100', 'o.keyness.sort': 'simple_maths' }, ['terror* ', '--against', 'energy ', '--against-filter', 'date=..2019', '--smoothing', '100', '--sort', 'simple_maths']],
  ['keyness', { q: 'terror* ', 'b.q': 'energy ', 'o.keyness.unit': 'documents' }, ['terror* ', '--against', 'energy ', '--unit', 'documents']],
  ['collocates', { q: 'security ' }, ['security ']],
  ['collocates', { q: 'nuclear OR energy ', 'f.date': '..2020', 'o.collocates.left': '3', 'o.collocates.right': '1', 'o.collocates.minimum': '1' }, ['nuclear OR energy ', '--filter', 'date=..2020', '--window', '3,1', '--minimum', '1']],
  ['collocates', { q: 'talks russi', forms: '1' }, ['talks russi', '--stems']],
  ['collocates', { q: 'security outlet:dawn ', scope: 'text' }, ['security outlet:dawn ', '--scope', 'text']],
  ['collocates', { q: 'moscow ', 'o.collocates.node': 'secur*', 'o.collocates.left': '0', 'o.collocates.sort': 'mi' }, ['moscow ', '--node', 'secur*', '--window', '0,5', '--sort', 'mi']],
];

const named = (table) => table.rows.map(({ label, query, numbers }) => ({ label, query, numbers: Object.fromEntries(table.columns.map(({ name }, at) => [name, numbers[at] ?? null])) }));
const button = (explorer, part, more = {}) => explorer.here({ role: 'button', css: `[data-part=${part}]`, ...more });

/** Opens what a number of a row leads to; what is counted there. */
async function follow({ person, explorer }, query, column) {
  if (!(await person.find(explorer.here({ css: `tr[data-query='${query}'] td[data-column=${column}] [data-part=lead]` }))).length) return null;
  await person.click(explorer.here({ role: 'button', css: `tr[data-query='${query}'] td[data-column=${column}] [data-part=lead]` }));
  let seen;
  return person.until({ toString: () => `what ${column} of ${query} counts: ${JSON.stringify(seen)}` }, async () => {
    const { view, busy, total, lines } = await explorer.read();
    seen = { view, busy, total, lines };
    if (busy || view === 'documents') return !busy && { documents: total };
    return view === 'concordance' && lines && !lines.busy && { lines: lines.found, documents: lines.documents };
  });
}

/** Rows that are tried: the first, and one in the middle of those in sight. */
const some = (rows) => [...new Set([0, rows.length >> 1])].map((at) => rows[at]).filter(Boolean);

export default [
  {
    title: 'every number of every column is the terminal’s',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      for (const [view, link, words] of TABLES) {
        await person.tab.goto(linkOf(view, { ...link, [`o.${view}.columns`]: '1' }));
        const table = await explorer.table();
        const terminal = cli.view(PAGE, view, [...words, '--limit', '50']);
        assert.ok(terminal.total > 0, `${view} ${words}: there are rows`);
        assert.equal(table.total, terminal.total, `${view} ${words}`);
        assert.deepEqual(table.heads.map(({ name }) => name), ['label', ...terminal.columns.map(({ name }) => name)]);
        assert.deepEqual(table.rows, named(terminal), `${view} ${words}`);
        assert.deepEqual(table.warnings, terminal.warnings.map(({ code }) => code));
      }
    },
  },
  ...TABLES.map(([view, link], number) => ({
    title: `each number opens as many lines or documents as it says: table ${number + 1}, ${view}`,
    async run({ visit }) {
      const address = linkOf(view, { ...link, [`o.${view}.columns`]: '1' });
      const { person, explorer } = await visit(address);
      const unit = link['o.keyness.unit'] ?? 'words';
      for (const { query, numbers } of some((await explorer.table()).rows)) {
        for (const column of Object.keys(numbers).filter((name) => /^(other_)?(count|documents|words|lines)$/.test(name) && numbers[name] && !(view === 'phrases' && name === 'words'))) {
          await person.tab.goto(address);
          await explorer.table();
          const there = await follow({ person, explorer }, query, column);
          if (!there) {
            assert.equal(`${view} ${column}`, 'collocates words', `${query} leads nowhere`);
            continue;
          }
          const counted = column.endsWith('documents') || (view === 'keyness' && unit === 'documents') ? there.documents : there.lines;
          assert.equal(counted, numbers[column], `${JSON.stringify(link)}: ${column} of ${query}`);
        }
      }
    },
  })),
  {
    title: 'a head sorts, again the other way round; names are found; more rows and all columns are shown on demand',
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('words', {}));
      const order = async (column) => (await explorer.table()).heads.find(({ name }) => name === column).sort;
      const numbers = async (column) => (await explorer.table()).rows.map((row) => row.numbers[column]);
      const head = (column) => button(explorer, 'sort', { css: `[data-column=${column}] [data-part=sort]` });
      assert.equal(await order('count'), 'descending');
      await person.click(head('documents'));
      assert.equal(await order('documents'), 'descending');
      assert.deepEqual(await numbers('documents'), (await numbers('documents')).toSorted((a, b) => b - a));
      await person.click(head('documents'));
      assert.equal(await order('documents'), 'ascending');
      assert.deepEqual(new Set(await numbers('documents')), new Set([1]));
      await person.focus(head('label'));
      await person.press('Enter');
      assert.equal(await order('label'), 'ascending');
      assert.deepEqual((await explorer.table()).rows.map(({ label }) => label), cli.view(PAGE, 'words', ['', '--sort', 'label', '--limit', '50']).rows.map(({ label }) => label));
      await person.click(explorer.here({ css: '[data-part=containing]' }));
      await person.type('terror');
      const found = await explorer.table();
      assert.ok(found.total > 1 && found.rows.every(({ label }) => /terror/i.test(label)), found.rows.map(({ label }) => label).join());
      await person.press('Control+a');
      await person.press('Delete');
      const { total } = await explorer.table();
      await person.click(button(explorer, 'more-rows'));
      assert.equal((await explorer.table()).rows.length, Math.min(100, total));
      await person.tab.goto(linkOf('keyness', { q: 'moscow ' }));
      const few = (await explorer.table()).heads.length;
      await person.click(explorer.here({ role: 'checkbox', name: 'All columns' }));
      assert.ok((await explorer.table()).heads.length > few);
      await person.until('the columns in the link', async () => (await person.url()).includes('o.keyness.columns=1'));
    },
  },
  {
    title: 'a measure tells its formula and source; a row the numbers that it is reckoned from',
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('keyness', { q: 'moscow ' }));
      const { columns, rows, sums } = cli.view(PAGE, 'keyness', ['moscow ']);
      await explorer.table();
      await person.click(explorer.here({ role: 'button', css: '[data-column=g2_4] [data-part=about-column]' }));
      const { text } = await person.see(explorer.here({ css: '[data-part=explained]' }));
      const { label, formula, source } = columns.find(({ name }) => name === 'g2_4');
      for (const part of [label, formula, source]) assert.ok(text.includes(part), `${part} in ${text}`);
      await person.click(button(explorer, 'explained-close'));
      await person.gone(explorer.here({ css: '[data-part=explained]' }));
      const [first] = named({ columns, rows });
      const sum = (name) => sums.find((one) => one.name === name).number;
      await person.click(explorer.here({ role: 'button', name: first.label, css: '[data-part=row]' }));
      const letters = () => person.until('what the row is reckoned from', async () => {
        const { letters: named } = await explorer.table();
        return Object.keys(named).length && named;
      });
      const { count, other_count, expected, other_expected } = first.numbers;
      assert.deepEqual(await letters(), { a: count, b: other_count, c: sum('tokens'), d: sum('other_tokens'), E1: expected, E2: other_expected });
      const all = await person.see(explorer.here({ css: '[data-part=all-numbers]' }));
      for (const number of Object.values(first.numbers)) assert.ok(all.text.includes(String(number ?? '–')), `${number} as it was reckoned`);
      await person.tab.goto(linkOf('collocates', { q: 'security ' }));
      await explorer.table();
      const beside = cli.view(PAGE, 'collocates', ['security ']);
      const [{ label: word, numbers }] = named(beside);
      await person.click(explorer.here({ role: 'button', name: word, css: '[data-part=row]' }));
      const of = (name) => beside.sums.find((one) => one.name === name).number;
      assert.deepEqual(await letters(), { O: numbers.count, f1: of('nodes'), f2: numbers.words, N: of('tokens'), W: of('beside'), E: numbers.expected });
    },
  },
  {
    title: 'two selections are held against one another, in words, and in the link',
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('keyness', { q: 'terror* ' }));
      const sides = async () => (await person.seeAll(explorer.here({ css: '[data-part=compare] dd' }))).map(({ text }) => squeezed(text));
      await explorer.table();
      assert.match((await sides())[1], /^all other documents/);
      await person.focus(button(explorer, 'hold'));
      await person.press('Enter');
      await person.see(explorer.here({ css: '[data-part=same]' }));
      await person.gone(explorer.here({ css: '[data-part=table]' }));
      await person.press('Enter');
      await explorer.table();
      assert.match((await sides())[1], /^all other documents/, 'the focus is where it was, on the way back');
      await person.press('Enter');
      await person.see(explorer.here({ css: '[data-part=same]' }));
      await explorer.search('energy ');
      const table = await explorer.table();
      const against = ['energy ', '--against', 'terror* '];
      assert.deepEqual(table.rows.map(({ label }) => label), cli.view(PAGE, 'keyness', [...against, '--limit', '50']).rows.map(({ label }) => label));
      const [these, others] = await sides();
      assert.match(these, /energy.*words in \d+ documents/);
      assert.match(others, /terror\*.*words in \d+ documents/);
      await person.until('both in the link', async () => (await person.url()).includes('b.q=terror') && (await person.url()).includes('q=energy'));
      await person.tab.goto('about:blank');
      await person.tab.goto(linkOf('keyness', { q: 'energy ', 'b.q': 'terror* ' }));
      assert.deepEqual((await explorer.table()).rows, table.rows, 'the link brings both');
      await person.click(button(explorer, 'swap'));
      await explorer.table();
      assert.match((await sides())[0], /terror\*/);
      assert.equal((await explorer.settled()).query, 'terror* ');
      await person.click(button(explorer, 'release'));
      await explorer.table();
      assert.match((await sides())[1], /^all other documents/);
    },
  },
  {
    title: 'beside collocates, too, a selection is held and let go where the focus is, and what to do then is spoken',
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('collocates', { q: 'security ' }));
      await explorer.table();
      await listen(person, '.turns [role=status]');
      await person.focus(button(explorer, 'hold'));
      for (let time = 0; time < 2; time += 1) {
        await person.press('Enter');
        await person.focusOn({ role: 'button', name: 'Let go' });
        await person.press('Enter');
        await person.focusOn({ role: 'button', name: 'Hold these documents' });
      }
      assert.deepEqual(await heard(person), Array(2).fill('Now choose others, by words, filters or dates, and swap.'));
      await person.press('Enter');
      await explorer.search('energy ');
      await person.focus(button(explorer, 'swap'));
      await person.press('Enter');
      assert.equal((await explorer.settled()).query, 'security ');
      await person.focusOn({ role: 'button', name: 'Swap' });
    },
  },
  {
    title: 'options count at once; what an option cannot be gives way',
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('keyness', { q: 'moscow ' }));
      const { total } = await explorer.table();
      const least = explorer.here({ css: '[data-option=minimum] input' });
      const write = async (text) => {
        await person.click(least);
        await person.press('Control+a');
        await person.type(text);
      };
      await write('20');
      const fewer = await explorer.table();
      assert.equal(fewer.total, cli.view(PAGE, 'keyness', ['moscow ', '--minimum', '20']).total);
      assert.ok(fewer.total < total);
      await write('0');
      await person.press('Tab');
      assert.equal((await person.see(least)).value, '20');
      await person.choose(explorer.here({ css: '[data-option=unit] select' }), 'documents');
      assert.equal((await explorer.table()).total, cli.view(PAGE, 'keyness', ['moscow ', '--minimum', '20', '--unit', 'documents']).total);
    },
  },
  {
    title: 'a table without rows says why, and what to do',
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('words', { 'o.words.minimum': '999999' }));
      assert.equal((await explorer.table()).total, 0);
      await person.click(button(explorer, 'lower'));
      assert.ok((await explorer.table()).total > 0);
      await person.click(explorer.here({ css: '[data-part=containing]' }));
      await person.type('qqqq');
      assert.equal((await explorer.table()).total, 0);
      await person.click(button(explorer, 'find-nothing'));
      assert.ok((await explorer.table()).total > 0);
      await person.tab.goto(linkOf('keyness', {}));
      await person.see(explorer.here({ css: '[data-part=no-others]' }));
      await person.tab.goto(linkOf('collocates', {}));
      await person.see(explorer.here({ css: '[data-part=wordless]' }));
      await explorer.search('qwertyuiop ');
      await person.see(explorer.here({ css: '[data-part=empty]' }));
    },
  },
  {
    title: 'the CSV of a table is the terminal’s, byte for byte behind its mark and but for its link, which leads back; its JSON has all rows; the clipboard those in sight',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      await person.run(watchDownloads);
      let saved = 0;
      const take = async (what) => {
        await person.click(button(explorer, `export-${what}`));
        saved += 1;
        return taken(person, saved - 1);
      };
      for (const [view, link, words] of TABLES) {
        await person.tab.goto(linkOf(view, link));
        await explorer.table();
        const { name, text, marked } = await take('csv');
        assert.match(name, new RegExp(`-${view}\\.csv$`));
        assert.ok(marked, 'Excel is told that it is UTF-8');
        const unlinked = cli.unlinked(text);
        assert.equal(unlinked.text, cli.view(PAGE, view, [...words, '--limit', '1000000'], 'csv'), `${view} ${words}`);
        const { heads, rows } = await explorer.table();
        await person.tab.goto(PAGE_URL + unlinked.link);
        assert.deepEqual(await explorer.table().then((there) => [there.heads, there.rows]), [heads, rows], unlinked.link);
      }
      const { total } = await explorer.table();
      const { text: json, marked } = await take('json');
      assert.ok(!marked && !cli.view(PAGE, 'words', [''], 'csv').startsWith('\uFEFF'), 'neither JSON nor the terminal has the mark');
      const { table, request, hash, link } = JSON.parse(json);
      assert.deepEqual([table.rows.length, Object.keys(request.view), hash, PAGE_URL + link], [total, ['collocates'], (await explorer.about()).hash, await person.url()]);
      await clipboard(person, true);
      await person.click(button(explorer, 'copy-rows'));
      await person.focus(button(explorer, 'export-csv'));
      await person.press('Enter');
      await taken(person, saved);
      await person.focusOn({ role: 'button', name: /^CSV/ });
      const lines = (await written(person)).trimEnd().split('\n');
      assert.equal(lines.length, 1 + (await explorer.table()).rows.length);
    },
  },
  {
    title: 'the citation of a document, and of all that are found, are saved in three forms',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.search('secur');
      const { hits } = cli.ask(PAGE, { query: 'secur', limit: 1000 });
      await person.run(watchDownloads);
      const file = (number) => taken(person, number);
      const save = (part, name) => person.click(explorer.here({ role: 'button', name, css: `[data-part=${part}] button` }));
      await save('cite-all', 'CSL-JSON');
      assert.deepEqual(JSON.parse((await file(0)).text).map(({ id }) => id), hits.map(({ id }) => id));
      await save('cite-all', 'RIS');
      assert.equal((await file(1)).text.match(/^ER {2}- /gm).length, hits.length);
      const { title, fields } = hits.find((hit) => hit.fields.outlet && hit.title);
      await explorer.open(title);
      await save('cite', 'BibTeX');
      const { name, text } = await file(2);
      assert.ok(name.endsWith('.bib') && text.startsWith('@article{'), `${name}: ${text}`);
      assert.ok(text.includes(`year = {${fields.date[0].slice(0, 4)}}`), text);
    },
  },
  {
    title: 'on paper every number of what is compared stands, without the controls',
    without: { firefox: 'WebDriver BiDi cannot show a page as it is printed', webkit: 'WebDriver cannot show a page as it is printed' },
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('keyness', { q: 'terror* ', 'b.q': 'energy ' }));
      await explorer.table();
      const numbers = async () => (await person.seeAll(explorer.here({ css: '[data-part=compare] dd, [data-part=table] td[data-number]' }))).map(({ text }) => squeezed(text));
      const shown = await numbers();
      assert.ok(shown.length > 50 && /\d+ words in \d+ documents/.test(shown[1]), shown[1]);
      await person.tab.media({ media: 'print' });
      assert.deepEqual(await numbers(), shown);
      assert.deepEqual(await person.find(explorer.here({ css: '[data-part=swap], [data-part=release], .options, .handles' })), []);
    },
  },
  {
    title: 'on a phone what a row opens, and what is told of a column, comes into sight',
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('collocates', { q: 'security ' }), { size: PHONE });
      const inSight = (part) => person.until(`${part} in sight`, async () => {
        const [top, least] = await person.run((name) => [document.querySelector('concord-explorer').shadowRoot.querySelector(`[data-part=${name}]`)?.getBoundingClientRect().top, innerHeight - 100], part);
        return top > 0 && top < least;
      });
      const [, , { label }] = (await explorer.table()).rows;
      const press = async (css) => {
        await person.run((name) => {
          const button = document.querySelector('concord-explorer').shadowRoot.querySelector(name);
          button.scrollIntoView({ block: 'end' });
          button.focus({ preventScroll: true });
        }, css);
        await person.press('Enter');
      };
      await press(`[data-row='${label}'] [data-part=row]`);
      await inSight('detail');
      await press('[data-part=about-column]');
      await inSight('explained');
    },
  },
  {
    title: 'axe-core finds nothing in any table, in light and dark; nothing is wider than a phone, mirrored too',
    async run({ visit }) {
      for (const dark of [false, true]) {
        const { person, explorer } = await visit(PAGE_URL, { size: PHONE, dark });
        await explorer.settled();
        for (const [view, link] of dark ? [TABLES[8]] : [TABLES[1], TABLES[4], TABLES[8], TABLES[10]]) {
          const address = linkOf(view, { ...link, [`o.${view}.about`]: 'per_million', [`o.${view}.containing`]: 'se' });
          await person.tab.goto(address);
          const [{ label }] = (await explorer.table()).rows;
          await person.click(explorer.here({ role: 'button', name: label, css: '[data-part=row]' }));
          await sound(person, `${view}, ${dark ? 'dark' : 'light'}`);
          await person.noWiderAt([320, 390, 900], view);
          await person.run(() => document.querySelector('concord-explorer').setAttribute('dir', 'rtl'));
          await person.noWider(`${view} mirrored`);
          await person.run(() => document.querySelector('concord-explorer').removeAttribute('dir'));
        }
      }
    },
  },
];
