// The second use: a static site, which goes on working when its server is gone.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import * as cli from '../support/cli.mjs';
import { PAGE, SITE } from '../support/places.mjs';

/** All is stored before it takes control; the state that a page is told of it can stay behind. */
const inControl = (person) => person.until('a service worker in control', () => person.run(() => Boolean(navigator.serviceWorker.controller)));

export default [
  {
    title: 'works over HTTP, and again with the server stopped',
    async run({ visit, serve }) {
      const server = await serve(SITE);
      const { person, explorer } = await visit(`${server.origin}/`);
      const answer = cli.ask(PAGE, { query: 'energy ' });
      assert.equal((await explorer.search('energy ')).total, answer.total);
      assert.deepEqual(person.tab.requests().filter((url) => !url.startsWith(server.origin) && !/^(blob|data):/.test(url)), []);
      await inControl(person);
      assert.deepEqual(await person.tab.errors(), []);
      await person.until('the words in the address', async () => (await person.url()).includes('q=energy+'));
      await server.stop();
      await assert.rejects(fetch(server.origin), 'nobody answers at that address any more');
      await person.tab.reload();
      const again = await explorer.settled();
      assert.deepEqual([again.failure, again.query, again.total], [undefined, 'energy ', answer.total]);
      assert.equal((await explorer.search('trade ')).total, cli.ask(PAGE, { query: 'trade ' }).total);
    },
  },
  {
    title: 'a link to a search opens in a new tab with the server stopped',
    async run({ visit, serve }) {
      const server = await serve(SITE);
      const { person, explorer, another } = await visit(`${server.origin}/`);
      await explorer.settled();
      await inControl(person);
      await server.stop();
      const second = await another();
      await second.person.tab.goto(`${server.origin}/#q=afghan*`);
      const state = await second.explorer.settled();
      assert.deepEqual([state.query, state.total], ['afghan*', cli.ask(PAGE, { query: 'afghan*' }).total]);
    },
  },
  {
    title: 'opens with the index that lies beside the corpus, without a server too; where it is gone a warning says so',
    async run({ visit, serve, folder }) {
      const site = folder();
      const { status, stderr } = cli.concord('pack', PAGE, '--site', site, '--index');
      assert.equal(status, 0, stderr);
      const sound = async (explorer, warnings) => {
        assert.deepEqual((await explorer.about()).warnings.map(({ code }) => code), warnings);
        assert.equal((await explorer.search('energy ')).total, cli.ask(PAGE, { query: 'energy ' }).total);
      };
      const server = await serve(site);
      const { person, explorer } = await visit(`${server.origin}/`);
      await sound(explorer, []);
      assert.ok(person.tab.requests().includes(`${server.origin}/corpus.index`));
      await inControl(person);
      await server.stop();
      await person.tab.reload();
      await explorer.settled();
      await sound(explorer, []);
      rmSync(path.join(site, 'corpus.index'));
      await sound((await visit(`${(await serve(site)).origin}/`)).explorer, ['index']);
    },
  },
];
