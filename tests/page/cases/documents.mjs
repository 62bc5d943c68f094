// A reader's own documents: from files to counts, and back.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { sound } from '../support/axe.mjs';
import * as cli from '../support/cli.mjs';
import { SEA } from '../support/corpora.mjs';
import { PAGE, PAGE_URL } from '../support/places.mjs';

const FILES = '[data-part=files-input]';
const FOLDER = '[data-part=folder-input]';
const OPEN = { role: 'button', name: 'Open documents' };
const NO_FOLDERS = { firefox: 'WebDriver BiDi gives an input files only', webkit: 'WebDriver gives an input files only' };

/** Texts that a person may have in a folder. */
const TEXTS = {
  'harbour.txt': 'Harbour\n\nThe tide came in at noon. Boats lay in the harbour.\n',
  'lighthouse.md': '---\ntitle: Lighthouse\ndate: 2019-04-02\n---\nA keeper watched the **tide** from the lighthouse.\n',
  'ملح.txt': 'نمک\n\nنمک سمندر سے حاصل ہوا۔\n',
};
const BELOW = { 'b/salt.txt': 'Salt\n\nSalt was won from the sea.\n', 'b.txt': 'Ebb\n\nThe tide went out.\n', 'B/upper.txt': 'Upper\n\nA tide mark.\n', 'a/é/deep.txt': 'Deep\n\nNo tide here.\n' };
const HIDDEN = { '.secret.txt': 'tide tide tide', '.git/config.txt': 'tide', 'b/.DS_Store': 'x' };

/** Writes files into a fresh folder; their paths, and the folder's. */
function written(world, files) {
  const folder = path.join(world.folder(), 'mine');
  const paths = Object.entries(files).map(([name, text]) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  });
  return { folder, paths };
}

/** A person who has opened the page, or another, and the panel. */
async function atPanel(world, url = PAGE_URL, options) {
  const visitor = await world.visit(url, options);
  await visitor.explorer.settled();
  await visitor.person.click(OPEN);
  await visitor.person.see({ role: 'button', name: 'Choose files…' });
  return visitor;
}

/** Chooses files and waits until they are open; what the explorer shows. */
async function opened({ person, explorer }, input, paths) {
  await person.give(input, paths);
  await person.see({ css: '[data-part=opened]' });
  return explorer.settled();
}

/** The page counts what the terminal counts, query by query. */
async function agrees({ explorer }, input, queries) {
  for (const query of queries) {
    const [here, there] = [await explorer.ask({ query, limit: 100 }), cli.ask(input, { query, limit: 100 })];
    assert.deepEqual([here.total, here.documents, here.hits.map(({ id }) => id)], [there.total, there.documents, there.hits.map(({ id }) => id)], query);
  }
  assert.equal((await explorer.about()).hash, cli.about(input).hash);
}

const noOtherRequest = async (person) => assert.deepEqual(person.tab.requests().filter((url) => url !== PAGE_URL && !/^(blob|data):/.test(url)), []);

export default [
  {
    title: 'files that are chosen are searched, counted and named as the terminal does, without any request',
    async run(world) {
      const { folder, paths } = written(world, TEXTS);
      const visitor = await atPanel(world);
      const state = await opened(visitor, FILES, paths);
      assert.deepEqual([state.documents, state.total], [3, 3]);
      await agrees(visitor, folder, ['', 'tide ', 'نمک ', 'light']);
      assert.equal((await visitor.explorer.search('tide ')).total, 2);
      assert.equal((await visitor.explorer.open('Lighthouse')).id, 'lighthouse');
      await noOtherRequest(visitor.person);
      assert.deepEqual(await visitor.person.tab.errors(), []);
    },
  },
];
