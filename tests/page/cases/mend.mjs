// What was set aside is put back, what does not belong is set aside: the counts follow, the link and the saved page keep it.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sound } from '../support/axe.mjs';
import * as cli from '../support/cli.mjs';
import { documentsOf, lines, madePage } from '../support/corpora.mjs';
import { bytesOf } from '../support/downloads.mjs';

const PHONE = { width: 390, height: 844 };

/** A story as it was saved with the page around it; its last paragraph does not belong. */
const STORY = {
  id: 'n1', title: 'The bridge', date: '2018-03-15', 'date.confidence': 'likely', 'date.evidence': '“Published in The Ferry, March 15th, 2018”', copies: 'n1',
  parts: [
    { kind: 'navigation', text: 'Home\nQuaystones\nContact' },
    { kind: 'text', text: 'The bridge was opened at dawn.\nA lantern hung from every arch.\nRead also about walnuts.' },
    { kind: 'teaser', text: 'A ferryman remembers lampwicks.' },
    { kind: 'comment', text: 'Fine bridge.' },
  ],
};
const OTHER = { id: 'n2', title: 'The ferry', text: 'The ferry goes on.', copies: 'n1' };

/** A made page with both inside. */
const pageOf = (world) => madePage(world, lines([STORY, OTHER]));

/** A visitor who mends the story. */
async function mending(world, options) {
  const page = pageOf(world);
  const visitor = await world.visit(page.url, options);
  await visitor.explorer.settled();
  await visitor.explorer.open('The bridge');
  await visitor.person.click(visitor.explorer.here({ role: 'button', name: 'Mend' }));
  return { ...visitor, ...page };
}

const total = async ({ explorer }, query) => (await explorer.ask({ query, limit: 0 })).total;
const press = ({ person, explorer }, name) => person.click(explorer.here({ role: 'button', name }));
const becomes = (visitor, query, number) => visitor.person.until(`${query}: ${number}`, async () => (await total(visitor, query)) === number);

export default [
  {
    title: 'a teaser is put back and counted, a paragraph set aside and not; undone, link and reload',
    async run(world) {
      const visitor = await mending(world);
      const { person, explorer } = visitor;
      assert.deepEqual([await total(visitor, 'lampwicks '), await total(visitor, 'walnuts '), await total(visitor, 'quaystones ')], [0, 1, 0]);
      await press(visitor, /^Put back into the article: A ferryman/);
      await becomes(visitor, 'lampwicks ', 1);
      await person.focusOn({ role: 'button', name: /^Set aside: A ferryman/ });
      await press(visitor, /^Set aside: Read also/);
      await becomes(visitor, 'walnuts ', 0);
      assert.equal(await total(visitor, 'lantern '), 1, 'the paragraph before it stays');
      await press(visitor, 'Put all of it back: navigation');
      await becomes(visitor, 'quaystones ', 1);
      await person.tab.reload();
      await explorer.settled();
      assert.deepEqual([await total(visitor, 'lampwicks '), await total(visitor, 'walnuts '), await total(visitor, 'quaystones ')], [1, 0, 1]);
      await press(visitor, 'Undo');
      await becomes(visitor, 'quaystones ', 0);
      await person.back();
      await becomes(visitor, 'quaystones ', 1);
      for (const step of [1, 2, 3]) {
        const here = await person.url();
        await person.back();
        await person.until(`step ${step} back`, async () => (await person.url()) !== here);
      }
      await becomes(visitor, 'lampwicks ', 0);
      await becomes(visitor, 'walnuts ', 1);
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
  {
    title: 'what was pressed stays under the pointer, though a match elsewhere is the current one',
    async run(world) {
      const text = Array.from({ length: 60 }, (_, at) => `Paragraph ${at} of the story. ${'It goes on. '.repeat(20)}`).join('\n');
      const { url } = madePage(world, lines([{ id: 'n1', title: 'Long', parts: [{ kind: 'text', text }] }]));
      const { person, explorer } = await world.visit(`${url}#q=paragraph&doc=n1&match=1`);
      await explorer.document();
      await person.click(explorer.here({ role: 'button', name: 'Mend' }));
      const pressed = { role: 'button', name: /^Set aside: Paragraph 50 / };
      await person.click(explorer.here(pressed));
      const back = await person.see(explorer.here({ role: 'button', name: /^Put back into the article: Paragraph 50 / }));
      await person.drawn(20);
      const { height } = await person.run(() => ({ height: innerHeight }));
      const { name, y } = await person.focused();
      assert.equal(name, back.name);
      assert.ok(y > 0 && y < height, `it is at ${y} of ${height}`);
    },
  },
  {
    title: 'mended documents go along with the saved page, and can be mended there again',
    async run(world) {
      const visitor = await mending(world);
      await press(visitor, /^Put back into the article: A ferryman/);
      await becomes(visitor, 'lampwicks ', 1);
      await press(visitor, /^Set aside: Read also/);
      await becomes(visitor, 'walnuts ', 0);
      const file = path.join(world.folder(), 'mended.html');
      writeFileSync(file, await bytesOf(visitor.person, 'page'));
      const copy = await world.visit(pathToFileURL(file).href);
      await copy.explorer.settled();
      assert.deepEqual([await total(copy, 'lampwicks '), await total(copy, 'walnuts ')], [1, 0]);
      assert.deepEqual([cli.ask(file, { query: 'lampwicks ' }).total, cli.ask(file, { query: 'walnuts ' }).total], [1, 0]);
      assert.deepEqual(documentsOf(file).map(({ id }) => id), ['n1', 'n2']);
      await copy.explorer.open('The bridge');
      await press(copy, 'Mend');
      await press(copy, /^Put back into the article: Read also/);
      await becomes(copy, 'walnuts ', 1);
    },
  },
  {
    title: 'a link that mends what is not there does no harm',
    async run(world) {
      const { url } = pageOf(world);
      const { person, explorer } = await world.visit(`${url}#m.n1=99.text&m.nowhere=0.text&m.n1=1.2.other&m.n1=x&m.n1=1.77.other`);
      const state = await explorer.settled();
      assert.deepEqual([state.failure, state.total], [undefined, 2]);
      assert.equal((await explorer.ask({ query: 'walnuts ', limit: 0 })).total, 0);
      const other = await world.visit(`${url}#m.n1=1.2.other&of=0123456789abcdef`);
      await other.explorer.settled();
      assert.equal((await other.explorer.ask({ query: 'walnuts ', limit: 0 })).total, 1, 'a link made in another corpus');
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
  {
    title: 'the reader says what the date rests on, and leads to the copies',
    async run(world) {
      const { url } = pageOf(world);
      const { person, explorer } = await world.visit(url);
      await explorer.settled();
      await explorer.open('The bridge');
      const evidence = await person.see(explorer.here({ css: '[data-part=evidence]' }));
      assert.match(evidence.text, /15 Mar 2018 · likely: “Published in The Ferry/);
      await person.click(explorer.here({ css: '[data-part=copies]' }));
      const state = await person.until('the copies', async () => (await explorer.settled()).chips.length && explorer.settled());
      assert.deepEqual([state.chips, state.total], [[{ field: 'copies', value: 'n1' }], 2]);
    },
  },
  {
    title: 'mending reads well to axe-core, on a desk, in dark, on a phone, and can be left by keys',
    async run(world) {
      for (const options of [{}, { dark: true }, { size: PHONE }]) {
        const { person, explorer } = await mending(world, options);
        await person.see(explorer.here({ css: '[data-part=mend]' }));
        await sound(person, `mending, ${JSON.stringify(options)}`);
        await person.noWider();
        await person.press('Escape');
        await person.gone(explorer.here({ css: '[data-part=mend]' }));
        await person.see(explorer.here({ css: '[data-part=reader]' }));
      }
    },
  },
];
