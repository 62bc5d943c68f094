// What is chosen is in the address: back, forward, reload and a copied link bring it again.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as cli from '../support/cli.mjs';
import { PAGE, PAGE_URL } from '../support/places.mjs';

const essence = ({ query, total, chips, hits, reader, around }) => ({ query, total, chips, around, ids: hits.map((hit) => hit.id), open: reader?.id, match: reader?.match });

/** Searches, filters, opens a document and looks at its second match. */
async function explore({ person, explorer }) {
  await explorer.settled();
  await explorer.search('moscow ');
  await explorer.toggle('outlet', 'Dawn');
  const [hit] = cli.ask(PAGE, { query: 'moscow ', filters: { outlet: ['Dawn'] } }).hits;
  await explorer.open(hit.title);
  await person.click(explorer.here({ role: 'button', name: 'Next match' }));
  await person.until('the document and the match in the address', async () => {
    const words = new URLSearchParams((await person.url()).split('#')[1]);
    return words.get('doc') === hit.id && words.has('match');
  });
  return hit;
}

export default [
  {
    title: 'the back button undoes one step after another, and forward repeats it',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      const hit = await explore({ person, explorer });
      await person.back();
      await person.until('the list', async () => !(await explorer.read()).reader && (await explorer.read()).chips.length === 1);
      await person.back();
      await person.until('no filter', async () => (await explorer.settled()).chips.length === 0);
      assert.equal((await explorer.settled()).total, cli.ask(PAGE, { query: 'moscow ' }).total);
      await person.forward();
      await person.until('the filter again', async () => (await explorer.settled()).chips.length === 1);
      await person.forward();
      await person.until('the document again', async () => (await explorer.read()).reader?.id === hit.id);
    },
  },
  {
    title: 'reload restores all of it',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explore({ person, explorer });
      const before = essence(await rested(person, explorer));
      await person.tab.reload();
      assert.deepEqual(essence(await rested(person, explorer)), before);
    },
  },
  {
    title: 'a copied link shows the same in a new tab',
    async run({ visit }) {
      const { person, explorer, another } = await visit(PAGE_URL);
      await explore({ person, explorer });
      const before = essence(await rested(person, explorer));
      const second = await another();
      await second.person.tab.goto(await person.url());
      assert.deepEqual(essence(await rested(second.person, second.explorer)), before);
    },
  },
  {
    title: 'what limits documents, lines and topics is a step that Back undoes, in both directions',
    async run({ visit }) {
      for (const [view, link, act, there] of [
        ['documents', { 'o.documents.once': '1', 'o.documents.population': 'moscow' }, '[data-limit=population]', '[data-part=limits] [data-limit=population]'],
        ['concordance', { q: 'moscow ', 'o.concordance.near': 'talks', 'o.concordance.before': '9', 'o.concordance.behind': '9' }, '[data-limit=near]', '[data-part=limits] [data-limit=near]'],
        ['topics', {}, '[data-part=propose]', '[data-part=crosstab]'],
      ]) {
        const { person, explorer } = await visit(`${PAGE_URL}#${new URLSearchParams({ view, ...link })}`);
        await person.see(explorer.here({ css: there }));
        await person.click(explorer.here({ css: act }));
        await person.gone(explorer.here({ css: there }));
        await person.back();
        await person.see(explorer.here({ css: there }));
        assert.equal((await explorer.read()).view, view);
      }
    },
  },
  {
    title: 'a step that is taken while the documents are being opened is not lost',
    async run({ visit }) {
      const { explorer } = await visit(PAGE_URL);
      for (const way of ['here', 'there']) await explorer.walk(way);
    },
  },
  {
    title: 'a page in a frame that has no address of its own works without one',
    async run({ visit, folder }) {
      const file = path.join(folder(), 'host.html');
      const page = readFileSync(PAGE, 'utf8').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>Host</title><iframe title="Documents" style="width:1200px;height:800px" srcdoc="${page}"></iframe>`);
      const { person } = await visit(pathToFileURL(file).href);
      await person.run(() => { window.inside = (css) => document.querySelector('iframe').contentDocument.querySelector('concord-explorer')?.shadowRoot.querySelector(css); });
      await person.until('documents in the frame', () => person.run(() => Number(window.inside('[data-part=count]')?.dataset.total) > 0));
      await person.run(() => {
        window.inside('#query').value = 'zzzqqq "xx yy"';
        window.inside('#query').dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      });
      await person.until('a way out', () => person.run(() => Boolean(window.inside('[data-part=start-again]'))));
      await person.run(() => window.inside('[data-part=start-again]').click());
      await person.until('all documents', () => person.run(() => Number(window.inside('[data-part=count]').dataset.total) > 0 && window.inside('#query').value === ''));
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
  {
    title: 'typing leaves one place in the history, not one a letter',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      const before = await person.run(() => history.length);
      await person.type('afghanistan');
      await person.until('the words in the address', async () => (await person.url()).includes('q=afghanistan'));
      assert.ok((await person.run(() => history.length)) <= before + 1);
    },
  },
  {
    title: 'a link says in which documents it was made, and says so where it is opened in others',
    async run({ visit }) {
      const first = await visit(PAGE_URL);
      const { total } = await first.explorer.search('energy ');
      const { hash } = await first.explorer.about();
      await first.person.until('the corpus in the address', async () => (await first.person.url()).endsWith(`q=energy+&of=${hash}`));
      const same = await visit(await first.person.url());
      assert.equal((await same.explorer.settled()).total, total);
      assert.deepEqual(await same.person.find({ css: '[data-part=strange]' }), []);
      const other = await visit(`${PAGE_URL}#q=energy+&of=0123456789abcdef`);
      assert.equal((await other.explorer.settled()).total, total, 'words and filters are meant for any documents');
      await other.person.see({ css: '[data-part=strange]' });
      await other.person.click({ role: 'button', name: 'I see' });
      await other.person.gone({ css: '[data-part=strange]' });
    },
  },
  {
    title: 'an address from elsewhere does no harm: unknown names, wrong numbers, a document that does not exist',
    async run({ visit }) {
      const { person, explorer } = await visit(`${PAGE_URL}#q=%22half&f.nosuch=1&f.date=yesterday&sort=sideways&scope=none&from=-4&doc=nowhere&match=99&x=%E0%A4%A`);
      const state = await explorer.settled();
      assert.deepEqual([state.failure, state.phase, state.query], [undefined, 'ready', '"half']);
      assert.equal((await explorer.search('trade ')).failure, undefined);
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
];

const rested = (person, explorer) =>
  person.until('the document and its match', async () => {
    const state = await explorer.settled();
    return state.reader?.match && state;
  });
