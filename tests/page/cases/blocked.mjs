// What a host, a network or a policy can refuse: each has a sentence of its own.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SEA, put } from '../support/corpora.mjs';
import { OPEN_DOOR, writeHost } from '../support/host.mjs';
import { WIDGET } from '../support/places.mjs';

/** A host with one explorer, under headers of its own. */
async function scene(world, { policy, guestFolder = WIDGET, guestHeaders = OPEN_DOOR, source = 'sea.jsonl', corpus = SEA, attributes }) {
  const dir = world.folder();
  const guest = await world.serve(guestFolder, guestHeaders);
  const rules = policy?.replaceAll('GUEST', guest.origin);
  const host = await world.serve(dir, rules ? { 'Content-Security-Policy': rules } : {});
  if (corpus) put(dir, 'sea.jsonl', corpus);
  const visitor = await world.visit(host.origin + writeHost(dir, { origin: guest.origin, sources: [source], attributes }));
  return { ...visitor, dir, guest, host };
}

async function fails(world, options, code) {
  const made = await scene(world, options);
  const { failure } = await made.explorer.settled();
  assert.equal(failure?.code, code);
  assert.match(failure.text, /\w+ \w+.*\./, 'a sentence');
  await made.person.see({ role: 'alert' });
  const name = await made.person.run(() => document.querySelector('concord-explorer').ready.then(() => 'opened', (error) => error.name));
  assert.equal(name, code, 'the promise tells the same');
  return made;
}

/** A copy of the widget with one file changed or taken away. */
function without(world, ending, bytes) {
  const dir = path.join(world.folder(), 'widget');
  mkdirSync(dir);
  for (const name of readdirSync(WIDGET)) copyFileSync(path.join(WIDGET, name), path.join(dir, name));
  const [name] = readdirSync(dir).filter((file) => file.endsWith(ending));
  if (bytes) writeFileSync(path.join(dir, name), bytes);
  else rmSync(path.join(dir, name));
  return dir;
}

const STRICT = "default-src 'none'; script-src GUEST 'wasm-unsafe-eval'; connect-src 'self' GUEST; worker-src blob:; style-src 'none'";

export default [
  { title: 'wasm forbidden by a policy', run: (world) => fails(world, { policy: "script-src GUEST; worker-src blob:" }, 'wasm-blocked') },
  { title: 'workers forbidden by a policy', run: (world) => fails(world, { policy: "script-src GUEST 'wasm-unsafe-eval'; worker-src 'none'" }, 'worker-blocked') },
  { title: 'a corpus that is not there', run: (world) => fails(world, { corpus: null }, 'corpus-unreachable') },
  { title: 'a corpus on a server that does not let others read it', run: (world) => fails(world, { guestHeaders: {}, source: 'http://localhost:1/none.jsonl' }, 'corpus-unreachable') },
  { title: 'no corpus named', run: (world) => fails(world, { source: '' }, 'corpus-unnamed') },
  { title: 'an inline corpus that is not in the page', run: (world) => fails(world, { source: '#nowhere' }, 'corpus-unnamed') },
  { title: 'a wasm that is not there', run: (world) => fails(world, { guestFolder: without(world, '.wasm') }, 'wasm-unreachable') },
  { title: 'a wasm that is something else', run: (world) => fails(world, { guestFolder: without(world, '.wasm', 'not wasm at all') }, 'wasm-damaged') },
  {
    title: '“Try again” opens what has become reachable',
    async run(world) {
      const { person, explorer, dir } = await fails(world, { corpus: null }, 'corpus-unreachable');
      put(dir, 'sea.jsonl', SEA);
      await person.click(explorer.here({ role: 'button', name: 'Try again' }));
      await person.until('an open corpus', async () => (await explorer.settled()).phase === 'ready');
      assert.equal((await explorer.search('tide ')).total, 2);
    },
  },
  {
    title: 'after a failure, another src opens another corpus',
    async run(world) {
      const { person, explorer } = await fails(world, { source: 'nowhere.jsonl' }, 'corpus-unreachable');
      await person.run(() => document.querySelector('concord-explorer').setAttribute('src', 'sea.jsonl'));
      await person.until('an open corpus', async () => (await explorer.settled()).phase === 'ready');
      assert.equal((await explorer.search('tide ')).total, 2);
    },
  },
  {
    title: 'a failure fires an event that names it',
    async run(world) {
      const { person } = await scene(world, {});
      const name = await person.run(async () => {
        const element = document.createElement('concord-explorer');
        const told = new Promise((resolve) => element.addEventListener('error', (event) => resolve(event.error.name)));
        element.setAttribute('src', 'nowhere.jsonl');
        document.body.append(element);
        return told;
      });
      assert.equal(name, 'corpus-unreachable');
    },
  },
  {
    title: 'a strict policy that allows wasm lets it live, in its own clothes',
    async run(world) {
      const { person, explorer } = await scene(world, { policy: STRICT });
      const state = await explorer.settled();
      assert.equal(state.failure, undefined);
      assert.equal((await explorer.search('tide ')).total, 2);
      const { display } = await person.run(() => ({ display: getComputedStyle(document.querySelector('concord-explorer').shadowRoot.querySelector('[data-part=results]')).listStyleType }));
      assert.equal(display, 'none', 'its style sheet is at work');
    },
  },
  {
    title: 'another src opens another corpus',
    async run(world) {
      const { person, explorer, dir } = await scene(world, {});
      await explorer.settled();
      put(dir, 'other.jsonl', Buffer.from(SEA.toString().replace('"s3"', '"s4"').replace('Salt was', 'Pepper was')));
      await person.run(() => document.querySelector('concord-explorer').setAttribute('src', 'other.jsonl'));
      await person.until('the other corpus', async () => (await explorer.settled()).hits.some((hit) => hit.id === 's4'));
      assert.equal((await explorer.search('pepper ')).total, 1);
    },
  },
];
