// Topics are changed where they are read: counts move while one types, the link carries them, a file takes them elsewhere.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sound } from '../support/axe.mjs';
import * as cli from '../support/cli.mjs';
import { bytesOf, taken, watchDownloads } from '../support/downloads.mjs';
import { PAGE, PAGE_URL } from '../support/places.mjs';

const PHONE = { width: 390, height: 844 };
const total = (query, more = {}) => cli.ask(PAGE, { query, limit: 0, ...more }).total;

/** A visitor on the page of the topics. */
async function atTopics(world, options) {
  const visitor = await world.visit(PAGE_URL, options);
  await visitor.explorer.settled();
  if (options?.size) await visitor.person.click(visitor.explorer.here({ role: 'button', name: /^Filters/ }));
  await visitor.person.click(visitor.explorer.here({ role: 'button', css: '.facets [data-part=topics-edit]' }));
  await visitor.person.see(visitor.explorer.here({ css: '[data-part=topics]' }));
  return visitor;
}

/** Puts words into a field of the form. */
async function write({ person, explorer }, name, words) {
  await person.click(explorer.here({ role: 'textbox', name }));
  await person.press('Control+a');
  await person.press('Delete');
  if (words) await person.type(words);
}

const keep = ({ person, explorer }) => person.click(explorer.here({ role: 'button', name: 'Keep' }));
const topic = ({ person, explorer }, label) => person.see(explorer.here({ css: `[data-topic="${label}"]` }));
const countOf = async (visitor, label) => Number((await topic(visitor, label)).attributes['data-count']);
const labels = async (explorer) => (await explorer.ask({ limit: 0 })).facets.topic.map(({ value }) => value);

/** Gives a text to the file chooser, as a person would choose a file. */
const choose = (text) => {
  const input = document.querySelector('concord-explorer').shadowRoot.querySelector('[data-part=topics-import]');
  const files = new DataTransfer();
  files.items.add(new File([text], 'topics.toml', { type: 'application/toml' }));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};

/** What the page hands over for a press of a button: the text of the file. */
async function exported({ person, explorer }) {
  await person.run(watchDownloads);
  await person.click(explorer.here({ role: 'button', name: 'Export topics.toml' }));
  return (await taken(person)).text;
}

/** A visitor of the served page who has opened a document in it. */
async function withDocument(world) {
  const url = `${(await world.serve(path.dirname(PAGE))).origin}/concord.html`;
  const { person, explorer } = await world.visit(url);
  await explorer.settled();
  await person.click(explorer.here({ role: 'button', name: 'Open documents' }));
  const file = path.join(world.folder(), 'sea.txt');
  writeFileSync(file, 'Harbour\n\nThe tide came in at noon.\n\nA mule stood by.\n');
  await person.see(explorer.here({ role: 'button', name: 'Choose files…' }));
  await person.give('[data-part=files-input]', [file]);
  await person.see(explorer.here({ css: '[data-part=opened]' }));
  return { person, explorer, url };
}

export default [
  {
    title: 'a topic is added with its count while one types; the facet, the link and a reload have it',
    async run(world) {
      const visitor = await atTopics(world);
      const { person, explorer } = visitor;
      await person.click(explorer.here({ role: 'button', name: 'Add a topic' }));
      await person.focusOn({ role: 'textbox', name: 'Name' });
      await person.type('Cotton & саман');
      await write(visitor, 'Query', 'tashkent OR moscow');
      const found = total('tashkent OR moscow ');
      assert.ok(found > 0);
      await person.until('the live count', async () => (await person.see(explorer.here({ css: '[data-part=draft-count]' }))).attributes['data-count'] === String(found));
      await write(visitor, 'Heading', 'Trial');
      await keep(visitor);
      assert.equal(await countOf(visitor, 'Cotton & саман'), found);
      await person.click(explorer.here({ role: 'button', name: 'Back to the documents' }));
      const chosen = await explorer.toggle('topic', 'Cotton & саман');
      assert.equal(chosen.total, found);
      const url = await person.until('the topic in the link, and that it is chosen', async () => {
        const link = await person.url();
        return /t\.Cotton/.test(link) && /f\.topic=Cotton/.test(link) && link;
      });
      await person.tab.reload();
      const reloaded = await explorer.settled();
      assert.deepEqual([reloaded.total, reloaded.chips], [found, [{ field: 'topic', value: 'Cotton & саман' }]]);
      const other = await world.visit(url);
      assert.equal((await other.explorer.settled()).total, found);
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
  {
    title: 'a query is changed, a topic renamed while it is chosen, another removed and brought back; the back button undoes each',
    async run(world) {
      const visitor = await world.visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.settled();
      await explorer.toggle('topic', 'Energy');
      await person.click(explorer.here({ role: 'button', css: '.facets [data-part=topics-edit]' }));
      await person.click(explorer.here({ role: 'button', name: 'Change Energy' }));
      await write(visitor, 'Name', 'Power');
      await write(visitor, 'Query', 'energy');
      await keep(visitor);
      assert.equal(await countOf(visitor, 'Power'), total('energy '));
      await person.focusOn({ role: 'button', name: 'Change Power' });
      await person.click(explorer.here({ role: 'button', name: 'Remove Trade' }));
      await person.gone(explorer.here({ css: '[data-topic=Trade]' }));
      await person.focusOn({ role: 'button', name: 'Bring back Trade' });
      assert.ok(!(await labels(explorer)).includes('Trade'));
      await person.click(explorer.here({ role: 'button', name: 'Bring back Trade' }));
      assert.equal(await countOf(visitor, 'Trade'), cli.about(PAGE).topics.find(({ label }) => label === 'Trade').count);
      await person.click(explorer.here({ role: 'button', name: 'Back to the documents' }));
      const state = await explorer.settled();
      assert.deepEqual([state.chips, state.total], [[{ field: 'topic', value: 'Power' }], total('energy ')]);
      for (let step = 0; step < 5; step += 1) {
        const here = await person.url();
        await person.back();
        await person.until('one step back', async () => (await person.url()) !== here);
      }
      await person.until('the topic of old', async () => (await explorer.settled()).chips[0]?.value === 'Energy');
      await person.until('its count', async () => (await explorer.settled()).total === total('', { filters: { topic: ['Energy'] } }));
      assert.deepEqual((await labels(explorer)).sort(), cli.about(PAGE).topics.filter(({ count }) => count).map(({ label }) => label).sort());
    },
  },
  {
    title: 'a name that is taken and a query that is odd are said so; the odd one may be kept',
    async run(world) {
      const visitor = await atTopics(world);
      const { person, explorer } = visitor;
      await person.click(explorer.here({ role: 'button', name: 'Add a topic' }));
      await write(visitor, 'Name', 'Energy');
      await write(visitor, 'Query', '"half');
      await person.see(explorer.here({ css: '#topic-taken', name: 'Another topic has this name.' }));
      await person.see(explorer.here({ css: '[data-part=draft-warnings] li' }));
      await keep(visitor);
      await write(visitor, 'Name', 'Half');
      await keep(visitor);
      assert.equal(await countOf(visitor, 'Half'), total('"half '));
      assert.equal(await countOf(visitor, 'Energy'), cli.about(PAGE).topics.find(({ label }) => label === 'Energy').count, 'what had a name that was taken was not kept');
    },
  },
  {
    title: 'exported and imported they are the same; a broken file says which line',
    async run(world) {
      const visitor = await atTopics(world);
      const { person, explorer } = visitor;
      const own = cli.about(PAGE).topics;
      const text = await exported(visitor);
      const folder = world.folder();
      writeFileSync(path.join(folder, 'topics.toml'), text);
      writeFileSync(path.join(folder, 'a.txt'), 'energy');
      const packed = path.join(folder, 'made.jsonl.gz');
      assert.equal(cli.concord('pack', folder, '--corpus', packed).status, 0);
      assert.deepEqual(cli.about(packed).topics.map(({ label, query, group }) => ({ label, query, group })), own.map(({ label, query, group }) => ({ label, query, group })), 'the command line reads them');
      await person.run(choose, text);
      await person.until('the same topics', async () => !/t[.-]/.test((await person.url()).split('#')[1] ?? ''));
      await person.run(choose, '# mine\n[[topic]]\nlabel = "One"\nquery = \'"joint efforts"\'\n\n[[topic]]\nlabel = "Two"\nquery = "moscow"\ngroup = "G"\n');
      assert.equal(await countOf(visitor, 'Two'), total('moscow '));
      assert.deepEqual((await explorer.about()).topics.length, own.length, 'the promise keeps what was opened');
      await person.run(choose, '[[topic]]\nlabel = "One\nquery = "x"\n');
      const problem = await person.see(explorer.here({ css: '[data-part=topics-problem]', name: /Line 2/ }));
      assert.equal(problem.attributes.role, 'alert');
      await person.run(choose, '[[topic]]\nlabel = "One"\nquery = "x"\n\n[[topic]]\nlabel = "Two"\n');
      await person.see(explorer.here({ css: '[data-part=topics-problem]', name: /Line 5/ }));
      assert.equal((await person.find(explorer.here({ css: '[data-topic]' }))).length, 2, 'nothing was taken of it');
      await person.click(explorer.here({ role: 'button', name: 'Undo all changes' }));
      await person.until('its own topics', async () => (await person.find(explorer.here({ css: '[data-topic]' }))).length === own.length);
    },
  },
  {
    title: 'changed topics go along with the saved page, which has them as its own',
    async run(world) {
      const visitor = await world.visit(`${PAGE_URL}#t.Mine=moscow&tg.Mine=Own&t-=Energy`);
      const { person, explorer } = visitor;
      await explorer.settled();
      const file = path.join(world.folder(), 'saved.html');
      writeFileSync(file, await bytesOf(person, 'page'));
      const copy = await world.visit(pathToFileURL(file).href);
      const state = await copy.explorer.settled();
      const topics = state.facets.topic.map(({ value }) => value);
      assert.ok(topics.includes('Mine') && !topics.includes('Energy'), topics.join(', '));
      assert.equal(state.facets.topic.find(({ value }) => value === 'Mine').count, total('moscow '));
      assert.equal(await copy.person.run(() => location.hash), '');
      assert.equal(cli.ask(file, { filters: { topic: ['Mine'] } }).total, total('moscow '), 'the command line counts the same');
    },
  },
  {
    title: 'what is kept in the browser is kept with its changes, and these can still be undone',
    async run(world) {
      const { person, explorer } = await withDocument(world);
      await person.click(explorer.here({ role: 'button', name: 'About these documents' }));
      await person.click(explorer.here({ role: 'button', name: 'Add topics' }));
      await person.click(explorer.here({ role: 'button', name: 'Add a topic' }));
      await write({ person, explorer }, 'Name', 'Beasts');
      await write({ person, explorer }, 'Query', 'mule');
      await keep({ person, explorer });
      assert.equal(await countOf({ person, explorer }, 'Beasts'), 1);
      await person.click(explorer.here({ role: 'button', name: 'Back to the documents' }));
      await person.click(explorer.here({ role: 'button', name: 'Keep in this browser' }));
      await person.see(explorer.here({ css: '[data-part=kept]' }));
      assert.deepEqual(await labels(explorer), ['Beasts'], 'while it is kept nothing is lost');
      await person.run(() => history.replaceState(null, '', location.pathname));
      await person.tab.reload();
      await explorer.settled();
      assert.deepEqual(await labels(explorer), ['Beasts']);
      await person.click(explorer.here({ role: 'button', css: '.facets [data-part=topics-edit]' }));
      await person.click(explorer.here({ role: 'button', name: 'Undo all changes' }));
      await person.gone(explorer.here({ css: '[data-topic]' }));
    },
  },
  {
    title: 'what was changed in documents that are kept stays through every step, unless a link says otherwise',
    async run(world) {
      const { person, explorer, url } = await withDocument(world);
      const has = (...wanted) => person.until(`the topics ${wanted}`, async () => {
        await explorer.settled();
        return String(await labels(explorer)) === String(wanted);
      });
      const link = (hash) => person.run((to) => { location.hash = to; }, hash);
      await link('t.Beasts=mule');
      await has('Beasts');
      await person.click(explorer.here({ role: 'button', name: 'Keep in this browser' }));
      await person.see(explorer.here({ css: '[data-part=kept]' }));
      await person.tab.goto('about:blank');
      await person.tab.goto(url);
      await has('Beasts');
      await explorer.view('Words');
      await person.back();
      await person.until('the documents', async () => (await explorer.settled()).view === 'documents');
      await has('Beasts');
      await link('q=tide');
      await person.until('the words', async () => (await explorer.settled()).query === 'tide');
      await has('Beasts');
      await link('t.Water=tide');
      await has('Water');
      await person.back();
      await has('Beasts');
      await explorer.walk('step');
      await has('Beasts');
      await person.back();
      await has('Beasts');
      await person.click(explorer.here({ role: 'button', css: '.facets [data-part=topics-edit]' }));
      await person.click(explorer.here({ role: 'button', name: 'Undo all changes' }));
      await person.gone(explorer.here({ css: '[data-topic]' }));
      await person.click(explorer.here({ role: 'button', name: 'Back to the documents' }));
      await explorer.view('Words');
      await person.back();
      await person.until('the documents', async () => (await explorer.settled()).view === 'documents');
      assert.equal((await explorer.ask({ limit: 0 })).facets.topic, undefined, 'what is undone stays so');
    },
  },
  {
    title: 'the page of the topics can be worked by keys, and axe-core finds nothing in it, on a desk, in dark, on a phone',
    async run(world) {
      for (const options of [{}, { dark: true }, { size: PHONE }]) {
        const visitor = await atTopics(world, options);
        const { person, explorer } = visitor;
        await person.focus(explorer.here({ role: 'button', name: 'Change India' }));
        await person.press('Enter');
        await person.focusOn({ role: 'textbox', name: 'Name' });
        await person.until('a count', async () => /\d/.test((await person.see(explorer.here({ css: '[data-part=draft-count]' }))).text));
        await sound(person, `topics, ${JSON.stringify(options)}`);
        await person.noWider();
        await person.press('Escape');
        await person.focusOn({ role: 'button', name: 'Change India' });
        await person.press('Escape');
        await person.see(explorer.here({ css: '[data-part=results]' }));
      }
    },
  },
];
