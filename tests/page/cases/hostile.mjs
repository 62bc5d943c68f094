// Text that looks like a page or a script is text.
import assert from 'node:assert/strict';
import { lines, madePage, put } from '../support/corpora.mjs';
import { taken, watchDownloads } from '../support/downloads.mjs';
import { squeezed } from '../support/explorer.mjs';
import { OPEN_DOOR, writeHost } from '../support/host.mjs';
import { WIDGET } from '../support/places.mjs';

const STRIKE = 'window.struck=(window.struck||0)+1';
const ATTACKS = [
  `<img src=x onerror="${STRIKE}">`, `<script>${STRIKE}</script>`, `"><svg onload=${STRIKE}>`, `<a href="javascript:${STRIKE}">link</a>`, `</style></script><iframe srcdoc="<script>parent.${STRIKE}</script>">`,
  '${' + STRIKE + '}', '<!-- ', '&lt;b&gt; &amp;', '{{constructor.constructor("' + STRIKE + '")()}}', '--></textarea><mark>x</mark>',
];
const EVIL = ATTACKS.join(' wicked ');

const CORPUS = lines(
  [
    { id: `"><img src=x onerror=${STRIKE}>`, title: `${EVIL} title`, date: '2020-02-02', parts: [{ kind: 'text', text: EVIL }, { kind: `"><b>`, text: EVIL }, { kind: 'comment', text: EVIL }], outlet: [ATTACKS[0], ATTACKS[1]], citation: EVIL },
    { id: 'second', title: 'Plain', text: 'wicked words', outlet: 'Plain' },
  ],
  { title: `${EVIL} corpus`, description: EVIL, fields: [{ name: 'outlet', label: ATTACKS[0] }], topics: [{ label: ATTACKS[1], query: 'wicked', group: ATTACKS[2] }, { label: ATTACKS[0], query: EVIL }] },
);

/** What an attack would have left in the page. */
const harm = () => {
  const root = document.querySelector('concord-explorer').shadowRoot;
  return { struck: window.struck ?? 0, foreign: [...root.querySelectorAll('img, script, iframe, b, textarea, a[href^="javascript:"], [onload], [onerror]')].map((element) => element.outerHTML) };
};
const UNHARMED = { struck: 0, foreign: [] };

export default [
  {
    title: 'shown as it is in results, facets, reader, about, chips and offers, and never run',
    async run({ visit, serve, folder }) {
      const dir = folder();
      const guest = await serve(WIDGET, OPEN_DOOR);
      const host = await serve(dir);
      const { person, explorer } = await visit(host.origin + writeHost(dir, { origin: guest.origin, sources: [put(dir, 'evil.jsonl', CORPUS)] }));
      const safe = async (view) => assert.deepEqual(await person.run(harm), UNHARMED, view);
      const start = await explorer.settled();
      assert.equal(start.failure, undefined);
      await safe('start');
      assert.equal(start.hits[0].title, squeezed(`${EVIL} title`));
      assert.deepEqual(start.facets.outlet.map(({ value }) => value).sort(), [ATTACKS[0], ATTACKS[1], 'Plain'].sort());
      const found = await explorer.search('wicked ');
      const passages = found.hits.flatMap((hit) => hit.snippets.map(({ text }) => text)).join(' ');
      assert.ok(ATTACKS.some((attack) => passages.includes(squeezed(attack))), passages);
      await safe('results');
      await person.click(explorer.here({ role: 'button', css: '[data-part=title]' }), found.hits.findIndex((hit) => hit.id !== 'second'));
      const reader = await explorer.document();
      assert.ok(reader.text.includes(squeezed(EVIL)), 'every character of the text');
      await safe('reader');
      await person.click(explorer.here({ role: 'button', css: '[data-part=close]' }));
      await person.click(explorer.here({ role: 'button', name: 'About these documents' }));
      await person.see(explorer.here({ css: 'tr[data-topic]' }));
      await safe('about');
      await person.click(explorer.here({ role: 'button', name: 'Back to the documents' }));
      const boxes = { role: 'checkbox', within: explorer.here({ css: '[data-facet=outlet]' }) };
      await person.click(boxes);
      await person.until('a chip', async () => (await explorer.settled()).chips.length === 1);
      await safe('chips');
      await explorer.paste(`${EVIL} nowhere`);
      await safe('offers');
      assert.deepEqual((await person.tab.requests()).filter((url) => /\/x$/.test(url)), [], 'no picture was asked for');
    },
  },
  {
    title: 'fields and links may have names that every object has',
    async run(world) {
      const races = ['Ferrari', 'Lotus', ''].map((constructor, number) => ({ id: `r${number}`, title: `Race ${number}`, text: 'They raced.', date: `196${number}`, ...(constructor && { constructor }), valueOf: ['>50K', 'little', 'more'][number] }));
      const { url } = madePage(world, lines(races));
      const at = (link) => `${url}#${new URLSearchParams(link)}`;
      const { person, explorer } = await world.visit(at({}));
      assert.deepEqual((await explorer.settled()).facets.constructor.map(({ value }) => value), ['Ferrari', 'Lotus']);
      assert.equal((await explorer.toggle('constructor', 'Lotus')).total, 1);
      const [{ text }] = await person.seeAll(explorer.here({ css: '[data-part=chips] .chip' }));
      assert.match(text, /^constructor Lotus/);
      await explorer.open('Race 1');
      await person.see(explorer.here({ css: '[data-part=value][data-field=constructor]' }));
      for (const link of [{ 'o.constructor.x': '1' }, { 'o.__proto__.x': '1' }, { view: 'trends', 'o.trends.by': 'toString' }, { view: 'trends', 'o.trends.by': 'constructor' }, { time: 'constructor' }, { view: 'topics', 'o.topics.field': 'valueOf' }, { 'f.__proto__': '1' }, { 'f.toString': 'x' }]) {
        await person.tab.goto('about:blank');
        await person.tab.goto(at(link));
        const { failure, chips } = await explorer.settled();
        assert.equal(failure, undefined, JSON.stringify(link));
        assert.ok(!/object|native/.test(JSON.stringify(chips)), `${JSON.stringify(link)}: ${JSON.stringify(chips)}`);
      }
      await person.tab.goto('about:blank');
      await person.tab.goto(at({ q: 'raced', view: 'trends', 'f.valueOf': '>50K' }));
      await explorer.settled();
      await person.run(watchDownloads);
      await person.click(explorer.here({ css: '[data-part=chart-svg]' }));
      const svg = await taken(person);
      assert.match(svg.text, /valueOf: &gt;50K/, 'no date where there is none');
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
  {
    title: 'a name in an address is shown as it is',
    async run({ visit, serve, folder }) {
      const dir = folder();
      const guest = await serve(WIDGET, OPEN_DOOR);
      const host = await serve(dir);
      const src = '&quot;><img src=x onerror=window.struck=1>.jsonl';
      const { person, explorer } = await visit(host.origin + writeHost(dir, { origin: guest.origin, sources: [src] }));
      assert.equal((await explorer.settled()).failure.code, 'corpus-unreachable');
      assert.deepEqual(await person.run(harm), UNHARMED);
    },
  },
];
