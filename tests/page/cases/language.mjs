// The query language: what the page says of a query, how it may go on, and how it is explained.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sound } from '../support/axe.mjs';
import * as cli from '../support/cli.mjs';
import { BOX } from '../support/explorer.mjs';
import { PAGE, PAGE_URL, SITE } from '../support/places.mjs';
import { heard, listen, rested, restless } from '../support/voice.mjs';

const PHONE = { width: 390, height: 844 };
const OPERATORS = readFileSync(new URL('../../../src/query/language.md', import.meta.url), 'utf8').split('\n').filter((line) => line.startsWith('| ')).slice(1);

/** Types into the empty box, and waits for ways on that are so. */
async function typing({ person, explorer }, words, wanted) {
  await explorer.search(words);
  return person.until(`ways on from ${words}`, async () => {
    const { ways } = await explorer.read();
    return wanted(ways) && ways;
  });
}

/** How what has been typed may go on is known, though not shown. */
const known = (person) => person.until('ways on', async () => (await person.focused()).attributes['data-ways'] === '2');

/** Waits for an answer that is the terminal's to the same request, word forms and all. */
const agrees = ({ person, explorer }, request, file = PAGE) => person.until(`the answer to ${JSON.stringify(request)}`, async () => {
  const state = await explorer.read();
  const told = cli.ask(file, request);
  const widens = ({ words, written, top }) => words > 1 || top[0].value !== written.toLowerCase();
  const shown = told.expansions.filter(widens).map(({ written, top }) => [written, top.slice(0, 6).map(({ value }) => value)]);
  return !state.busy && state.total === told.total && !state.warnings.length && JSON.stringify(state.expansions.map(({ written, words }) => [written, words])) === JSON.stringify(shown) && state;
});

const FORMS = { role: 'checkbox', name: 'All word forms' };

const chosenOf = (ways) => ways.findIndex(({ chosen }) => chosen);
const names = (ways) => ways.map(({ kind, text }) => `${kind} ${text}`);

async function chosen({ person, explorer }, at) {
  await person.until(`the way ${at} chosen`, async () => chosenOf((await explorer.read()).ways) === at);
  const { attributes } = await person.focused();
  assert.equal(attributes['aria-activedescendant'], at < 0 ? undefined : `way-${at}`);
}

export default [
  {
    title: 'for every kind of word its words are shown, each of which can be searched',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      for (const [query, kind] of [['secur', 'typing'], ['cyber* ', 'prefix'], ['*stan ', 'wildcard'], ['=Pak* ', 'exact'], ['Jnajua~ ', 'fuzzy'], ['/defen[cs]e|talks?/ ', 'regex']]) {
        const { expansions } = await explorer.search(query);
        const [told] = cli.ask(PAGE, { query }).expansions;
        assert.deepEqual(expansions.map((line) => [line.written, line.kind, line.words]), [[told.written, kind, told.top.slice(0, 6).map(({ value }) => value)]], query);
        for (const { value, count } of told.top.slice(0, 6)) assert.ok(expansions[0].text.includes(`${value} ${count}`), `${value} with its number: ${expansions[0].text}`);
        await person.click(explorer.here({ role: 'button', css: `[data-word="${told.top[0].value}"]` }));
        await person.until('the word in its place', async () => (await explorer.read()).query.includes(told.top[0].value));
        const state = await explorer.settled();
        assert.deepEqual([state.total, state.expansions], [told.top[0].count, []], `${query} to ${state.query}`);
      }
    },
  },
  {
    title: 'a word with ^ stands for its forms, offline, and each can be searched',
    async run({ visit }) {
      const visitor = await visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.settled();
      for (const query of ['consultation^ ', 'talked^ ', '"grave concerns"^ ', 'consulting^ ']) {
        await explorer.search(query);
        const { expansions } = await agrees(visitor, { query });
        for (const { text } of expansions) assert.match(text, / in English:/);
      }
      await explorer.search('consultation^ ');
      const { expansions: [{ words }] } = await agrees(visitor, { query: 'consultation^ ' });
      assert.ok(words.length > 1, words.join(' '));
      await explorer.open(cli.ask(PAGE, { query: 'consultation^ ' }).hits[0].title);
      const { reader } = await explorer.read();
      for (const [, mark] of reader.marks) assert.match(mark, /^consult/i);
      await person.click(explorer.here({ role: 'button', css: `[data-word="${words[1]}"]` }));
      await agrees(visitor, { query: `${words[1]} ` });
      assert.deepEqual(person.tab.requests().filter((url) => !/^(file|blob|data):/.test(url)), []);
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
  {
    title: 'all words can be taken in all their forms, and as misspelt; a link says so',
    async run({ visit }) {
      const visitor = await visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.search('talked consultation ');
      await person.click(explorer.here(FORMS));
      await agrees(visitor, { query: 'talked consultation ', stems: true });
      await sound(person, 'all word forms');
      await explorer.search('consutlation talked ');
      await person.click(explorer.here({ role: 'checkbox', name: 'Near spellings' }));
      const wanted = { query: 'consutlation talked ', stems: true, typos: true };
      const { total } = await agrees(visitor, wanted);
      assert.ok(total > 0);
      const other = await visit(await person.run(() => location.href));
      await agrees(other, wanted);
      assert.deepEqual((await other.explorer.read()).widened, ['stems', 'typos']);
      await person.click(explorer.here(FORMS));
      await agrees(visitor, { ...wanted, stems: false });
    },
  },
  {
    title: 'what limits documents is taken in all its forms too, by a link at once, and where a host asks',
    async run({ visit }) {
      const [all, asWritten, inAllForms] = [{}, { query: 'consulted ' }, { query: 'consulted ', stems: true }].map((request) => cli.ask(PAGE, request).total);
      assert.notEqual(asWritten, inAllForms);
      const selection = { query: 'consulted ', stems: true };
      for (const [limit, text, total] of [
        ['lines', JSON.stringify({ selection: { stems: true }, node: 'consulted ' }), inAllForms],
        ['lines', JSON.stringify({ selection: { query: '"half', stems: true }, node: 'consulted ', rest: true }), inAllForms],
        ['rest', JSON.stringify(selection), all - inAllForms],
        ['population', 'security -consulted ', all - inAllForms],
      ]) {
        const { person, explorer } = await visit(`${PAGE_URL}#${new URLSearchParams({ forms: '1', [`o.documents.${limit}`]: text })}`);
        await person.until(`${total} documents by ${limit}`, async () => {
          const state = await explorer.settled();
          return state.total === total && !state.warnings.some(({ code }) => code === 'no-stems');
        });
      }
      for (const [method, request] of [
        ['ask', { lines: { selection: { stems: true }, node: 'consulted ' } }], ['concordance', { selection: { stems: true }, node: 'consulted ' }],
        ['table', { selection: { query: 'moscow ' }, view: { keyness: { against: selection } } }],
      ]) {
        const { person, explorer } = await visit(PAGE_URL);
        await explorer.settled();
        const { warnings } = await person.run((name, asked) => document.querySelector('concord-explorer')[name](asked), method, request);
        assert.deepEqual(warnings.filter(({ code }) => code === 'no-stems'), [], `${method} ${JSON.stringify(request)}`);
      }
    },
  },
  {
    title: 'a site fetches the stemmers when forms are asked for; without them words are taken as written, and it says so',
    async run(world) {
      const { origin } = await world.serve(SITE);
      const visitor = await world.visit(`${origin}/`);
      const { person, explorer } = visitor;
      const fetched = () => person.tab.requests().filter((url) => url.endsWith('/stems.wasm')).length;
      await explorer.search('talks ');
      assert.equal(fetched(), 0);
      await explorer.search('talked^ ');
      await agrees(visitor, { query: 'talked^ ' });
      const once = fetched();
      assert.ok(once > 0);
      await explorer.search('minister^ ');
      await agrees(visitor, { query: 'minister^ ' });
      assert.equal(fetched(), once);
      const site = path.join(world.folder(), 'site');
      cpSync(SITE, site, { recursive: true, filter: (file) => !file.endsWith('stems.wasm') });
      const file = path.join(world.folder(), 'bare.html');
      writeFileSync(file, readFileSync(PAGE, 'utf8').replace(/(id="concord-stems">)[^<]*/, '$1'));
      for (const url of [`${(await world.serve(site)).origin}/`, pathToFileURL(file).href]) {
        const bare = await world.visit(url);
        await bare.explorer.search('talks^ ');
        const state = await bare.person.until('the warning', async () => {
          const now = await bare.explorer.read();
          return !now.busy && now.warnings[0]?.code === 'no-stems' && now;
        });
        assert.equal(state.total, cli.ask(PAGE, { query: 'talks ' }).total);
        assert.equal((await bare.explorer.ask({ query: 'talks^ ' })).total, state.total);
      }
    },
  },
  {
    title: 'word forms that could not be had are fetched when they are asked for again',
    async run(world) {
      const site = path.join(world.folder(), 'site');
      cpSync(SITE, site, { recursive: true, filter: (file) => !file.endsWith('stems.wasm') && !file.endsWith('sw.js') });
      const visitor = await world.visit(`${(await world.serve(site)).origin}/#q=talked+`);
      const { person, explorer } = visitor;
      await explorer.settled();
      await person.click(explorer.here(FORMS));
      await person.until('the warning', async () => (await explorer.settled()).warnings[0]?.code === 'no-stems');
      cpSync(path.join(SITE, 'stems.wasm'), path.join(site, 'stems.wasm'));
      await person.click(explorer.here(FORMS));
      await person.click(explorer.here(FORMS));
      await agrees(visitor, { query: 'talked ', stems: true });
    },
  },
  {
    title: 'a topic may ask for all forms of a word, from the start and when it is changed',
    async run(world) {
      const text = (more) => `The men of the harbour had it that the boats were to come in ${more} with the tide.`;
      const lines = [{ concord: 1, topics: [{ label: 'Running', query: 'run^' }] }, { id: 'a', text: text('running') }, { id: 'b', text: text('for short runs') }, { id: 'c', text: text('late') }];
      const [file, page] = ['boats.jsonl', 'boats.html'].map((name) => path.join(world.folder(), name));
      writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      assert.equal(cli.concord('pack', file, '-o', page).status, 0);
      const { person, explorer } = await world.visit(pathToFileURL(page).href);
      const count = async (label) => (await explorer.read()).facets.topic?.find(({ value }) => value === label)?.count;
      await explorer.settled();
      assert.equal(await count('Running'), 2);
      assert.deepEqual(await explorer.about(), cli.about(page));
      await person.run(() => { location.hash = '#t.Boats=boat%5E&t.Running=run'; });
      await person.until('the topics as the link has them', async () => await count('Boats') === 3 && await count('Running') === 0);
    },
  },
  {
    title: 'what cannot be taken as written is shown at its place, and announced once',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      await person.until('the first announcement', async () => (await explorer.read()).said);
      await listen(person);
      const announced = [];
      for (const query of ['energy (trade OR gas', 'talks "wide gap', 'nosuchfield:x', `${'energy '.repeat(2000)}(trade`]) {
        await restless(person);
        const { warnings } = query.length > 99 ? await explorer.paste(query) : await explorer.search(query);
        const told = cli.ask(PAGE, { query }).warnings;
        assert.deepEqual(warnings.map(({ code, marks }) => [code, marks]), told.map(({ code, marked }) => [code, marked.filter(({ mark }) => mark).map(({ text }) => text)]), query.slice(0, 30));
        for (const { place } of warnings) assert.ok(place.length < 80, place);
        await rested(person);
        announced.push(told[0].message);
        const said = await heard(person);
        assert.deepEqual(said.map((sentence, at) => sentence.includes(announced[at])), announced.map(() => true), said.join(' | '));
      }
    },
  },
  {
    title: 'what may have been meant is offered with its number, and one click takes it',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      for (const query of ['securty talsk ', 'Patrushvev ']) {
        const state = await explorer.search(query);
        const told = cli.ask(PAGE, { query }).suggestions;
        assert.ok(told.length > 0, query);
        assert.deepEqual(state.suggestions, told.map((one) => ({ query: one.query, total: one.total })));
        await person.click(explorer.here({ role: 'button', css: '[data-part=suggestions] button' }));
        await person.until('what was meant', async () => (await explorer.read()).query === told[0].query);
        assert.equal((await explorer.settled()).total, told[0].total);
      }
      assert.deepEqual((await explorer.search('talks ')).suggestions, []);
    },
  },
  {
    title: 'behind a field its values are listed: arrows move, Enter and Tab take, typing goes on',
    async run({ visit }) {
      const visitor = await visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.settled();
      await typing(visitor, 'outlet:', (ways) => ways.length === 3);
      assert.equal((await person.focused()).attributes['aria-expanded'], 'true');
      await sound(person, 'values');
      await chosen(visitor, -1);
      await person.press('ArrowDown');
      await chosen(visitor, 0);
      await person.press('ArrowDown');
      await chosen(visitor, 1);
      await person.press('ArrowUp');
      await chosen(visitor, 0);
      await person.press('ArrowUp');
      await chosen(visitor, -1);
      await person.press('ArrowDown');
      await person.press('Enter');
      await person.until('the value', async () => (await explorer.read()).query === 'outlet:Dawn ');
      assert.equal((await explorer.settled()).total, cli.ask(PAGE, { query: 'outlet:Dawn ' }).total);
      await person.until('no list', async () => !(await explorer.read()).ways.length);
      await person.type('peop');
      await person.until('the field', async () => names((await explorer.read()).ways)[0] === 'field people');
      await person.press('ArrowDown');
      await chosen(visitor, 0);
      await person.press('Tab');
      await person.until('the field and its values', async () => (await explorer.read()).query === 'outlet:Dawn people:' && (await explorer.read()).ways.length > 3);
      await person.type('tehm');
      await person.until('the one value', async () => names((await explorer.read()).ways).join() === 'value Tehmina Janjua');
      await person.press('ArrowDown');
      await chosen(visitor, 0);
      await person.press('Enter');
      await person.until('both values', async () => (await explorer.read()).query === 'outlet:Dawn people:"Tehmina Janjua" ');
      await person.focusOn(BOX);
      await person.type('talks');
      assert.equal((await explorer.settled()).query, 'outlet:Dawn people:"Tehmina Janjua" talks');
    },
  },
  {
    title: 'Enter with nothing chosen asks what is written, and Tab goes on',
    async run({ visit }) {
      const visitor = await visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.settled();
      for (const [key, at] of [['Enter', true], ['Tab', false]]) {
        await typing(visitor, 'outlet:d', (ways) => ways.length === 1);
        await person.press(key);
        await person.until('no list', async () => !(await explorer.read()).ways.length);
        assert.equal((await explorer.settled()).query, 'outlet:d');
        assert.equal(person.fits(await person.focused(), BOX), at, key);
      }
    },
  },
  {
    title: 'words alone bring no list; the arrow down does, Escape closes it, and beyond it are the results',
    async run({ visit }) {
      const visitor = await visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.settled();
      await explorer.search('ener');
      await known(person);
      assert.deepEqual((await explorer.read()).ways, []);
      await person.press('ArrowDown');
      await chosen(visitor, 0);
      assert.deepEqual(names((await explorer.read()).ways), ['topic Energy', 'word energy']);
      await person.press('Escape');
      await person.until('no list', async () => !(await explorer.read()).ways.length);
      assert.equal((await explorer.read()).query, 'ener');
      await person.type('g');
      await known(person);
      await person.press('ArrowDown');
      await person.press('ArrowDown');
      await chosen(visitor, 1);
      await person.press('ArrowDown');
      await person.focusOn({ role: 'button', name: cli.ask(PAGE, { query: 'energ' }).hits[0].title });
      await person.until('no list', async () => !(await explorer.read()).ways.length);
    },
  },
  {
    title: 'in the middle of a query what stands behind the caret stays',
    async run({ visit }) {
      const visitor = await visit(PAGE_URL);
      const { person, explorer } = visitor;
      await explorer.search(' talks ');
      await person.press('Home');
      await person.type('outlet:gl');
      await person.until('the value', async () => names((await explorer.read()).ways).join() === 'value Global Village Space');
      await person.click(explorer.here({ role: 'option', name: /^Global Village Space, value/ }));
      await person.until('the value in its place', async () => (await explorer.read()).query === 'outlet:"Global Village Space" talks ');
      await person.focusOn(BOX);
      await person.type('x');
      assert.equal((await explorer.settled()).query, 'outlet:"Global Village Space"x talks ');
    },
  },
  {
    title: 'on a phone, and mirrored, the list fits, and is taken by a tap',
    async run({ visit }) {
      const visitor = await visit(PAGE_URL, { size: PHONE });
      const { person, explorer } = visitor;
      await explorer.settled();
      for (const direction of ['ltr', 'rtl']) {
        await person.run((dir) => document.querySelector('concord-explorer').setAttribute('dir', dir), direction);
        await typing(visitor, 'topic:', (ways) => ways.length > 3);
        await person.noWider(direction);
        await sound(person, `topics, ${direction}`);
        await person.click(explorer.here({ role: 'option', name: /^Energy, topic/ }));
        await person.until('the topic', async () => (await explorer.read()).query === 'topic:Energy ');
        assert.equal((await explorer.settled()).total, cli.ask(PAGE, { query: 'topic:Energy ' }).total);
      }
    },
  },
  {
    title: 'the language is explained from the box, all of it, and each example can be tried',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      const button = { role: 'button', name: 'How to search' };
      await person.click(explorer.here(button));
      const rows = await person.seeAll(explorer.here({ css: '[data-part=help] tbody tr' }));
      assert.equal(rows.length, OPERATORS.length);
      await sound(person, 'help');
      const examples = await person.seeAll(explorer.here({ css: '[data-part=help] [data-query]' }));
      assert.ok(examples.length > rows.length - 3, `${examples.length} examples`);
      for (const { attributes } of examples) {
        const query = `${attributes['data-query']} `;
        await person.click(explorer.here({ css: `[data-part=help] [data-query="${attributes['data-query'].replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"]` }));
        await person.until(`the example ${query}`, async () => (await explorer.read()).query === query);
        const state = await person.until(`all that is needed for ${query}`, async () => {
          const state = await explorer.settled();
          return state.warnings.every(({ code }) => code !== 'stems-coming') && state;
        });
        const told = cli.ask(PAGE, { query });
        assert.deepEqual([state.total, state.warnings.map(({ code }) => code)], [told.total, told.warnings.map(({ code }) => code)], query);
      }
      await person.press('Escape');
      await person.gone(explorer.here({ css: '[data-part=help]' }));
      await person.focusOn(button);
      assert.notEqual((await explorer.read()).query, '', 'the words stay');
    },
  },
];
