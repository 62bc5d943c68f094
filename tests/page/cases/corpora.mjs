// Corpora as the world makes them: empty, huge, broken. The page gives a right answer or a plain sentence, as the command line does.
import assert from 'node:assert/strict';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as cli from '../support/cli.mjs';
import { SEA, lines, madePage, packed, payloadOf, plain, put } from '../support/corpora.mjs';
import { BOX } from '../support/explorer.mjs';
import { OPEN_DOOR, writeHost } from '../support/host.mjs';
import { PAGE, WIDGET } from '../support/places.mjs';

/** Opens a page with one explorer over the given bytes; also where the bytes lie. */
async function over(world, bytes, name = 'corpus.jsonl') {
  const dir = world.folder();
  const guest = await world.serve(WIDGET, OPEN_DOOR);
  const host = await world.serve(dir);
  const page = writeHost(dir, { origin: guest.origin, sources: [put(dir, name, bytes)] });
  const visitor = await world.visit(host.origin + page);
  return { ...visitor, file: path.join(dir, name), state: await visitor.explorer.settled() };
}

/** The page opens what the command line opens, with the same account of it. */
async function opens(world, bytes, documents, name) {
  const scene = await over(world, bytes, name);
  assert.equal(scene.state.failure, undefined);
  assert.deepEqual(await scene.explorer.about(), cli.about(scene.file));
  assert.deepEqual([scene.state.total, scene.state.documents], [documents, documents]);
  return scene;
}

/** The page says in a sentence why it cannot open the bytes; the command line says it too; the promise and the event as well. */
async function refuses(world, bytes, code, name) {
  const { person, state, file } = await over(world, bytes, name);
  assert.equal(state.failure?.code, code);
  assert.match(state.failure.text, /\w+ \w+.*\./, 'a sentence');
  const { status, stderr } = cli.concord('info', '--json', file);
  assert.notEqual(status, 0);
  assert.match(stderr, /\w+ \w+/);
  const rejected = await person.run(() => document.querySelector('concord-explorer').ready.then(() => 'opened', (error) => [error.name, error.message]));
  assert.equal(rejected[0], code);
  assert.deepEqual((await person.find(BOX)).filter((box) => !box.disabled), [], 'no box that cannot answer');
}

/** A made page with other bytes in it refuses them. */
async function madePageRefuses(world, payload) {
  const { file, url } = madePage(world, payload);
  const { explorer } = await world.visit(url);
  const state = await explorer.settled();
  assert.match(state.failure?.text ?? '', /\w+ \w+.*\./, 'a sentence');
  assert.equal(state.failure.code, 'damaged');
  assert.notEqual(cli.concord('info', file).status, 0);
}

const altered = (bytes, at) => Object.assign(Buffer.from(bytes), { [at]: bytes[at] ^ 0x20 });
const big = () => lines([plain(`needle ${'haystack of dry grass '.repeat(230_000)} needle`, 1), plain('a small one', 2)]);

export default [
  { title: 'nothing at all: no bytes', run: (world) => refuses(world, Buffer.alloc(0), 'no-documents') },
  { title: 'no document: a header alone', run: (world) => refuses(world, lines([]), 'no-documents') },
  {
    title: 'one empty document is one document',
    async run(world) {
      const { person, explorer } = await opens(world, lines([{ id: 'void', title: '', text: '' }]), 1);
      assert.equal((await explorer.search('anything ')).total, 0);
      await explorer.search('');
      await person.click(explorer.here({ role: 'button', css: '[data-part=title]' }));
      await person.until('the empty document', async () => (await explorer.read()).reader?.id === 'void');
    },
  },
  {
    title: 'a document of 5 MB is searched and read',
    async run(world) {
      const bytes = big();
      assert.ok(bytes.length > 5_000_000);
      const { person, explorer, file } = await opens(world, bytes, 2);
      const query = 'needle ';
      const answer = cli.ask(file, { query });
      const state = await explorer.search(query);
      assert.deepEqual([state.total, state.hits[0].matches, answer.hits[0].matches], [1, 2, 2]);
      await explorer.open('Document 1');
      await person.click(explorer.here({ role: 'button', name: 'Next match' }));
      await person.until('a match', async () => (await explorer.read()).reader.match >= 1);
      assert.equal((await explorer.search('small ')).total, 1);
    },
  },
  {
    title: 'a word that stands 200,000 times in one document does not hang the reader',
    async run(world) {
      const { person, explorer, file } = await opens(world, lines([plain('grass '.repeat(200_000), 1)]), 1);
      const state = await explorer.search('grass ');
      assert.equal(state.hits[0].matches, cli.ask(file, { query: 'grass ' }).hits[0].matches);
      await person.click(explorer.here({ role: 'button', css: '[data-part=title]' }));
      const position = await person.see(explorer.here({ css: '[data-part=position]' }));
      assert.equal(position.attributes['data-matches'], '200000');
      await person.click(explorer.here({ role: 'button', css: '[data-part=close]' }));
      assert.equal((await explorer.search('nothing ')).total, 0);
    },
  },
  {
    title: 'ten thousand documents of one word are all there, to the last',
    async run(world) {
      const documents = Array.from({ length: 10_000 }, (_, number) => ({ id: `d${number}`, title: '', text: number % 2 ? 'odd' : 'even' }));
      const { explorer, file } = await opens(world, packed(lines(documents)), 10_000, 'corpus.jsonl.gz');
      assert.equal((await explorer.search('odd ')).total, 5_000);
      const last = { query: 'odd ', offset: 4_990, limit: 20 };
      assert.deepEqual((await explorer.ask(last)).hits.map((hit) => hit.id), cli.ask(file, last).hits.map((hit) => hit.id));
    },
  },
  {
    title: 'a large corpus is indexed by several workers, which end, and is the same',
    async run(world) {
      const words = ['Energy', 'energy', 'talks', 'Über', 'Янв', 'gas', 'l’été', 'McKinsey', '中文', 'of', 'the'];
      const text = (number) => Array.from({ length: 30 }, (_, at) => words[(number * at * at + number) % words.length] + (at % 5 ? '' : (number * at) % 997)).join(' ');
      const documents = Array.from({ length: 40_000 }, (_, number) => ({ id: `d${number % 39_999}`, title: text(number % 50).slice(0, 30), text: text(number), place: `p${number % 7}` }));
      const bytes = Buffer.concat([lines(documents), Buffer.from('no document\n{"id":"last","text":"behind the last line feed"}')]);
      assert.ok(bytes.length > 9_000_000);
      const dir = world.folder();
      const guest = await world.serve(WIDGET, OPEN_DOOR);
      const host = await world.serve(dir);
      const count = `<script>const made = (window[Symbol.for('made')] = []);
        Worker = class extends Worker { constructor(...given) { super(...given); made.push('alive'); this.number = made.length; } terminate() { made[this.number - 1] = 'ended'; super.terminate(); } };</script>`;
      const page = writeHost(dir, { origin: guest.origin, sources: [put(dir, 'large.jsonl.gz', packed(bytes))], before: count });
      const { person, explorer } = await world.visit(host.origin + page);
      await explorer.settled();
      const cores = await person.run(() => navigator.hardwareConcurrency);
      const hands = Array(Math.max(0, Math.min(3, cores - 1))).fill('ended');
      await person.until('the others ended', async () => String(await person.run(() => window[Symbol.for('made')])) === String(['alive', ...hands]));
      const file = path.join(dir, 'large.jsonl.gz');
      assert.deepEqual(await explorer.about(), cli.about(file));
      for (const query of ['energy ', '=Energy ', '"talks uber" ', 'last ', 'mck', 'ete ', '中']) {
        const request = { query, limit: 5, offset: 30 };
        const plainly = ({ hits, ...answer }) => ({ ...answer, hits: hits.map(({ score, ...hit }) => hit) });
        assert.deepEqual(plainly(await explorer.ask(request)), plainly(cli.ask(file, request)), query);
      }
    },
  },
  {
    title: 'a field of many values keeps its order, counts what it lists, and unfolds without losing results',
    async run(world) {
      const place = (number) => `place ${number % 3 ? number % 30 : number % 90}`;
      const documents = Array.from({ length: 1_800 }, (_, number) => ({ id: `d${number}`, title: `Document ${number}`, text: number % 7 ? 'many' : 'some', place: place(number) }));
      const { person, explorer, file } = await opens(world, packed(lines(documents)), 1_800, 'corpus.jsonl.gz');
      const { place: order } = cli.ask(file).facets;
      const check = (state, query, count) => {
        const now = new Map(cli.ask(file, { query }).facets.place.map(({ value, count }) => [value, count]));
        assert.deepEqual(
          state.facets.place.map(({ value, count }) => [value, count]), order.slice(0, count).map(({ value }) => [value, now.get(value) ?? 0]), query);
      };
      check(await explorer.settled(), '', 7);
      check(await explorer.search('some '), 'some ', 7);
      await person.click(explorer.here({ role: 'button', css: '[data-part=more]' }));
      const loaded = await person.until('more results', async () => { const state = await explorer.read(); return state.hits.length > 20 && state; });
      const more = explorer.here({ role: 'button', css: '[data-facet=place] [data-part=more-values]' });
      assert.match((await person.see(more)).text, /Show 43 more, 43 with documents/);
      await person.click(more);
      const unfolded = await person.until('all values', async () => { const state = await explorer.settled(); return state.facets.place.length === order.length && state; });
      check(unfolded, 'some ', order.length);
      assert.deepEqual(unfolded.hits.map(({ id }) => id), loaded.hits.map(({ id }) => id));
      check(await explorer.search('many '), 'many ', order.length);
    },
  },
  {
    title: 'bytes that are not UTF-8 lose no document',
    run: (world) => {
      const bytes = Buffer.concat([lines([plain('good words', 1)]), Buffer.from('{"id":"d2","title":"Two","text":"caf\xe9 broken \xff\xfe words"}\n', 'latin1'), Buffer.from('{"id":"d3","title":"Three","text":"words"}\n')]);
      return opensWithWarning(world, bytes, 3);
    },
  },
  {
    title: 'NUL bytes in a text are text',
    async run(world) {
      const { explorer } = await opens(world, lines([plain('before\u0000after and\u0000 beyond', 1), plain('\u0000', 2)]), 2);
      assert.equal((await explorer.search('beyond ')).total, 1);
      assert.equal((await explorer.open('Document 1')).matches, 1);
    },
  },
  {
    title: 'a line with raw NUL bytes is passed over with a warning, the others stay',
    async run(world) {
      const bytes = Buffer.concat([lines([plain('good words', 1)]), Buffer.from('{"id":"d2","text":"raw\0nul"}\n{"id":"d3","text":"words"}\n')]);
      await opensWithWarning(world, bytes, 2);
    },
  },
  {
    title: 'scripts from right to left, combining marks and emoji are found and marked whole',
    async run(world) {
      const documents = [plain('پاکستان اور روس کے درمیان مشاورت', 1), plain('Россия и Пакистан: консультации', 2), plain('Cafe\u0301 and naïve 👩‍🚀 talk', 3), plain('北京会谈', 4)];
      const { explorer, file } = await opens(world, lines(documents), 4);
      for (const [query, marks] of [['روس ', ['روس']], ['россия ', ['Россия']], ['cafe ', ['Cafe\u0301']], ['naive ', ['naïve']]]) {
        const state = await explorer.search(query);
        assert.deepEqual([state.total, state.hits[0]?.snippets[0]?.marks], [cli.ask(file, { query }).total, marks], query);
      }
    },
  },
  { title: 'a file cut short', run: (world) => refuses(world, packed(SEA).subarray(0, packed(SEA).length - 30), 'damaged', 'corpus.jsonl.gz') },
  { title: 'a file with one byte altered', run: (world) => refuses(world, altered(gzipSync(SEA, { level: 0 }), 60), 'damaged', 'corpus.jsonl.gz') },
  { title: 'a page that says “not found” in place of a corpus', run: (world) => refuses(world, Buffer.from('<!doctype html>\n<title>404</title>'), 'no-documents') },
  { title: 'a corpus of a later version', run: (world) => refuses(world, Buffer.from('{"concord":99}\n{"id":"a","text":"x"}\n'), 'malformed') },
  { title: 'a made page cut short', run: (world) => madePageRefuses(world, payloadOf(PAGE).subarray(0, -400).toString('base64')) },
  { title: 'a made page with one byte altered', run: (world) => madePageRefuses(world, altered(payloadOf(PAGE), payloadOf(PAGE).length >> 1).toString('base64')) },
  { title: 'a made page with no base64 in it', run: (world) => madePageRefuses(world, '!!! not base64 !!!') },
  {
    title: 'a topic whose query is nonsense has a count, and the rest works',
    async run(world) {
      const topics = [{ label: 'Nonsense', query: '((" OR -* AND:' }, { label: 'Empty', query: '' }, { label: 'Tide', query: 'tide' }];
      const head = JSON.parse(SEA.toString().split('\n')[0]);
      const bytes = Buffer.concat([Buffer.from(`${JSON.stringify({ ...head, topics })}\n`), SEA.subarray(SEA.indexOf('\n') + 1)]);
      const { explorer, file, state } = await opens(world, bytes, 3);
      const counts = new Map((cli.ask(file).facets.topic ?? []).map(({ value, count }) => [value, count]));
      assert.equal(counts.get('Tide'), 2);
      for (const { value, count } of state.facets.topic) assert.equal(count, counts.get(value) ?? 0, value);
      assert.equal((await explorer.toggle('topic', 'Tide')).total, 2);
    },
  },
];

async function opensWithWarning(world, bytes, documents) {
  const { explorer } = await opens(world, bytes, documents);
  const { warnings } = await explorer.about();
  assert.ok(warnings.length > 0 && warnings.every(({ message }) => /\w+ \w+/.test(message)), 'a warning says what was repaired');
  assert.equal((await explorer.search('words ')).total, documents);
}
