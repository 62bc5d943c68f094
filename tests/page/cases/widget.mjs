// The third use: explorers on a foreign page, from another origin, beside styles that would break them.
import assert from 'node:assert/strict';
import { SEA, lines, packed, plain, put } from '../support/corpora.mjs';
import { COUNTERS, held } from '../support/counters.mjs';
import { OPEN_DOOR, given, writeHost } from '../support/host.mjs';
import { BOX, explorer as explorerOf } from '../support/explorer.mjs';
import { WIDGET } from '../support/places.mjs';

const HOSTILE = `
  * { color: lime !important; background: purple !important; font: italic 900 31px/3.3 "Comic Sans MS", Papyrus, fantasy !important;
      letter-spacing: .4em !important; word-spacing: 2em !important; text-transform: uppercase !important; text-align: end !important;
      text-indent: 3em !important; text-shadow: 2px 2px red !important; white-space: pre !important; cursor: crosshair !important;
      border: 7px dotted red !important; padding: 11px !important; list-style: square !important; user-select: none !important;
      animation: none !important; transition: none !important; border-radius: 20px !important; quotes: none !important; hyphens: auto !important }
  body { --ink: red; --paper: lime; --accent: blue; --gap: 99px; font-size: 8px; word-break: break-all; line-height: 9 }
  button, input, select, mark, h2, h3, article, aside, section, details, summary, p, ol, li { display: inline !important; position: fixed !important; opacity: .1 !important; float: right !important }
  ::selection { background: red } ::placeholder { color: red !important } input::-webkit-search-cancel-button { display: none }`;

/** A host may say how wide its guest is, how large text is on its page, and which way it runs: both pages say the same. */
const OWN_CHOICE = 'concord-explorer { display: block !important; width: 800px !important }';

const WATCHED = ['color', 'backgroundColor', 'fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'letterSpacing', 'wordSpacing', 'textTransform', 'textAlign',
  'textIndent', 'textShadow', 'whiteSpace', 'cursor', 'listStyleType', 'display', 'position', 'float', 'opacity', 'visibility', 'lineHeight', 'direction',
  'borderTopStyle', 'borderTopColor', 'wordBreak', 'hyphens', 'userSelect', 'quotes'];

/** The look of every element inside the first explorer, by its place in the tree. */
function looks(properties) {
  const table = {};
  const walk = (parent, place) => [...parent.children].forEach((child, index) => {
    const here = `${place} ${child.localName}${index}.${child.className.baseVal ?? child.className}`;
    const style = getComputedStyle(child);
    table[here] = Object.fromEntries(properties.map((property) => [property, style[property]]));
    if (!(child instanceof SVGElement)) walk(child, here);
  });
  walk(document.querySelector('concord-explorer').shadowRoot, '');
  return table;
}

/** What a guest must leave alone in its host. */
const manners = () => ({
  sheets: document.styleSheets.length, adopted: document.adoptedStyleSheets.length, head: document.head.children.length, body: document.body.children.length,
  own: ['color', 'fontFamily', 'fontSize', 'margin', 'direction'].map((property) => getComputedStyle(document.getElementById('own'))[property]),
  html: document.documentElement.getAttributeNames(), title: document.title, hash: location.hash, history: history.length,
});

async function scene({ serve, folder }, options = {}) {
  const dir = folder();
  const sources = [put(dir, 'sea.jsonl', SEA), put(dir, 'many.jsonl.gz', packed(lines(Array.from({ length: 40 }, (_, number) => plain(`tide number${number} stone`, number)))))];
  const guest = await serve(WIDGET, OPEN_DOOR);
  const host = await serve(dir);
  const write = (name, extra) => host.origin + writeHost(dir, { name, origin: guest.origin, sources, ...options, ...extra });
  return { write, host, guest };
}

const calm = async (person) => {
  const both = [explorerOf(person, 0), explorerOf(person, 1)];
  for (const one of both) await one.settled();
  return both;
};

export default [
  {
    title: 'two on one page, from another origin, each with a corpus of its own',
    async run(world) {
      const { write, host, guest } = await scene(world);
      const { person } = await world.visit(write('two.html'));
      assert.notEqual(host.origin, guest.origin);
      const [sea, many] = await calm(person);
      assert.equal((await sea.search('tide ')).total, 2);
      assert.deepEqual([(await many.read()).total, (await many.read()).query], [40, '']);
      assert.equal((await many.search('number1')).total, 11);
      const state = await sea.read();
      assert.deepEqual([state.total, state.query, state.hits.map((hit) => hit.id).sort()], [2, 'tide ', ['s1', 's2']]);
      await sea.toggle('place', 'Brest');
      assert.deepEqual((await many.read()).chips, []);
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
  {
    title: 'shows documents that the host gives as objects, before the script comes and after, and others in their place',
    async run(world) {
      const { write } = await scene(world);
      const documents = [
        { id: 7, title: 'Harbour', text: 'The tide came in.', place: 'Brest', year: 1999 },
        { title: 'Parts', parts: [{ kind: 'text', text: 'No tide here, but 日本語 and “quotes”.' }], place: ['Brest', 'Cádiz'] },
        { id: 7, text: '' },
        'no document',
      ];
      const { person } = await world.visit(write('given.html', { sources: [], before: given(documents) }));
      const explorer = explorerOf(person, 0);
      assert.equal((await explorer.settled()).total, 3);
      const about = await explorer.about();
      assert.deepEqual(about.warnings.map(({ code, part }) => [code, part]), [['duplicate-id', 'line 3'], ['not-a-document', 'line 4']]);
      assert.equal((await explorer.search('tide ')).total, 2);
      assert.deepEqual((await explorer.ask({ query: '日本' })).hits.map(({ title, fields }) => [title, fields]), [['Parts', { place: ['Brest', 'Cádiz'] }]]);
      assert.deepEqual((await explorer.ask({ query: 'year:1990..2000' })).hits.map(({ id }) => id), ['7']);
      await person.run(() => void (document.querySelector('concord-explorer').documents = new Set([{ text: 'Only this.' }])));
      await person.until('the others', async () => (await explorer.settled()).total === 1);
      assert.equal((await explorer.search('tide ')).total, 0);
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
  {
    title: 'asked for what nothing can be, it says so to who asked, and goes on',
    async run(world) {
      const { write } = await scene(world, { sources: ['sea.jsonl'] });
      const { person } = await world.visit(write('asked.html'));
      const explorer = explorerOf(person, 0);
      await explorer.settled();
      for (const [method, request] of [
        ['ask', null], ['ask', 'tide'], ['ask', { query: 5 }], ['ask', { lines: { selection: null, node: {} } }], ['ask', { rest: [], population: 7 }], ['ask', { stems: 'yes', query: 'tide' }],
        ['table', null], ['table', { selection: { query: 5 } }], ['table', { selection: null, view: 'words' }], ['table', { view: { trends: { series: 3 } } }], ['concordance', { selection: 3, near: 'x' }], ['read', null],
      ]) {
        const said = await person.run((name, asked) => document.querySelector('concord-explorer')[name](asked).then(() => 'answered', ({ name: code }) => code), method, request);
        assert.equal(said, 'bad-request', `${method} ${JSON.stringify(request)}`);
      }
      assert.equal((await explorer.search('tide ')).total, 2);
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
  {
    title: 'has the width that there is, however its host lays it out',
    async run(world) {
      const { write } = await scene(world, { sources: ['sea.jsonl'] });
      const { person } = await world.visit('about:blank');
      const widths = {};
      const layouts = {
        block: '', row: 'main { display: flex }', beside: 'main { display: flex } main::before { content: ""; inline-size: 200px; flex: none }', middle: 'main { display: flex; flex-direction: column; align-items: center }',
        start: 'main { display: grid; justify-items: start }', floating: 'concord-explorer { float: left }', margin: 'concord-explorer { margin: 40px; padding: 10px; border: 1px solid }', narrow: 'main { inline-size: 250px }',
      };
      // As wide as what stands in them, or as they may be: what matters is that one can read there.
      const fitting = {
        fitting: 'concord-explorer { inline-size: fit-content }', cell: 'main { display: table-cell }', table: 'body { display: table; inline-size: 900px } main { display: table-cell }',
        column: 'main { display: grid; grid-template-columns: auto 1fr } main::after { content: "" }', inline: 'main { display: inline-flex }', absolute: 'main { position: absolute }',
      };
      for (const [name, css] of Object.entries({ ...layouts, ...fitting })) {
        await person.tab.goto(write(`${name}.html`, { css: `main { inline-size: 900px } ${css}` }));
        await explorerOf(person, 0).settled();
        const [width, beyond] = await person.run(() => [document.querySelector('concord-explorer').offsetWidth, document.documentElement.scrollWidth > innerWidth]);
        if (name in layouts) widths[name] = [width, beyond];
        else assert.ok(width >= 320 && !beyond, `${name}: ${width} px`);
      }
      assert.deepEqual(widths, { block: [900, false], row: [900, false], beside: [700, false], middle: [900, false], start: [900, false], floating: [900, false], margin: [820, false], narrow: [250, false] });
    },
  },
  {
    title: 'its fields are no longer than a window, that the host’s page goes on below',
    async run(world) {
      const { write } = await scene(world);
      const documents = Array.from({ length: 60 }, (_, number) => ({ text: 'One.', ...Object.fromEntries(Array.from({ length: 20 }, (_, field) => [`field${field}`, `value ${number % 12}`])) }));
      const { person } = await world.visit(write('long.html', { sources: [], before: given(documents) }));
      await explorerOf(person, 0).settled();
      const [high, whole, room] = await person.run(() => {
        const facets = document.querySelector('concord-explorer').shadowRoot.querySelector('.facets');
        return [facets.offsetHeight, facets.scrollHeight, innerHeight];
      });
      assert.ok(high <= room && whole > 2 * room, `${high} px of ${whole} px in ${room} px`);
    },
  },
  {
    title: 'looks and works the same among hostile styles, odd fonts and right-to-left text',
    async run(world) {
      const { write } = await scene(world);
      const calmPage = await world.visit(write('calm.html', { css: `${OWN_CHOICE} html { font-size: 31px }`, dir: 'rtl' }));
      await calm(calmPage.person);
      const wanted = await calmPage.person.run(looks, WATCHED);
      const hostile = await world.visit(write('hostile.html', { css: HOSTILE + OWN_CHOICE, dir: 'rtl' }));
      const [sea] = await calm(hostile.person);
      assert.deepEqual(differences(await hostile.person.run(looks, WATCHED), wanted), []);
      assert.equal((await sea.search('lighthouse ')).total, 1);
      assert.equal((await sea.open('Lighthouse')).id, 's2');
    },
  },
  {
    title: 'leaves the host its styles, names, address and title',
    async run(world) {
      const { write } = await scene(world);
      const bare = await world.visit(write('bare.html', { sources: [] }));
      const alone = await bare.person.run(manners);
      const { person } = await world.visit(write('guests.html', { before: COUNTERS }));
      const [sea] = await calm(person);
      await sea.search('tide ');
      await sea.toggle('place', 'Brest');
      await sea.open('Harbour');
      const with_ = await person.run(manners);
      assert.deepEqual({ ...with_, head: with_.head - 1 }, alone, 'apart from the script that counts');
      assert.deepEqual((await person.run(held)).names, [], 'no new names on the window');
    },
  },
  {
    title: 'removed and put back, it keeps no worker, address or listener, and works again',
    async run(world) {
      const { write } = await scene(world);
      const { person } = await world.visit(write('moved.html', { before: COUNTERS }));
      await calm(person);
      const living = await person.run(held);
      assert.equal(living.workers, 2);
      for (let round = 0; round < 3; round += 1) {
        await person.run(() => {
          window[Symbol.for('kept')] = [...document.querySelectorAll('concord-explorer')];
          for (const element of window[Symbol.for('kept')]) element.remove();
        });
        await person.until('both workers ended', async () => (await person.run(held)).workers === 0);
        assert.deepEqual(await person.run(held), { workers: 0, urls: 0, listeners: {}, names: living.names });
        await person.run(() => document.querySelector('main').append(...window[Symbol.for('kept')]));
        const [sea] = await calm(person);
        assert.equal((await sea.search(`tide${' '.repeat(round)}`)).total, 2);
        const again = await person.run(held);
        assert.deepEqual([again.workers, again.urls, again.listeners], [2, 0, living.listeners]);
      }
      assert.deepEqual(await person.tab.errors(), []);
    },
  },
  {
    title: 'moved within the page in one step, it goes on working',
    async run(world) {
      const { write } = await scene(world);
      const { person } = await world.visit(write('moving.html', { before: COUNTERS }));
      const [sea] = await calm(person);
      await sea.search('salt ');
      await person.run(() => document.querySelector('main').prepend(document.querySelectorAll('concord-explorer')[1]));
      const [many, moved] = await calm(person);
      assert.equal((await moved.search('salt ')).total, 1);
      assert.equal((await many.search('stone ')).total, 40);
      assert.equal((await person.run(held)).workers, 2);
    },
  },
  {
    title: 'listens to keys only inside itself',
    async run(world) {
      const { write } = await scene(world);
      const { person } = await world.visit(write('keys.html'));
      await calm(person);
      await person.press('/');
      assert.ok(!person.fits(await person.focused(), BOX));
      await person.type('tide');
      assert.deepEqual((await explorerOf(person, 0).read()).query, '');
    },
  },
];

function differences(found, wanted) {
  const places = [...new Set([...Object.keys(found), ...Object.keys(wanted)])];
  return places.flatMap((place) => {
    if (!found[place] || !wanted[place]) return [`${place}: only on one of the pages`];
    const properties = Object.keys(wanted[place]).filter((property) => found[place][property] !== wanted[place][property]);
    return properties.map((property) => `${place}: ${property} is ${found[place][property]}, not ${wanted[place][property]}`);
  });
}
