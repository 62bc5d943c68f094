// A reader's own documents: from files to counts, and back.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { sound } from '../support/axe.mjs';
import * as cli from '../support/cli.mjs';
import { SEA, put } from '../support/corpora.mjs';
import { COUNTERS, held } from '../support/counters.mjs';
import { OPEN_DOOR, writeHost } from '../support/host.mjs';
import { PAGE, PAGE_URL, SITE, WIDGET } from '../support/places.mjs';

const FILES = '[data-part=files-input]';
const FOLDER = '[data-part=folder-input]';
const OPEN = { role: 'button', name: 'Open documents' };
const NO_FOLDERS = { firefox: 'WebDriver BiDi gives an input files only', webkit: 'WebDriver gives an input files only' };

/** Texts that a person may have in a folder. */
const TEXTS = {
  'harbour.txt': 'Harbour\n\nThe tide came in at noon. Boats lay in the harbour.\n',
  'lighthouse.md': '+++\ntitle = "Lighthouse"\ndate = "2019-04-02"\n+++\nA keeper watched the **tide** from the lighthouse.\n',
  'ملح.txt': 'نمک\n\nنمک سمندر سے حاصل ہوا۔\n',
};
const BELOW = { 'b/salt.txt': 'Salt\n\nSalt was won from the sea.\n', 'b.txt': 'Ebb\n\nThe tide went out.\n', 'B/upper.txt': 'Upper\n\nA tide mark.\n', 'a/é/deep.txt': 'Deep\n\nNo tide here.\n' };
const HIDDEN = { '.secret.txt': 'tide tide tide', '.git/config.txt': 'tide', 'b/.DS_Store': 'x' };

/** One file of many kinds; the archive holds two of them once more. */
const MIXED = {
  ...TEXTS,
  'page.html': '<!doctype html><html><head><title>Ebb</title><meta property="article:published_time" content="2020-05-06"></head><body><nav><a href="/">Home</a></nav><article><h1>Ebb</h1><p>The tide went out in the evening, and the boats lay dry on the sand until the morning came.</p><p>Nobody was in the harbour but the keeper.</p></article><script>alert(1)</script></body></html>',
  'table.csv': 'title,text,date\nSalt,"Salt was won from the sea, where the tide had been.",2018-03-04\nSand,"Sand is what the tide leaves.",2018\nragged,row\n',
  'lines.jsonl': '{"title": "Line", "text": "A line of the tide.", "place": "Brest"}\nnot json\n{"title": "Соль", "text": "Соль добывали из моря.", "place": "Brest"}\n',
  'letter.eml': 'From: A <a@example.org>\r\nTo: B <b@example.org>\r\nSubject: High tide\r\nDate: Tue, 5 Mar 2019 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe tide is high today.\r\n',
  'koi.txt': Buffer.from([0xf3, 0xcf, 0xcc, 0xd8, 0x20, 0xcd, 0xcf, 0xd2, 0xd1, 0x2e, 0x0a]),
  'notes.txt.gz': gzipSync('Notes\n\nThe tide table was lost.\n'),
  'archive.tar': tar({ 'inner/one.txt': 'One\n\nA tide in an archive.\n', 'inner/two.txt': 'Two\n\nSalt in an archive.\n' }),
  'picture.png': '\x89PNG\r\n\x1a\n',
};

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

/** A person who has searched the page and then opened documents of their own; `before` is what the search had shown. */
async function beside(world) {
  const { paths } = written(world, TEXTS);
  const visitor = await world.visit(PAGE_URL);
  const before = await visitor.explorer.search('energy ');
  await visitor.person.click(OPEN);
  await opened(visitor, FILES, paths);
  return { ...visitor, before };
}

/** The page shows again what that search had shown. */
async function isBack({ person, explorer, before }) {
  await person.gone({ css: '[data-part=opened]' });
  const after = await explorer.settled();
  assert.deepEqual([after.query, after.total, after.documents], ['energy ', before.total, before.documents]);
}

/** The page counts what the terminal counts, query by query. */
async function agrees({ explorer }, input, queries) {
  for (const query of queries) {
    const [here, there] = [await explorer.ask({ query, limit: 100 }), cli.ask(input, { query, limit: 100 })];
    assert.deepEqual([here.total, here.documents, here.hits.map(({ id }) => id)], [there.total, there.documents, there.hits.map(({ id }) => id)], query);
  }
  assert.equal((await explorer.about()).hash, cli.about(input).hash);
}

/** An archive as `tar` writes it. */
function tar(files) {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const head = Buffer.alloc(512);
    const octal = (number, length) => number.toString(8).padStart(length - 1, '0');
    for (const [at, field] of [[0, name], [100, octal(0o644, 8)], [108, octal(0, 8)], [116, octal(0, 8)], [124, octal(text.length, 12)], [136, octal(0, 12)], [148, ' '.repeat(8)], [156, '0'], [257, 'ustar'], [263, '00']]) head.write(field, at, 'latin1');
    head.write(`${octal(head.reduce((sum, byte) => sum + byte, 0), 7)}\0 `, 148, 'latin1');
    return [head, Buffer.from(text.padEnd(512, '\0'))];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const noOtherRequest = async (person) => assert.deepEqual(person.tab.requests().filter((url) => url !== PAGE_URL && !/^(blob|data):/.test(url)), []);

/** A server of the made page: what is kept is kept by address, and an address has to be one that a browser can keep things for. */
const served = async (world) => `${(await world.serve(path.dirname(PAGE))).origin}/concord.html`;

const about = ({ explorer }) => explorer.about();

/** Keeps documents at an address, finds them again, and forgets them. */
async function keeps(world, url) {
  const { folder, paths } = written(world, TEXTS);
  const visitor = await atPanel(world, url);
  const { person, explorer } = visitor;
  await opened(visitor, FILES, paths);
  await person.click({ role: 'button', name: 'Keep in this browser' });
  const line = await person.see({ css: '[data-part=kept]' });
  assert.match(line.text, /3 documents.*IndexedDB.*this machine/s);
  await sound(person, 'kept');
  await person.tab.reload();
  await person.see({ css: '[data-part=kept][data-shown=true]' });
  assert.equal((await explorer.settled()).documents, 3);
  await agrees(visitor, folder, ['', 'tide ']);
  await person.click({ role: 'button', name: 'Show the page’s own documents' });
  await person.until('the page’s own', async () => (await explorer.settled()).documents === cli.about(PAGE).documents);
  await person.click({ role: 'button', name: 'Open them' });
  await person.until('what is kept', async () => (await explorer.settled()).documents === 3);
  await person.click({ role: 'button', name: 'Forget them' });
  await person.gone({ css: '[data-part=kept]' });
  await person.tab.reload();
  assert.equal((await explorer.settled()).documents, cli.about(PAGE).documents);
  assert.deepEqual(await person.find({ css: '[data-part=kept]' }), []);
}

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
  {
    title: 'a folder is read below its name, in the terminal’s order, hidden files left alone with a note',
    without: NO_FOLDERS,
    async run(world) {
      const { folder } = written(world, { ...TEXTS, ...BELOW, ...HIDDEN });
      const visitor = await atPanel(world);
      await opened(visitor, FOLDER, folder);
      await agrees(visitor, folder, ['', 'tide ', 'deep ']);
      const ids = (await visitor.explorer.ask({ limit: 20 })).hits.map(({ id }) => id);
      assert.ok(ids.includes('a/é/deep') && !ids.some((id) => id.includes('secret')), ids.join(' '));
      await visitor.person.click({ role: 'button', name: 'How these documents were read' });
      const hidden = await visitor.person.see({ css: '[data-part=report] [data-code=hidden]' });
      assert.equal(hidden.attributes['data-count'], '3');
      assert.match(hidden.text, /\.git is hidden, so it was left alone\./);
    },
  },
  {
    title: 'folders and files that are dropped together are read as the terminal reads their paths',
    without: { firefox: 'WebDriver BiDi cannot drop files', webkit: 'WebDriver cannot drop files' },
    async run(world) {
      const { folder } = written(world, { ...TEXTS, ...BELOW, ...HIDDEN });
      const visitor = await world.visit(PAGE_URL);
      await visitor.explorer.settled();
      await visitor.person.tab.drop([folder]);
      await visitor.person.see({ css: '[data-part=opened]' });
      await agrees(visitor, folder, ['', 'tide ', 'deep ']);
      await visitor.person.tab.drop([path.join(folder, 'b'), path.join(folder, 'harbour.txt')]);
      await visitor.person.until('two documents', async () => (await visitor.explorer.read()).documents === 2);
      assert.deepEqual((await visitor.explorer.ask({ limit: 20 })).hits.map(({ id }) => id).sort(), ['b/salt', 'harbour']);
    },
  },
  {
    title: 'files that are dropped are opened, and a thing that is no file is left alone',
    async run(world) {
      const visitor = await world.visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.settled();
      assert.equal(await person.run(drop, {}), false, 'text goes where it would go');
      assert.equal(await person.run(drop, { 'harbour.txt': TEXTS['harbour.txt'], 'salt.txt': 'Salt was won from the sea.' }), true);
      await person.see({ css: '[data-part=opened]' });
      assert.deepEqual((await explorer.ask({})).hits.map(({ id }) => id).sort(), ['harbour', 'salt']);
    },
  },
  {
    title: 'from a folder of mixed files to a page of their own, which counts what the terminal counts for the folder',
    async run(world) {
      const { folder, paths } = written(world, MIXED);
      const visitor = await atPanel(world);
      await opened(visitor, FILES, paths);
      const queries = ['', 'tide ', 'соль ', 'نمک ', 'harbour -salt', '"the tide"'];
      await agrees(visitor, folder, queries);
      const made = path.join(world.folder(), 'made.html');
      writeFileSync(made, await visitor.person.run(async () => (await document.querySelector('concord-explorer').page({ readers: true })).text()));
      const again = await world.visit(pathToFileURL(made).href);
      assert.equal((await again.explorer.settled()).documents, cli.ask(folder).documents);
      await agrees(again, folder, queries);
      assert.equal((await again.explorer.search('tide ')).total, cli.ask(folder, { query: 'tide ' }).total);
      await again.person.click(OPEN);
      await opened(again, FILES, paths.slice(0, 1));
    },
  },
  {
    title: 'the report tells what was read and what was passed over, and stays within reach',
    async run(world) {
      const { paths } = written(world, { ...TEXTS, 'picture.png': '\x89PNG\r\n\x1a\n\0\0\0', 'broken.txt': Buffer.from('caf\xe9 \x81 tide', 'latin1') });
      const visitor = await atPanel(world);
      const { person, explorer } = visitor;
      await opened(visitor, FILES, paths);
      await person.click({ role: 'button', name: 'How these documents were read' });
      const report = await person.see({ css: '[data-part=report]' });
      assert.match(report.text, /TXT/);
      assert.match((await person.see({ css: '[data-part=report] [data-level=skipped]' })).text, /picture\.png is .*passed over/);
      await sound(person, 'report');
      await person.click({ role: 'button', name: 'Close this line' });
      await person.gone({ css: '[data-part=opened]' });
      await person.click(explorer.here({ role: 'button', name: 'About these documents' }));
      await person.click({ css: '[data-part=made] summary' });
      assert.match((await person.see({ css: '[data-part=made]' })).text, /picture\.png is .*passed over/);
    },
  },
  {
    title: 'undo brings back what was open, with its words and filters',
    async run(world) {
      const visitor = await beside(world);
      const { person, explorer } = visitor;
      assert.equal((await explorer.read()).query, '');
      await person.click({ role: 'button', name: 'Undo' });
      await isBack(visitor);
      assert.deepEqual(await about(visitor), cli.about(PAGE));
      await person.focusOn(OPEN);
    },
  },
  {
    title: 'the back button leads out of the documents that were opened, into those before, as they were',
    async run(world) {
      const visitor = await beside(world);
      const { person, explorer, before } = visitor;
      await explorer.search('tide ');
      await explorer.open('Lighthouse');
      await person.back();
      await person.until('the list', async () => !(await explorer.read()).open);
      assert.deepEqual([(await explorer.settled()).documents, (await explorer.settled()).query], [3, 'tide ']);
      await person.back();
      await isBack(visitor);
      await person.forward();
      await person.until('no corpus to go forward to', async () => (await explorer.settled()).query === 'tide ');
      assert.equal((await explorer.settled()).documents, before.documents);
    },
  },
  {
    title: 'reading can be cancelled, and what was open is searched all the while',
    async run(world) {
      const line = `${'The tide of words goes on and on, day after day. '.repeat(40)}\n\n`;
      const { paths } = written(world, Object.fromEntries(Array.from({ length: 100 }, (_, number) => [`long-${number}.txt`, line.repeat(400)])));
      const { person, explorer } = await atPanel(world);
      await person.give(FILES, paths);
      await person.see({ role: 'button', name: 'Cancel' });
      const found = await explorer.paste('energy ');
      assert.equal(found.total, cli.ask(PAGE, { query: 'energy ' }).total, 'the corpus that is open answers');
      await person.click({ role: 'button', name: 'Cancel' });
      await person.gone({ css: '[data-part=open-reading]' });
      await person.see({ role: 'button', name: 'Choose files…' });
      assert.deepEqual((await person.find({ css: '[data-part=opened]' })), []);
      assert.equal((await explorer.search('trade ')).total, cli.ask(PAGE, { query: 'trade ' }).total);
    },
  },
  {
    title: 'files of which no document can be made: a sentence, the report, and what was open stays',
    async run(world) {
      const { paths } = written(world, { 'picture.png': '\x89PNG\r\n\x1a\n\0\0\0', 'sound.ogg': 'OggS\0' });
      const { person, explorer } = await atPanel(world);
      await person.give(FILES, paths);
      const error = await person.see({ css: '[data-part=open-error]' });
      assert.equal(error.attributes['data-code'], 'no-documents-made');
      assert.match((await person.see({ css: '[data-part=report]' })).text, /picture\.png is .*passed over/);
      await sound(person, 'nothing made');
      assert.deepEqual(await explorer.about(), cli.about(PAGE));
    },
  },
  {
    title: 'what Concord saved opens as it is: JSON Lines, gzipped or not, and a page, also where the page has no readers',
    async run(world) {
      const { paths } = written(world, { 'sea.jsonl': SEA, 'sea.jsonl.gz': gzipSync(SEA), 'made.html': readFileSync(PAGE), 'harbour.txt': TEXTS['harbour.txt'] });
      const bare = path.join(world.folder(), 'bare.html');
      writeFileSync(bare, readFileSync(PAGE, 'utf8').replace(/(id="concord-formats">)[^<]*/, '$1'));
      for (const url of [PAGE_URL, pathToFileURL(bare).href]) {
        const visitor = await atPanel(world, url);
        const { person, explorer } = visitor;
        for (const [index, file] of paths.slice(0, 3).entries()) {
          if (index) await person.click(OPEN);
          await person.give(FILES, file);
          const { hash } = cli.about(file);
          await person.until(path.basename(file), async () => (await explorer.about()).hash === hash);
          await person.gone({ css: '[data-part=open-reading]' });
          assert.deepEqual(await explorer.about(), cli.about(file));
        }
        if (url === PAGE_URL) continue;
        await person.click(OPEN);
        await person.give(FILES, paths[3]);
        const error = await person.see({ css: '[data-part=open-error]' });
        assert.equal(error.attributes['data-code'], 'formats-absent');
        assert.match(error.text, /saved without the readers/);
      }
    },
  },
  {
    title: 'pasted text is opened, several by lines of ---',
    async run(world) {
      const visitor = await atPanel(world);
      const { person, explorer } = visitor;
      await person.click({ css: '[data-part=open-paste] summary' });
      await person.focus({ css: '[data-part=open-paste] textarea' });
      await person.type('One tide.');
      await person.press('Enter');
      await person.type('---');
      await person.press('Enter');
      await person.type('Another tide, and salt.');
      await person.click({ role: 'button', name: 'Open this text' });
      await person.see({ css: '[data-part=opened]' });
      await explorer.settled();
      assert.deepEqual((await explorer.ask({ query: 'tide ' })).hits.map(({ id }) => id).sort(), ['text-1', 'text-2']);
      assert.equal((await explorer.search('salt ')).total, 1);
    },
  },
  {
    title: 'a title given at the opening is the corpus’s, also of one that was saved under another',
    async run(world) {
      const { paths } = written(world, { 'harbour.txt': TEXTS['harbour.txt'], 'sea.jsonl': SEA });
      const visitor = await atPanel(world);
      const { person, explorer } = visitor;
      for (const [file, title] of [[paths[0], 'Tides and harbours'], [paths[1], 'کچھ اور']]) {
        await person.click({ role: 'textbox', name: 'Title (if you like)' });
        await person.type(title);
        await person.give(FILES, file);
        await person.until(title, async () => (await explorer.about()).title === title);
        await person.gone({ css: '[data-part=open-reading]' });
        await person.see({ role: 'heading', name: title });
        assert.equal(await person.run(() => document.title), title);
        await person.click(OPEN);
      }
    },
  },
  {
    title: 'what is kept is found again after a reload, says where it lives, and is forgotten on demand',
    run: async (world) => keeps(world, await served(world)),
  },
  {
    title: 'a page from disk keeps documents as well',
    run: (world) => keeps(world, PAGE_URL),
  },
  {
    title: 'what was kept and is damaged does no harm: the page shows its own, says so, and forgets on demand',
    async run(world) {
      const { paths } = written(world, TEXTS);
      const visitor = await atPanel(world, await served(world));
      const { person, explorer } = visitor;
      await opened(visitor, FILES, paths);
      await person.click({ role: 'button', name: 'Keep in this browser' });
      await person.see({ css: '[data-part=kept]' });
      await person.run(damageKept);
      await person.tab.reload();
      const error = await person.see({ css: '[data-part=open-error]' });
      assert.equal(error.attributes['data-code'], 'kept-damaged');
      const { documents, title } = cli.about(PAGE);
      assert.deepEqual([(await explorer.settled()).documents, await person.run(() => document.title)], [documents, title], 'nothing of what was kept');
      await person.click({ role: 'button', name: 'Forget them' });
      await person.gone({ css: '[data-part=kept]' });
    },
  },
  {
    title: 'a browser that keeps nothing says so, and the page lives on',
    async run(world) {
      const { paths } = written(world, TEXTS);
      const visitor = await atPanel(world);
      const { person, explorer } = visitor;
      await person.run(() => void Object.defineProperty(window, 'indexedDB', { value: { open: () => { throw new DOMException('no', 'SecurityError'); } } }));
      await opened(visitor, FILES, paths);
      await person.click({ role: 'button', name: 'Keep in this browser' });
      const error = await person.see({ css: '[data-part=open-error]' });
      assert.equal(error.attributes['data-code'], 'not-kept');
      assert.equal((await explorer.search('tide ')).total, 2);
    },
  },
  {
    title: 'the column that holds the text can be named, and the files are read again',
    async run(world) {
      const rows = ['number,text,story', '1,short,"A long story of the tide, told at length and with many words in it."', '2,brief,"Another story, of salt and sand, and it is long as well, as stories are."'];
      const { paths } = written(world, { 'table.csv': `${rows.join('\n')}\n` });
      const visitor = await atPanel(world);
      const { person, explorer } = visitor;
      await opened(visitor, FILES, paths);
      assert.equal((await explorer.search('tide ')).total, 0);
      await person.click({ role: 'button', name: 'How these documents were read' });
      await person.click({ role: 'textbox', name: 'The text is in' });
      await person.type('story');
      await person.click({ role: 'button', name: 'Read again' });
      await person.until('the other text', async () => (await explorer.ask({ query: 'tide ' })).total === 1);
      await person.click({ role: 'button', name: 'Undo' });
      await person.until('the page’s own', async () => (await explorer.settled()).documents === cli.about(PAGE).documents);
    },
  },
  {
    title: 'without a mouse: the panel, Escape, the reading, the line at the end',
    async run(world) {
      const { paths } = written(world, TEXTS);
      const { person, explorer } = await world.visit(PAGE_URL);
      await explorer.settled();
      await person.focus(OPEN);
      await person.press('Enter');
      await person.focusOn({ role: 'button', name: 'Choose files…' });
      assert.ok(await person.outlined());
      await sound(person, 'chooser');
      await person.press('Escape');
      await person.focusOn(OPEN);
      await person.press('Enter');
      await person.focusOn({ role: 'button', name: 'Choose files…' });
      await person.give(FILES, paths);
      await person.focusOn({ role: 'region', name: 'How these documents were read' });
      assert.equal((await person.see({ css: '[data-part=open-said]', role: 'status' })).text.trim(), '3 documents opened from 3 files.');
      await person.press('Tab');
      await person.focusOn({ role: 'button', name: 'How these documents were read' });
      await sound(person, 'opened');
    },
  },
  {
    title: 'the panel, the report and the line of what is kept fit a phone, dark and from right to left',
    async run(world) {
      const { paths } = written(world, { ...TEXTS, 'picture.png': '\x89PNG' });
      const visitor = await atPanel(world, await served(world), { size: { width: 320, height: 700 }, dark: true });
      const { person } = visitor;
      await person.noWider('panel');
      await sound(person, 'panel');
      await opened(visitor, FILES, paths);
      await person.click({ role: 'button', name: 'How these documents were read' });
      await person.click({ role: 'button', name: 'Keep in this browser' });
      await person.see({ css: '[data-part=kept]' });
      for (const dir of ['ltr', 'rtl']) {
        await person.run((way) => document.querySelector('concord-explorer').setAttribute('dir', way), dir);
        await person.noWider(dir);
        await sound(person, dir);
      }
    },
  },
  {
    title: 'a site fetches the readers of foreign files when they are wanted, and not before; where it has none, it says so',
    async run(world) {
      const { folder, paths } = written(world, TEXTS);
      const { origin } = await world.serve(SITE);
      const visitor = await atPanel(world, `${origin}/`);
      const { person } = visitor;
      const readers = () => person.tab.requests().filter((url) => url.endsWith('/formats.wasm'));
      assert.deepEqual(readers(), []);
      await opened(visitor, FILES, paths);
      await agrees(visitor, folder, ['', 'tide ']);
      const bare = path.join(world.folder(), 'site');
      cpSync(SITE, bare, { recursive: true, filter: (file) => !file.endsWith('formats.wasm') });
      const other = await atPanel(world, `${(await world.serve(bare)).origin}/`);
      await other.person.give(FILES, paths);
      const error = await other.person.see({ css: '[data-part=open-error]' });
      assert.equal(error.attributes['data-code'], 'formats-unreachable');
      assert.match(error.text, /formats\.wasm/);
    },
  },
  {
    title: 'a widget opens documents as well, and gives back all that it took',
    async run(world) {
      const dir = world.folder();
      const { paths } = written(world, TEXTS);
      const guest = await world.serve(WIDGET, OPEN_DOOR);
      const host = await world.serve(dir);
      put(dir, 'sea.jsonl', SEA);
      const visitor = await atPanel(world, host.origin + writeHost(dir, { origin: guest.origin, sources: ['sea.jsonl'], before: COUNTERS }));
      const { person } = visitor;
      await opened(visitor, FILES, paths);
      assert.equal((await visitor.explorer.search('tide ')).total, 2);
      assert.deepEqual(await person.find({ role: 'button', name: 'Keep in this browser' }), [], 'a host’s page keeps nothing');
      await person.run(() => document.querySelector('concord-explorer').remove());
      const left = await person.run(held);
      assert.deepEqual([left.workers, left.urls, left.listeners], [0, 0, {}]);
    },
  },
];

/** Cuts short what is kept, under a title that was changed. */
async function damageKept() {
  const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
  const database = await done(indexedDB.open('concord'));
  const store = database.transaction('kept', 'readwrite').objectStore('kept');
  const [key] = await done(store.getAllKeys());
  const kept = await done(store.get(key));
  await done(store.put({ ...kept, bytes: kept.bytes.slice(0, 40), changes: { ...kept.changes, title: 'As it was kept' } }, key));
  database.close();
}

/** Lets go of files over the page, or of a text; whether the page took it. */
function drop(texts) {
  const dataTransfer = new DataTransfer();
  for (const [name, text] of Object.entries(texts)) dataTransfer.items.add(new File([text], name));
  if (!dataTransfer.items.length) dataTransfer.setData('text/plain', 'words');
  const place = document.querySelector('concord-explorer').shadowRoot.querySelector('.hall');
  return !place.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }));
}
