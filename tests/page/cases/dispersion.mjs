// Dispersion: where words fall in each document, each stretch of which leads to its place.
import assert from 'node:assert/strict';
import { sound } from '../support/axe.mjs';
import * as cli from '../support/cli.mjs';
import { rowsOf, strange, strips } from '../support/charts.mjs';
import { downloads, taken, watchDownloads } from '../support/downloads.mjs';
import { PAGE, linkOf } from '../support/places.mjs';

const PHONE = { width: 320, height: 700 };
const shown = ({ person }) => person.until('strips', () => person.run(strips));
const slider = (explorer, id) => ({ role: 'slider', within: explorer.here({ css: `tr[data-id="${id}"]` }) });

export default [
  {
    title: 'every strip has the terminal’s stretches, and opens its document at the match',
    async run({ visit }) {
      const visitor = await visit(linkOf('dispersion', { q: 'security ', 'o.dispersion.segments': '20', 'o.dispersion.node': 'secur*' }));
      const { person, explorer } = visitor;
      const rows = await shown(visitor);
      const terminal = cli.view(PAGE, 'dispersion', ['security ', '--segments', '20', '--node', 'secur*']);
      assert.deepEqual(rows.map(({ id, count }) => [id, count]), terminal.rows.map(({ query, numbers }) => [query, numbers[terminal.columns.findIndex(({ name }) => name === 'count')]]));
      assert.ok(rows.length > 2);
      for (const { query, spread } of terminal.rows.filter((row) => row.query).slice(0, 4)) {
        const stretches = spread.flatMap((count, at) => (count ? [at] : []));
        await person.focus(slider(explorer, query));
        for (const stretch of stretches) {
          const told = new RegExp(`^Stretch ${stretch + 1} of 20: ${spread[stretch]} match`);
          await person.until(`stretch ${stretch + 1}`, async () => {
            const strip = (await shown(visitor)).find(({ id }) => id === query);
            return strip.now === stretch + 1 && strip.most === 20 && told.test(strip.told);
          });
          await person.press('ArrowRight');
        }
        await person.press('Enter');
        const last = stretches.at(-1);
        const reader = await person.until('the document at its match', async () => {
          const { reader } = await explorer.read();
          return reader?.id === query && reader.match && reader;
        });
        assert.equal(reader.match, spread.slice(0, last).reduce((all, count) => all + count, 1));
        assert.equal(reader.matches, spread.reduce((all, count) => all + count), 'as many as the strip has');
        await person.back();
        await shown(visitor);
      }
    },
  },
  {
    title: 'the strip of the whole corpus opens the lines of a stretch, whether its document is listed or not',
    async run({ visit }) {
      const visitor = await visit(linkOf('dispersion', { q: 'security ', 'o.dispersion.segments': '20', 'o.dispersion.sort': 'per_million', 'o.dispersion.containing': 'a', 'o.concordance.first': 'r1', 'o.concordance.sample': '3' }));
      const { person, explorer } = visitor;
      const terminal = cli.view(PAGE, 'dispersion', ['security ', '--segments', '20']);
      const [{ spread }] = terminal.rows;
      const { lines } = cli.view(PAGE, 'concordance', ['security ', '--limit', '1000']);
      for (const stretch of [0, 7, 19].map((from) => spread.findIndex((count, at) => count && at >= from)).filter((at) => at >= 0)) {
        await shown(visitor);
        await person.focus(explorer.here({ role: 'slider', name: /whole corpus/ }));
        await person.press('Home');
        for (let at = spread.findIndex(Boolean); at < stretch; at = spread.findIndex((count, next) => count && next > at)) await person.press('ArrowRight');
        await person.press('Enter');
        const before = spread.slice(0, stretch).reduce((all, count) => all + count, 0);
        const own = lines.slice(before, before + spread[stretch]).map(({ id, place }) => [id, place]);
        const { rows } = await person.until('the lines of the stretch', async () => { const now = await explorer.lines(); return now.total === own.length && now; });
        assert.deepEqual(rows.map(({ id, place }) => [id, place]).sort(), own.sort(), 'in the order that was chosen before');
        assert.ok((await person.url()).includes(`concordance.stretch=${before + 1}%2C${spread[stretch]}`));
        await person.back();
      }
    },
  },
  {
    title: 'documents can be put in another order; all is in the link; the strips of corpus and documents are saved',
    async run({ visit }) {
      const visitor = await visit(linkOf('dispersion', { q: 'security ' }));
      const { person, explorer } = visitor;
      await shown(visitor);
      await person.choose(explorer.here({ css: '[data-part=spread-order]' }), 'count');
      const counts = await person.until('the order of counts', async () => {
        const rows = (await shown(visitor)).filter(({ id }) => id).map(({ count }) => count);
        return rows.every((count, at) => !at || count <= rows[at - 1]) && rows;
      });
      assert.ok(counts[0] > counts.at(-1));
      await person.until('the order in the address', async () => /o\.dispersion\.sort=count/.test(await person.url()));
      await person.run(watchDownloads);
      for (const [at, form] of ['svg', 'png', 'csv', 'json'].entries()) {
        await person.click(explorer.here({ css: `[data-part=chart-${form}]` }));
        await taken(person, at, form);
      }
      const [svg, png, csv, json] = await person.run(downloads);
      assert.deepEqual(await person.run(strange, svg.text), []);
      assert.equal(svg.text.match(/<rect /g).length, 1 + 1 + Math.min(50, counts.length), 'the sheet, the strip of the corpus, and those of documents');
      assert.ok(png.text.length > 5000);
      const asked = ['security ', '--sort', 'count', '--limit', '1000'];
      assert.equal(cli.unlinked(csv.text).text, cli.view(PAGE, 'dispersion', asked, 'csv'));
      assert.deepEqual(JSON.parse(json.text).table, cli.view(PAGE, 'dispersion', asked));
      assert.ok((await person.run(rowsOf, '[data-part=dispersion] tbody tr')).length === counts.length + 1);
    },
  },
  {
    title: 'axe-core finds nothing, in light and dark, at 320 px, from right to left',
    async run({ visit }) {
      for (const dark of [false, true]) {
        const visitor = await visit(linkOf('dispersion', { q: 'security ' }), { dark, size: PHONE });
        const { person } = visitor;
        await shown(visitor);
        await sound(person, `dispersion, dark: ${dark}`);
        await person.noWider();
        await person.run(() => document.querySelector('concord-explorer').setAttribute('dir', 'rtl'));
        await person.noWider('from right to left');
      }
    },
  },
];
