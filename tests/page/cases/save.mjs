// What is open leaves as a file: the page that it makes is the same explorer, and makes the same page again.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sound } from '../support/axe.mjs';
import * as cli from '../support/cli.mjs';
import { SEA, put } from '../support/corpora.mjs';
import { bytesOf, downloads, watchDownloads } from '../support/downloads.mjs';
import { OPEN_DOOR, writeHost } from '../support/host.mjs';
import { PAGE, PAGE_URL, WIDGET } from '../support/places.mjs';

const INDEX = /<script type="application\/octet-stream"[^>]*>([^<]*)<\/script>/;
const OTHER_INDEX = Buffer.from('CONCORDX of another time, which nobody can read any more').toString('base64');
const PHONE = { width: 390, height: 844 };
const essence = ({ title, documents, tokens, terms, fields, topics }) => ({ title, documents, tokens, terms, fields, topics });

/** Saves the page of a visitor and opens it from disk, in the same browser. */
async function saved(world, { person }, options) {
  const bytes = await bytesOf(person, 'page', options);
  const file = path.join(world.folder(), 'saved.html');
  writeFileSync(file, bytes);
  const visitor = await world.visit(pathToFileURL(file).href);
  return { ...visitor, bytes, file, state: await visitor.explorer.settled() };
}

/** Opens the ways to save. */
async function openPanel({ person, explorer }) {
  await person.click(explorer.here({ role: 'button', name: 'Save' }));
  await person.see(explorer.here({ css: '[data-part=save]' }));
}

/** What a person may have in a folder, in many formats. */
const MIXED = {
  'harbour.txt': 'Harbour\n\nThe tide came in at noon. Boats lay in the harbour.\n',
  'lighthouse.md': '---\ntitle: Lighthouse\ndate: 2019-04-02\nauthor: A. Keeper\n---\nA keeper watched the **tide** from the lighthouse.\n',
  'salt.html': `<!doctype html><html lang="en"><head><title>Salt | The Quay</title><meta property="og:site_name" content="The Quay"><meta property="article:published_time" content="2018-03-15"></head>
    <body><nav><a href="/">Home</a> <a href="/tides">Tide tables</a></nav><article><h1>Salt</h1><p>Salt was won from the sea, and carried inland by mules over the old road that follows the river.</p>
    <p>Each spring the pans were raked and the crust was broken with wooden hoes, before the tide could reach it.</p></article><footer>Cookie notice</footer></body></html>`,
  'letters.csv': 'id,title,date,text,place\nl1,First letter,1871-05-02,"The boats are late, and the tide is low.",Brest\nl2,Second letter,1871-06-11,"A storm, but no harm.",Cádiz\n',
  'log.jsonl': '{"id": "g1", "title": "Log", "text": "Wind from the west, tide high.", "place": "Brest"}\nnot json\n{"id": "g2", "title": "Log 2", "text": "Becalmed."}\n',
  'mail.eml': 'From: Ana <ana@quay.example>\nTo: Keeper <keeper@quay.example>\nSubject: The lamp\nDate: Tue, 4 Jun 2019 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\nThe lamp has to be mended before the next tide.\n',
  'нотатки.txt.gz': gzipSync('Приплив\n\nВода прийшла опівдні.\n'),
  'topics.toml': '[[topic]]\nlabel = "Water"\nquery = "tide OR приплив"\n',
  'broken.docx': 'PK\u0003\u0004 not really',
};

/** The same counts: totals, documents, every facet and the timeline. */
const counts = ({ total, documents, facets, timeline, hits }) => ({ total, documents, facets, timeline, ids: hits.map(({ id }) => id) });

export default [
  {
    title: 'a folder of mixed files becomes a page that counts what the terminal counts in the folder, offline',
    async run(world) {
      const folder = path.join(world.folder(), 'mixed');
      mkdirSync(folder);
      const paths = Object.entries(MIXED).map(([name, bytes]) => (writeFileSync(path.join(folder, name), bytes), path.join(folder, name)));
      const visitor = await world.visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.settled();
      await person.click(explorer.here({ role: 'button', name: 'Open documents' }));
      await person.see(explorer.here({ role: 'button', name: 'Choose files…' }));
      await person.give('[data-part=files-input]', paths);
      await person.see(explorer.here({ css: '[data-part=opened]' }));
      const copy = await saved(world, visitor);
      assert.ok(copy.state.documents >= 7, `${copy.state.documents} documents`);
      for (const request of [{}, { query: 'tide ' }, { query: 'tide', scope: 'all' }, { query: 'приплив ' }, { query: 'outlet:quay ' }, { filters: { topic: ['Water'] } }, { query: 'boat*', filters: { place: ['Brest'] } }]) {
        assert.deepEqual(counts(await copy.explorer.ask({ limit: 100, ...request })), counts(cli.ask(folder, { limit: 100, ...request })), JSON.stringify(request));
        assert.deepEqual(counts(cli.ask(copy.file, { limit: 100, ...request })), counts(cli.ask(folder, { limit: 100, ...request })), `the terminal on the page, ${JSON.stringify(request)}`);
      }
      assert.ok((await copy.explorer.ask({ query: 'tide ' })).total >= 5);
      assert.ok((await saved(world, copy)).bytes.equals(copy.bytes), 'saved again, the same bytes');
      assert.deepEqual(copy.person.tab.requests().filter((url) => !/^(file|blob|data):/.test(url)), []);
    },
  },
  {
    title: 'the saved page opens from disk with the same counts, and saved again it is the same to the byte',
    async run(world) {
      const visitor = await world.visit(PAGE_URL);
      await visitor.explorer.settled();
      const copy = await saved(world, visitor);
      assert.equal(copy.state.failure, undefined);
      assert.deepEqual(await copy.explorer.about(), await visitor.explorer.about());
      assert.equal((await copy.explorer.search('energy ')).total, cli.ask(PAGE, { query: 'energy ' }).total);
      assert.deepEqual(cli.about(copy.file), cli.about(PAGE), 'the command line reads it too');
      const again = await saved(world, copy);
      assert.ok(again.bytes.equals(copy.bytes), 'the same bytes');
      assert.deepEqual(await copy.person.tab.errors(), []);
    },
  },
  {
    title: 'a page opens with the index that it carries and hands it on; a damaged one is told of, and changes no count',
    async run(world) {
      const file = path.join(world.folder(), 'indexed.html');
      const { status, stderr } = cli.concord('pack', PAGE, '-o', file, '--index');
      assert.equal(status, 0, stderr);
      const page = readFileSync(file, 'utf8');
      const [, index] = page.match(INDEX);
      const damaged = page.replace(INDEX, (whole) => whole.replace(index, () => `${index.slice(0, 4000)}${index.slice(4004)}`));
      const other = page.replace(INDEX, (whole) => whole.replace(index, () => OTHER_INDEX));
      for (const [bytes, warnings] of [[page, []], [damaged, ['index']], [other, ['index']]]) {
        writeFileSync(file, bytes);
        const visitor = await world.visit(pathToFileURL(file).href);
        const about = await visitor.explorer.about();
        assert.deepEqual(about.warnings.map(({ code }) => code), warnings);
        assert.deepEqual(essence(about), essence(cli.about(PAGE)));
        for (const query of ['', 'energy ', '"joint efforts"', 'e']) {
          assert.deepEqual(counts(await visitor.explorer.ask({ query })), counts(cli.ask(PAGE, { query })), query);
        }
        const kept = (await bytesOf(visitor.person, 'page')).toString();
        assert.equal(kept.match(INDEX)[1], warnings.length ? '' : index);
        assert.deepEqual(await visitor.person.tab.errors(), []);
      }
    },
  },
  {
    title: 'the corpus alone is gzipped JSON Lines, as the page carries it',
    async run(world) {
      const { person, explorer } = await world.visit(PAGE_URL);
      await explorer.settled();
      const bytes = await bytesOf(person, 'corpus');
      const file = path.join(world.folder(), put(world.folder(), 'corpus.jsonl.gz', bytes));
      writeFileSync(file, bytes);
      assert.deepEqual(cli.about(file), cli.about(PAGE));
      assert.match(gunzipSync(bytes).toString().split('\n')[0], /^\{"concord":1/);
    },
  },
  {
    title: 'another title is the title at once, stands in the saved page, and is undone by the back button',
    async run(world) {
      const visitor = await world.visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.settled();
      const before = await explorer.about();
      await openPanel(visitor);
      await person.focusOn({ role: 'textbox', name: 'Title' });
      await person.press('Control+a');
      await person.type('Ёлки & <палки>');
      await person.press('Tab');
      await person.see(explorer.here({ role: 'heading', name: 'Ёлки & <палки>' }));
      const copy = await saved(world, visitor);
      assert.equal((await copy.explorer.about()).title, 'Ёлки & <палки>');
      assert.equal(await copy.person.run(() => document.title), 'Ёлки & <палки>');
      assert.equal(copy.state.total, before.documents);
      const again = await saved(world, copy);
      assert.ok(again.bytes.equals(copy.bytes), 'the same bytes');
      await person.back();
      await person.see(explorer.here({ role: 'heading', name: before.title }));
      assert.deepEqual(await bytesOf(person, 'page'), await bytesOf(person, 'page'));
    },
  },
  {
    title: 'the buttons hand over files, named by the title',
    async run(world) {
      const visitor = await world.visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.settled();
      await person.run(watchDownloads);
      await openPanel(visitor);
      await person.click(explorer.here({ role: 'button', name: 'Save as a page' }));
      await person.until('a page', async () => (await person.run(downloads, 200)).length === 1);
      await person.click(explorer.here({ role: 'button', name: 'Save the documents alone' }));
      const [page, corpus] = await person.until('both files', async () => {
        const files = await person.run(downloads, 200);
        return files.length === 2 && files;
      });
      await person.see(explorer.here({ css: '[data-part=saved]', name: new RegExp(corpus.name) }));
      assert.match(page.name, /^[\p{L}\p{N}-]+\.html$/u);
      assert.match(page.text, /^<!doctype html>/);
      assert.match(corpus.name, /^[\p{L}\p{N}-]+\.jsonl\.gz$/u);
      assert.equal(page.size, (await bytesOf(person, 'page')).length);
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
  {
    title: 'the readers of other formats go along only where they are asked for, and say what they weigh',
    async run(world) {
      const visitor = await world.visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.settled();
      await openPanel(visitor);
      const choice = await person.see(explorer.here({ role: 'checkbox', name: /readers of other formats.*\+[\d.,]+ ?[kM]B/ }));
      assert.equal(choice.checked, false);
      const light = await saved(world, visitor);
      const whole = await bytesOf(person, 'page', { readers: true });
      assert.ok(whole.length > light.bytes.length + 100_000, `${whole.length} bytes with, ${light.bytes.length} without`);
      await openPanel(light);
      assert.deepEqual(await light.person.find({ role: 'checkbox', name: /readers/ }), [], 'a page without them does not offer them');
      assert.ok((await bytesOf(light.person, 'page', { readers: true })).equals(light.bytes));
    },
  },
  {
    title: 'a widget in a foreign page saves what it shows as a page of its own',
    async run(world) {
      const dir = world.folder();
      const guest = await world.serve(WIDGET, OPEN_DOOR);
      const host = await world.serve(dir);
      const page = writeHost(dir, { origin: guest.origin, sources: [put(dir, 'sea.jsonl', SEA)] });
      const visitor = await world.visit(host.origin + page);
      await visitor.explorer.settled();
      const copy = await saved(world, visitor);
      assert.deepEqual(essence(await copy.explorer.about()), essence(await visitor.explorer.about()));
      assert.equal((await copy.explorer.search('tide ')).total, 2);
      assert.ok((await saved(world, copy)).bytes.equals(copy.bytes));
    },
  },
  {
    title: 'the panel can be worked by keys, closes on Escape, and axe-core finds nothing in it, on a desk, in dark, on a phone',
    async run(world) {
      for (const options of [{}, { dark: true }, { size: PHONE }]) {
        const visitor = await world.visit(PAGE_URL, options);
        const { person, explorer } = visitor;
        await explorer.settled();
        await person.focus(explorer.here({ role: 'button', name: 'Save' }));
        await person.press('Enter');
        await person.focusOn({ role: 'textbox', name: 'Title' });
        await person.until('sizes', async () => /\d/.test((await person.see(explorer.here({ css: '[data-part=page-size]' }))).text));
        await sound(person, `save, ${JSON.stringify(options)}`);
        await person.noWider();
        await person.press('Escape');
        await person.gone(explorer.here({ css: '[data-part=save]' }));
        await person.focusOn({ role: 'button', name: 'Save' });
      }
    },
  },
];
