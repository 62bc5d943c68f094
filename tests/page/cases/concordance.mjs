// The lines of a concordance: as many as there are matches, in the order asked for, each a way into its document.
import assert from 'node:assert/strict';
import { sound } from '../support/axe.mjs';
import * as cli from '../support/cli.mjs';
import { copied } from '../support/clipboard.mjs';
import { atMadePage, documentsOf, lines, plain } from '../support/corpora.mjs';
import { downloads, taken, watchDownloads } from '../support/downloads.mjs';
import { BOX } from '../support/explorer.mjs';
import { PAGE, PAGE_URL, linkOf } from '../support/places.mjs';
import { heard, listen } from '../support/voice.mjs';

const PHONE = { width: 390, height: 844 };
const MANY = 12_000;
const EACH = 300;

const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}]+(?:[’'][\p{L}\p{N}]+)*/gu) ?? [];

/** Lines that can be told from one another: each has its number behind the needle. */
const haystack = () => lines(Array.from({ length: MANY / EACH }, (_, number) =>
  plain(Array.from({ length: EACH }, (_, at) => `hay grass needle n${number * EACH + at} straw`).join(' '), number)));

const ARABIC = 'قال الوزير إن الماء في النهر قليل هذا العام ثم عاد إلى المدينة وتحدث عن الماء مرة أخرى أمام الناس';
const MIXED = lines([
  { id: 'ar', title: 'النهر والناس', text: ARABIC },
  { id: 'en', title: 'Water', text: 'The minister said that the water (الماء) in the river is low this year.' },
]);

/** The file that a button hands over. */
async function saved({ person, explorer }, name = 'CSV: save all lines') {
  await person.run(watchDownloads);
  await person.click(explorer.here({ role: 'button', name }));
  return taken(person);
}

/** Selects from one line into another. */
const select = (from, to) => {
  const root = document.querySelector('concord-explorer').shadowRoot;
  const [start, end] = [from, to].map((line) => root.querySelector(`[data-line="${line}"] .right bdi`));
  (root.getSelection?.() ?? getSelection()).setBaseAndExtent(start.firstChild, 0, end, end.childNodes.length);
};

const option = (name) => ({ css: `[data-option="${name}"]` });

/** A machine that does little at a time: all time is up at the next look at the clock, and what is put off comes late. */
const slow = () => {
  const { setTimeout: put } = window;
  let now = performance.now();
  performance.now = () => (now += 1_000);
  window.setTimeout = (act, rest = 0, ...given) => put(act, rest + 50, ...given);
};

export default [
  {
    title: 'there are as many lines as matches, in as many documents as are found, for words, prefixes and phrases, in a filter too',
    async run({ visit }) {
      const { explorer } = await visit(PAGE_URL);
      await explorer.settled();
      await explorer.view('Concordance');
      for (const [query, node] of [['moscow ', /^moscow/i], ['secur*', /^secur/i], ['"security council"', /^security council$/i]]) {
        const { total } = await explorer.search(query);
        const shown = await explorer.lines();
        const { hits } = cli.ask(PAGE, { query, limit: 1000 });
        assert.equal(shown.total, hits.reduce((sum, { matches }) => sum + matches, 0), query);
        assert.deepEqual([shown.found, shown.documents, shown.documents], [shown.total, total, hits.length], query);
        assert.deepEqual(shown.rows.filter(({ node: found }) => !node.test(found)), [], query);
        assert.deepEqual(shown.rows.map(({ at }) => at), shown.rows.map((_, at) => at), 'in a row from the first');
      }
      await explorer.search('secur*');
      await explorer.toggle('outlet', 'Dawn');
      const { hits } = cli.ask(PAGE, { query: 'secur*', filters: { outlet: ['Dawn'] }, limit: 1000 });
      assert.equal((await explorer.lines()).total, hits.reduce((sum, { matches }) => sum + matches, 0));
    },
  },
  {
    title: 'lines are sorted by what follows, by what stands before, by one choice after the other',
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('concordance', { q: 'security ' }));
      const order = async (wanted) => {
        const { rows } = await person.until('the order', async () => {
          const shown = await explorer.lines();
          return String(shown.rows.map(wanted)) === String(shown.rows.map(wanted).sort()) && shown;
        });
        assert.ok(rows.length > 5);
      };
      await explorer.lines();
      await person.click(explorer.here({ role: 'button', name: 'By what follows' }));
      await order(({ right }) => wordsOf(right)[0] ?? '');
      await person.click(explorer.here({ role: 'button', name: 'By what stands before' }));
      await order(({ left }) => wordsOf(left).at(-1) ?? '');
      await person.choose(explorer.here(option('first')), 'document');
      const titles = new Map(documentsOf(PAGE).map(({ id, title }) => [id, folded(title)]));
      await order(({ id }) => titles.get(id));
    },
  },
  {
    title: 'a sample is drawn by its seed, the same from a link, another with the next seed, and said to be one',
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('concordance', { q: 'the ' }));
      const all = await explorer.lines();
      await person.focus(explorer.here(option('sample')));
      await person.type('12');
      await person.press('Enter');
      const ids = ({ rows }) => rows.map(({ id, place }) => `${id} ${place}`).join();
      const first = await person.until('a sample', async () => (await explorer.lines()).total === 12 && explorer.lines());
      assert.deepEqual([first.found, first.documents], [all.total, new Set(first.rows.map(({ id }) => id)).size]);
      assert.match(first.told, /^12 of [\d,]+ lines, drawn with seed 1, in \d+ documents/);
      await person.until('the link', async () => /sample=12/.test(await person.url()));
      const again = await visit(await person.url());
      assert.equal(ids(await again.explorer.lines()), ids(first));
      await person.click(explorer.here({ role: 'button', name: 'Another sample' }));
      await person.until('another', async () => ids(await explorer.lines()) !== ids(first));
      assert.match((await explorer.lines()).told, /seed 2,/);
    },
  },
  {
    title: 'a line opens its document at its place; Escape leads back to the line',
    async run({ visit }) {
      for (const size of [undefined, PHONE]) {
        const { person, explorer } = await visit(linkOf('concordance', { q: 'russia* ', 'o.concordance.first': 'r1' }), { size });
        const { rows } = await explorer.lines();
        const at = rows.findIndex(({ place }) => place > 1);
        await person.click(explorer.here({ role: 'button', css: `[data-line="${at}"] [data-part=line]` }));
        const reader = await explorer.document();
        assert.deepEqual([reader.id, reader.match], [rows[at].id, rows[at].place]);
        assert.equal(reader.current, rows[at].node);
        await person.press('Escape');
        await person.until('the lines', async () => !(await explorer.read()).open);
        const name = `${rows[at].left} ${rows[at].node}`.trim();
        await person.until('focus on the line', async () => (await person.focused()).name.replace(/\s+/g, ' ').includes(name.slice(-20)));
      }
    },
  },
  {
    title: 'the keyboard walks along the lines, by line, by page, to both ends, and back to the box',
    async run(world) {
      const { person, explorer } = await atMadePage(world, haystack(), '#q=needle+&view=concordance');
      await explorer.lines();
      const here = (number) => person.focusOn({ role: 'button', name: new RegExp(`needle n${number} `) });
      await person.focusOn(BOX);
      await person.press('ArrowDown');
      await here(0);
      await person.press('ArrowDown');
      await person.press('ArrowDown');
      await here(2);
      await person.press('PageDown');
      await person.until('a page further', async () => Number((await person.focused()).name.match(/needle n(\d+)/)?.[1]) > 6);
      await person.press('End');
      await here(MANY - 1);
      await person.press('ArrowUp');
      await here(MANY - 2);
      assert.equal((await explorer.lines()).rows.at(-1).at, MANY - 1);
      await person.press('Enter');
      const reader = await explorer.document();
      assert.deepEqual([reader.id, reader.match], [`d${MANY / EACH - 1}`, EACH - 1]);
      await person.press('Escape');
      await here(MANY - 2);
      await person.press('Home');
      await here(0);
      await person.press('ArrowUp');
      await person.focusOn(BOX);
    },
  },
  {
    title: 'of many thousand lines only those in sight are in the page, wherever one scrolls to',
    async run(world) {
      const { person, explorer } = await atMadePage(world, haystack(), '#q=needle+&view=concordance');
      assert.equal((await explorer.lines()).total, MANY);
      for (const line of [5000, 11_900, 700]) {
        await person.run((to) => {
          const reel = document.querySelector('concord-explorer').shadowRoot.querySelector('[data-part=reel]');
          reel.scrollTop = to * reel.querySelector('[data-line]').offsetHeight;
        }, line);
        const { rows } = await person.until(`line ${line}`, async () => {
          const shown = await explorer.lines();
          return Math.abs(shown.rows[0].at - line) < 2 && shown;
        });
        for (const { at, right } of rows) assert.match(right, new RegExp(`^n${at} `));
      }
      const table = await person.see(explorer.here({ css: '[data-part=reel] table' }));
      assert.equal(table.attributes['aria-rowcount'], String(MANY + 1));
      assert.ok((await person.find(explorer.here({ css: '[data-line]', hidden: true }))).length < 120);
    },
  },
  {
    title: 'the line that one is at is in the link, which leads back to it; other lines begin at the first',
    async run(world) {
      const { person, explorer } = await atMadePage(world, haystack(), '#q=needle+&view=concordance');
      await explorer.lines();
      const at = async () => Number(new URLSearchParams((await person.url()).split('#')[1]).get('o.concordance.at'));
      const firstIs = (visitor, line) => person.until(`line ${line} on top`, async () => (await visitor.explorer.lines()).rows[0].at === line - 1);
      await person.run(() => {
        const reel = document.querySelector('concord-explorer').shadowRoot.querySelector('[data-part=reel]');
        reel.scrollTop = 7000 * reel.querySelector('[data-line]').offsetHeight;
      });
      await person.until('the place in the link', async () => (await at()) === 7001);
      const again = await world.visit(await person.url());
      await again.explorer.settled();
      await firstIs(again, 7001);
      await again.person.focusOn({ role: 'button', name: /needle n7000 / });
      await again.person.press('ArrowDown');
      await again.person.press('ArrowDown');
      await again.person.press('Enter');
      assert.equal((await again.explorer.document()).match, 7002 % EACH + 1);
      await again.person.back();
      await again.person.focusOn({ role: 'button', name: /needle n7002 / });
      assert.match(await again.person.url(), /concordance\.at=7003(&|$)/);
      const third = await world.visit(await again.person.url());
      await third.person.focusOn({ role: 'button', name: /needle n7002 / });
      await third.person.choose(third.explorer.here(option('first')), 'date');
      await firstIs(third, 1);
      await third.person.until('a link without it', async () => !(await third.person.url()).includes('concordance.at'));
    },
  },
  {
    title: 'all lines leave as a file that says how they were found, and in which nothing runs',
    async run(world) {
      const bytes = lines([...Array.from({ length: 2100 }, (_, number) => plain('a straw, a needle, "hay"', number)), { id: 'evil', title: "=cmd|' /C calc'!A0", text: '=SUM(A1) needle @foo;+bar' }], { title: 'Hay, =1+1' });
      const visitor = await atMadePage(world, bytes, '#q=needle+&view=concordance&o.concordance.first=document');
      await visitor.explorer.lines();
      const { name, text, marked } = await saved(visitor);
      assert.equal(name, 'hay-1-1-lines.csv');
      assert.ok(marked, 'Excel is told that it is UTF-8');
      const written = text.split('\r\n');
      const head = written.filter((line) => line.startsWith('# '));
      const of = (key) => head.find((line) => line.startsWith(`# ${key}: `))?.slice(key.length + 4);
      assert.deepEqual([of('corpus'), of('view'), of('sort'), of('selection query'), of('rows'), of('found')], ["Hay, '=1+1", 'concordance', 'document', 'needle', '2101 from 1 of 2101', '2101']);
      assert.equal(of('hash'), (await visitor.explorer.about()).hash);
      assert.match(of('link'), /^#.*view=concordance/);
      const rows = written.slice(head.length);
      assert.equal(rows[0], 'id,date,title,place,left,node,right');
      assert.equal(rows.length, 2101 + 2, 'the names of the columns, the lines, and the end of the last one');
      assert.ok(rows.includes(`evil,,'=cmd|' /C calc'!A0,1,'=SUM(A1) ,needle, @foo;'+bar`), rows.find((row) => row.startsWith('evil')));
      assert.ok(rows.includes('d7,,Document 7,1,"a straw, a ",needle,", ""hay"""'), rows[9]);
    },
  },
  {
    title: 'the files are the terminal’s, but for their link',
    async run({ visit }) {
      const options = { near: 'council ', behind: '3', before: '2', first: 'r1', second: 'document', width: '7', sample: '9', seed: '4' };
      const visitor = await visit(linkOf('concordance', { q: 'security ', ...Object.fromEntries(Object.entries(options).map(([name, value]) => [`o.concordance.${name}`, value])) }));
      await visitor.explorer.lines();
      const asked = ['security ', '--near', 'council ', '--window', '2,3', '--sort', 'r1,document', '--width', '7', '--sample', '9', '--seed', '4', '--limit', '1000'];
      assert.equal(cli.unlinked((await saved(visitor)).text).text, cli.view(PAGE, 'concordance', asked, 'csv'));
      const { text } = await saved(visitor, 'JSON: save all lines');
      assert.deepEqual(JSON.parse(text).concordance, cli.view(PAGE, 'concordance', asked));
    },
  },
  {
    title: 'lines that are selected are copied as a table, those in sight by a button',
    async run(world) {
      const { person, explorer } = await atMadePage(world, haystack(), '#q=needle+&view=concordance');
      const { rows } = await explorer.lines();
      await person.run(select, 1, 3);
      const { taken: table } = await copied(person, '[data-line="1"] .right bdi');
      assert.deepEqual(table.trim().split('\n').map((line) => line.split('\t')).map(([id, , title, place, , node]) => [id, title, place, node]),
        ['2', '3', '4'].map((place) => ['d0', 'Document 0', place, 'needle']));
      await listen(person, '.lines-head [data-part=told]');
      await person.click(explorer.here({ role: 'button', name: 'Copy' }));
      const text = await person.until('what is told of it', async () => (await heard(person)).at(-1));
      assert.match(text, /^\d+ lines copied$/);
      assert.ok(Math.abs(parseInt(text, 10) - rows.length) <= 1, `${text} of ${rows.length}`);
    },
  },
  {
    title: 'the gathering of a file can be stopped',
    async run(world) {
      const { person, explorer } = await atMadePage(world, haystack(), '#q=hay+OR+needle+OR+straw+OR+grass+&view=concordance');
      await explorer.lines();
      await person.run(watchDownloads);
      await person.run(() => {
        const root = document.querySelector('concord-explorer').shadowRoot;
        new MutationObserver((_, observer) => {
          const stop = root.querySelector('[data-part=lines-stop]');
          if (!stop) return;
          observer.disconnect();
          stop.click();
          window[Symbol.for('stopped')] = true;
        }).observe(root, { childList: true, subtree: true });
        root.querySelector('[data-part=lines-csv]').click();
      });
      await person.until('it stopped', () => person.run(() => window[Symbol.for('stopped')]));
      await person.gone(explorer.here({ css: '[data-part=lines-stop]' }));
      await person.until('a button that is free', async () => (await person.see(explorer.here({ css: '[data-part=lines-csv]' }))).attributes['aria-disabled'] !== 'true');
      await person.click(explorer.here({ css: '[data-part=lines-json]' }));
      await person.until('the other file', async () => (await person.run(downloads, 0)).some(({ name }) => name.endsWith('.json')));
      assert.deepEqual((await person.run(downloads, 0)).filter(({ name }) => !name.endsWith('.json')), [], 'none of what was stopped');
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
  {
    title: 'what stands before is on the side where its text begins, in any script, on a page of either direction',
    async run(world) {
      const { person, explorer } = await atMadePage(world, MIXED, `#${new URLSearchParams({ q: 'الماء ', view: 'concordance' })}`);
      const { rows } = await explorer.lines();
      assert.deepEqual(rows.map(({ id }) => id), ['ar', 'ar', 'en']);
      for (const dir of ['ltr', 'rtl']) {
        await person.run((to) => document.querySelector('concord-explorer').setAttribute('dir', to), dir);
        await explorer.lines();
        const heads = [await person.see(explorer.here({ css: 'thead .left' })), await person.see(explorer.here({ css: 'thead .right' }))];
        assert.deepEqual(heads.map(({ name }) => name), ['Before', 'Behind']);
        assert.deepEqual(heads.sort((a, b) => a.x - b.x).map(({ text }) => text.trim()), ['Left', 'Right'], `heads of lines in both directions, on a page from ${dir}`);
        for (const { at, id } of rows) {
          const place = async (name) => (await person.see(explorer.here({ css: `[data-line="${at}"] .${name}` }))).x;
          const [left, node, right] = [await place('left'), await place('node'), await place('right')];
          assert.deepEqual([left < node, node < right], id === 'en' ? [true, true] : [false, false], `${id} on a page from ${dir}`);
        }
        await person.noWider();
      }
    },
  },
  {
    title: 'lines of something else, near something, in all other documents: from a link, and dropped one by one',
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('concordance', { q: 'energy ', 'o.concordance.node': 'security ', 'o.concordance.near': 'council ', 'o.concordance.behind': '3', 'o.concordance.rest': '1' }));
      const near = await explorer.lines();
      assert.ok(near.rows.every(({ node, marks }) => /^security$/i.test(node) && marks.some((mark) => /^council$/i.test(mark))));
      await person.click(explorer.here({ role: 'button', name: 'Remove: with “council” within 3 words behind' }));
      const rest = await person.until('more', async () => (await explorer.lines()).total > near.total && explorer.lines());
      await person.click(explorer.here({ role: 'button', name: 'Remove: in all other documents' }));
      await person.gone(explorer.here({ css: '[data-part=limits]' }));
      const inside = await person.until('the others', async () => (await explorer.lines()).total !== rest.total && explorer.lines());
      const matches = ({ hits }) => hits.reduce((sum, hit) => sum + hit.matches, 0);
      assert.equal(inside.total + rest.total, matches(cli.ask(PAGE, { query: 'security ', limit: 1000 })));
    },
  },
  {
    title: 'the documents of a sample, or of lines near something, are listed, and said to be these, until all are wanted again',
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('concordance', { q: 'security ', 'o.concordance.near': 'council ', 'o.concordance.behind': '3', 'o.concordance.sample': '4', 'o.concordance.seed': '2' }));
      const { documents } = await explorer.lines();
      await person.click(explorer.here({ css: '[data-part=lines-documents]' }));
      const told = explorer.here({ role: 'button', name: 'Remove: with lines of “security”, with “council” within 3 words behind, 4 of them, drawn with seed 2' });
      await person.see(told);
      assert.equal((await explorer.settled()).total, documents);
      await person.until('the lines in the link', async () => (await person.url()).includes('o.documents.lines='));
      const link = await person.url();
      await person.tab.goto('about:blank');
      await person.tab.goto(link);
      assert.equal((await explorer.settled()).total, documents, 'a link brings the same');
      await explorer.search('zzzzz ');
      assert.equal((await explorer.settled()).total, 0, 'of these');
      await explorer.search('security ');
      await person.click(told);
      await person.until('all documents', async () => (await explorer.settled()).total === cli.ask(PAGE, { query: 'security ' }).total);
      await person.gone(explorer.here({ css: '[data-part=limits]' }));
    },
  },
  {
    title: 'without words a sentence says to type some; without a match there is a way out',
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('concordance', { 'f.outlet': 'Dawn' }));
      await person.see(explorer.here({ css: '[data-part=wordless]', name: /Search for a word/ }));
      await person.click(explorer.here({ role: 'button', css: '[data-part=try]' }));
      const { query } = await explorer.settled();
      assert.ok((await explorer.lines()).rows.every(({ node }) => folded(node).startsWith(query.trim())), query);
      await explorer.search('outlet:dawn ');
      await person.see(explorer.here({ css: '[data-part=lines-none]', name: /which documents, not which words/ }));
      await explorer.search('qwertyuiop ');
      await person.see(explorer.here({ css: '[data-part=empty]' }));
    },
  },
  {
    title: 'what the words around leave of a row is the name’s; a mark of punctuation stands at its word',
    async run(world) {
      const documents = [{ id: 'a', title: 'A name of a document that takes rather more than a little of a row', text: 'One two needle, three four. Five six needle seven.' }];
      const { person, explorer } = await atMadePage(world, lines(documents), `#${new URLSearchParams({ q: 'needle ', view: 'concordance' })}`);
      const places = () => person.run(() => [...document.querySelector('concord-explorer').shadowRoot.querySelectorAll('tr[data-line]')].map((row) => {
        const [name, node, right] = ['th bdi', '[data-part=line]', '.right bdi'].map((css) => row.querySelector(css));
        return { cut: name.scrollWidth > name.clientWidth, apart: right.getBoundingClientRect().left - node.getBoundingClientRect().right };
      }));
      await explorer.lines();
      const [mark, word] = await places();
      assert.ok(mark.cut && mark.apart < word.apart - 5, JSON.stringify([mark, word]));
      await person.tab.resize(1800, 900);
      await person.until('the whole name', async () => (await places()).every(({ cut }) => !cut));
    },
  },
  {
    title: 'axe-core finds nothing, on a desk, in dark, on a phone, where nothing is wider than the screen',
    async run({ visit }) {
      for (const options of [{}, { dark: true }, { size: PHONE }]) {
        const { person, explorer } = await visit(linkOf('concordance', { q: 'security ', 'o.concordance.sample': '20', 'o.concordance.first': 'l1', 'o.concordance.near': 'council ', 'o.concordance.behind': '3' }), options);
        await explorer.lines();
        await sound(person, `lines, ${JSON.stringify(options)}`);
        await person.noWiderAt([320, 700, 1800]);
      }
    },
  },
  {
    title: 'on paper there is a table of the first lines, without the controls',
    without: { firefox: 'WebDriver BiDi cannot show a page as it is printed', webkit: 'WebDriver cannot show a page as it is printed' },
    async run({ visit }) {
      const { person, explorer } = await visit(linkOf('concordance', { q: 'the ' }));
      await explorer.lines();
      await person.tab.media({ media: 'print' });
      await person.run(() => window.dispatchEvent(new Event('beforeprint')));
      const rows = await person.seeAll(explorer.here({ css: '[data-line]' }));
      assert.ok(rows.length >= 100);
      const places = rows.map(({ y }) => y);
      assert.deepEqual(places, [...places].sort((a, b) => a - b));
      assert.deepEqual(await person.find(explorer.here({ css: '[data-part=lines-form]' })), []);
      await person.see(explorer.here({ css: '[data-part=lines-printed]', name: /^The first \d+ of \d+ lines$/ }));
      await person.run(() => window.dispatchEvent(new Event('afterprint')));
      await person.gone(explorer.here({ css: '[data-part=lines-printed]' }));
    },
  },
  {
    title: 'a link to a match shows it, however long the text before it turns out to be, and however slowly it is filled in',
    async run(world) {
      const text = Array.from({ length: 400 }, (_, at) => `${'A short word in a long paragraph. '.repeat(1 + ((at * 7) % 23))}${at % 40 === 39 ? 'needle' : ''}`).join('\n\n');
      for (const match of [3, 7, 10]) {
        const { person, explorer } = await atMadePage(world, lines([plain(text)]), '');
        await explorer.settled();
        await person.run(slow);
        await person.run((hash) => void (location.hash = hash), `#q=needle&doc=d0&match=${match}`);
        await explorer.document();
        await person.gone(explorer.here({ css: '.chunk:empty', hidden: true }));
        await person.drawn(20);
        const seen = await person.see(explorer.here({ css: 'mark[aria-current=true]' }));
        const { height } = await person.run(() => ({ height: innerHeight }));
        assert.ok(seen.y > 0 && seen.y + seen.height < height, `match ${match} is at ${seen.y} of ${height}`);
      }
    },
  },
];
