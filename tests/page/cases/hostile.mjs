// Text that looks like a page or a script is text.
import assert from 'node:assert/strict';
import { lines, put } from '../support/corpora.mjs';
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
const squeezed = (text) => text.replace(/\s+/g, ' ').trim();

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
      assert.equal((await explorer.settled()).chips.length, 1);
      await safe('chips');
      await explorer.paste(`${EVIL} nowhere`);
      await safe('offers');
      assert.deepEqual((await person.tab.requests()).filter((url) => /\/x$/.test(url)), [], 'no picture was asked for');
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
