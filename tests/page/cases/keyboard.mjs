// Without a mouse.
import assert from 'node:assert/strict';
import * as cli from '../support/cli.mjs';
import { BOX } from '../support/explorer.mjs';
import { PAGE, PAGE_URL, linkOf } from '../support/places.mjs';
import { heard, listen, rested, restless } from '../support/voice.mjs';

export default [
  {
    title: 'from the start to a document, through its matches, and back',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      await person.focusOn(BOX);
      await person.type('moscow ');
      await explorer.settled();
      const { hits } = cli.ask(PAGE, { query: 'moscow ' });
      await person.press('ArrowDown');
      await person.focusOn({ role: 'button', name: hits[0].title });
      await person.press('ArrowDown');
      await person.focusOn({ role: 'button', name: hits[1].title });
      await person.press('ArrowUp');
      await person.focusOn({ role: 'button', name: hits[0].title });
      await person.press('ArrowDown');
      await person.press('Enter');
      const reader = await explorer.document();
      assert.equal(reader.id, hits[1].id);
      await person.press('n');
      const { match } = await person.until('a match', async () => (await explorer.read()).reader.match && (await explorer.read()).reader);
      await person.press('n');
      await person.until('the next match', async () => (await explorer.read()).reader.match === (match % hits[1].matches) + 1);
      await person.press('Escape');
      await person.until('the list', async () => !(await explorer.read()).open);
      await person.focusOn({ role: 'button', name: hits[1].title });
      await person.press('/');
      await person.focusOn(BOX);
      await person.press('Escape');
      await person.until('an empty box', async () => (await explorer.read()).query === '');
      assert.equal((await explorer.settled()).total, cli.about(PAGE).documents);
    },
  },
  {
    title: 'Tab reaches every kind of control, shows where it is, and comes out again',
    async run({ visit }) {
      const wanted = new Map(Object.entries({
        order: { role: 'combobox', name: 'Order' }, scope: { role: 'checkbox', name: 'Search around the articles too' }, about: { role: 'button', name: 'About these documents' },
        topic: { role: 'checkbox', name: /^Energy/ }, definition: { role: 'button', name: 'Definition of Energy' }, result: { role: 'button', name: cli.ask(PAGE, { query: 'energy ' }).hits[0].title },
      }));
      const bare = [];
      for (const key of ['Tab', 'Shift+Tab']) {
        const { person, explorer } = await visit(PAGE_URL);
        await explorer.search('energy ');
        const ended = await throughout(person, key, 400, async (place) => {
          for (const [what, thing] of wanted) if (person.fits(place, thing)) wanted.delete(what);
          if (!(await person.outlined())) bare.push(`${place.role} ${place.name}`);
        });
        assert.ok(ended, `${key} comes to an end of the page`);
      }
      assert.deepEqual([...wanted.keys()], [], 'reached by Tab');
      assert.deepEqual(bare, [], 'focus can be seen everywhere');
    },
  },
  {
    title: 'past all filters to the views, which are one stop that arrows go along',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.search('energy ');
      await person.focusOn(BOX);
      for (let step = 0; step < 5 && !(await person.fits(await person.focused(), { role: 'button', name: 'Skip to what is found' })); step += 1) await person.press('Tab');
      await person.press('Enter');
      await person.focusOn({ role: 'tab', name: 'Documents' });
      await person.press('ArrowLeft');
      await person.focusOn({ role: 'tab', name: 'Topics' });
      for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'Enter']) await person.press(key);
      await person.focusOn({ role: 'tab', name: 'Words' });
      assert.ok((await explorer.table()).rows.length > 0);
      await person.press('Tab');
      assert.notEqual((await person.focused()).role, 'tab');
    },
  },
  {
    title: 'who empties the box for a word in a view goes on typing in the one above',
    async run({ visit }) {
      for (const view of ['concordance', 'collocates', 'dispersion']) {
        const { person, explorer } = await visit(linkOf(view, { [`o.${view}.node`]: 'moscow ' }));
        await explorer.settled();
        await person.focus(explorer.here({ css: 'input[data-option=node], [data-option=node] input' }));
        await person.press('Control+a');
        await person.press('Delete');
        await person.see(explorer.here({ css: '[data-part=wordless]' }));
        await person.focusOn(BOX);
        await person.type('talks');
        assert.equal((await explorer.settled()).query, 'talks', view);
        await person.gone(explorer.here({ css: '[data-part=wordless]' }));
      }
    },
  },
  {
    title: 'Space chooses a topic, and focus stays on it while the list moves',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      await person.focus({ role: 'checkbox', within: explorer.here({ css: '[data-facet=topic] li[data-value="Energy"]' }) });
      await person.press('Space');
      const state = await person.until('a chip', async () => (await explorer.settled()).chips.length && explorer.settled());
      assert.deepEqual([state.chips, state.total], [[{ field: 'topic', value: 'Energy' }], cli.ask(PAGE, { filters: { topic: ['Energy'] } }).total]);
      await person.focusOn({ role: 'checkbox', name: /^Energy/ });
    },
  },
  {
    title: 'what is found is announced once, when typing has come to rest',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      await person.until('the first announcement', async () => (await explorer.read()).said);
      await listen(person);
      await restless(person);
      for (const letter of 'afghan*') {
        await person.type(letter);
        await explorer.settled();
      }
      assert.deepEqual(await heard(person), [], 'nothing while one types');
      await rested(person);
      const said = await heard(person);
      assert.equal(said.length, 1, said.join(' | '));
      assert.match(said[0], new RegExp(`\\b${cli.ask(PAGE, { query: 'afghan*' }).total}\\b`));
    },
  },
];

/** Presses a key until focus leaves the page or comes back to the box; whether it did within so many steps. */
async function throughout(person, key, steps, look) {
  for (let step = 0; step < steps; step += 1) {
    await person.press(key);
    const place = await person.focused();
    if (place.tag === 'body' || person.fits(place, BOX)) return true;
    await look(place);
  }
  return false;
}
