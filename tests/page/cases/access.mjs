// Every view, in light and dark, from a phone to a desk, and on paper.
import assert from 'node:assert/strict';
import { sound } from '../support/axe.mjs';
import * as cli from '../support/cli.mjs';
import { PAGE, PAGE_URL } from '../support/places.mjs';

const PHONE = { width: 390, height: 844 };

/** Every view, by the steps that lead to it from the one before. */
const VIEWS = {
  start: ({ explorer }) => explorer.settled(),
  definition: ({ person, explorer }) => person.click(explorer.here({ role: 'button', name: 'Definition of Energy' })),
  results: ({ explorer }) => explorer.search('secur'),
  filtered: ({ explorer }) => explorer.toggle('outlet', 'Dawn'),
  warning: ({ explorer }) => explorer.search('"security'),
  reader: async ({ person, explorer }) => {
    const [hit] = cli.ask(PAGE, { query: '"security', filters: { outlet: ['Dawn'] } }).hits;
    await explorer.open(hit.title);
    await person.click(explorer.here({ role: 'button', name: 'Next match' }));
  },
  empty: async ({ explorer, person }) => {
    await person.click(explorer.here({ role: 'button', css: '[data-part=close]' }));
    await explorer.search('qwertyuiop ');
  },
  about: async ({ person, explorer }) => {
    await explorer.search('');
    await person.click(explorer.here({ role: 'button', name: 'About these documents' }));
  },
};

async function inspect(visitor, views) {
  for (const view of views) {
    await VIEWS[view](visitor);
    await visitor.explorer.settled();
    await sound(visitor.person, view);
  }
}

/** What a page is printed as. */
const paper = () => {
  const root = document.querySelector('concord-explorer').shadowRoot;
  const seen = (selector) => [...root.querySelectorAll(selector)].some((element) => element.checkVisibility());
  return { box: seen('#query'), facets: seen('[data-part=facets]'), text: seen('[data-part=text]'), citation: seen('[data-part=citation]') };
};

/** What the open view tells those who do not see it, by the element that stays. */
const chartSaid = () => {
  const [place] = document.querySelector('concord-explorer').shadowRoot.querySelectorAll('[data-part=chart-said]');
  window.place ??= place;
  return place?.isConnected && place.role === 'status' && place === window.place && place.textContent;
};

export default [
  {
    title: 'each tab controls what stands beneath it, which is named after it',
    async run({ visit }) {
      const { person, explorer } = await visit(`${PAGE_URL}#q=secur`);
      for (const name of ['Concordance', 'Words', 'Trends', 'Documents']) {
        await explorer.view(name);
        await person.see(explorer.here({ role: 'tabpanel', name }));
        assert.ok(await person.run((called) => {
          const root = document.querySelector('concord-explorer').shadowRoot;
          const [tab] = root.querySelectorAll('[role=tab][aria-selected=true]');
          return tab.textContent === called && !root.getElementById(tab.getAttribute('aria-controls')).contains(tab);
        }, name));
      }
    },
  },
  {
    title: 'what a chart shows is spoken when it is another',
    async run({ visit }) {
      const { person } = await visit(PAGE_URL);
      for (const [view, ...steps] of [
        ['trends', [{}, /secur; \d+ periods/], [{ 'o.trends.series': 'talks\npeace' }, /talks, peace; \d+ periods/], [{ 'o.trends.bin': 'decade' }, /secur; \d periods?$/]],
        ['dispersion', [{}, /documents with matches\. Dispersion/], [{ 'o.dispersion.node': 'moscow' }, /documents with matches\. Dispersion/], [{ 'o.dispersion.node': 'qwertyuiop' }, /Nowhere/]],
        ['topics', [{}, /over time.*rows$/], [{ 'o.topics.field': 'outlet' }, /by Outlet.*rows$/], [{ 'o.topics.field': 'topic' }, /with one another.*rows$/]],
      ]) {
        const said = [];
        await person.tab.goto(`${PAGE_URL}#view=${view}`);
        await person.run(() => { delete window.place; });
        for (const [link, wanted] of steps) {
          await person.run((hash) => { location.hash = hash; }, `${new URLSearchParams({ q: 'secur', view, ...link })}`);
          said.push(await person.until(`${wanted}`, async () => {
            const text = await person.run(chartSaid);
            return wanted.test(text) && text !== said.at(-1) && text;
          }));
        }
      }
    },
  },
  { title: 'axe-core finds nothing in any view, in light', run: async ({ visit }) => inspect(await visit(PAGE_URL), Object.keys(VIEWS)) },
  {
    title: 'axe-core finds nothing in any view, in dark',
    async run({ visit }) {
      const visitor = await visit(PAGE_URL, { dark: true });
      await visitor.explorer.settled();
      assert.ok(await visitor.person.run(() => matchMedia('(prefers-color-scheme: dark)').matches), 'the browser is dark');
      const brightness = await visitor.person.run(ground);
      assert.ok(brightness < 80, `the page is dark: ${brightness}`);
      await inspect(visitor, Object.keys(VIEWS));
    },
  },
  {
    title: 'axe-core finds nothing on a phone, with the filters closed and open',
    async run({ visit }) {
      const visitor = await visit(PAGE_URL, { size: PHONE });
      await inspect(visitor, ['start', 'results']);
      await visitor.person.click(visitor.explorer.here({ role: 'button', name: /^Filters/ }));
      await sound(visitor.person, 'filters open');
    },
  },
  {
    title: 'a failure is announced, reads well to axe-core, in light and dark',
    async run({ visit }) {
      for (const dark of [false, true]) {
        const { person, explorer } = await visit(`${PAGE_URL}`, { dark });
        await explorer.settled();
        await person.run(() => document.querySelector('concord-explorer').setAttribute('src', '#nowhere'));
        await person.see({ role: 'alert' });
        await sound(person, `failure, ${dark ? 'dark' : 'light'}`);
      }
    },
  },
  {
    title: 'fits a phone: nothing wider than the screen, filters behind a button, a document readable',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL, { size: PHONE });
      await explorer.settled();
      await person.noWider('start');
      await person.click(explorer.here({ role: 'button', name: /^Filters/ }));
      await person.see({ role: 'checkbox', name: /^Energy/ });
      await person.noWider('filters');
      await explorer.toggle('topic', 'Energy');
      await person.click(explorer.here({ role: 'button', css: '[data-part=panel-toggle]' }));
      const [hit] = cli.ask(PAGE, { filters: { topic: ['Energy'] } }).hits;
      await explorer.open(hit.title);
      await person.noWider('reader');
      const text = await person.see(explorer.here({ css: '[data-part=text]' }));
      assert.ok(text.width > 250, `lines are wide enough to read: ${text.width} px`);
      await person.click(explorer.here({ role: 'button', css: '[data-part=close]' }));
      await person.see(explorer.here({ css: '[data-part=results]' }));
    },
  },
  {
    title: 'on a phone what can be chosen about a view waits behind a button, and rows are in sight',
    async run({ visit }) {
      const { person, explorer } = await visit(`${PAGE_URL}#q=energy+&view=words`, { size: PHONE });
      await explorer.table();
      const least = explorer.here({ css: '[data-option=minimum] input' });
      assert.deepEqual(await person.find(least), []);
      const row = await person.see(explorer.here({ css: 'tbody tr' }));
      assert.ok(row.y < PHONE.height, `the first row is at ${row.y}`);
      await person.click(explorer.here({ role: 'button', name: 'Options' }));
      await person.see(least);
      await person.noWider();
    },
  },
  {
    title: 'nothing is wider than the screen from 320 to 1920 px',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.search('secur');
      await person.noWiderAt([320, 600, 900, 1440, 1920]);
    },
  },
  {
    title: 'mirrored from right to left it fits as well, and the filters stand on the right',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.search('secur');
      const left = (await person.see(explorer.here({ css: '[data-part=facets]' }))).x;
      await person.run(() => document.querySelector('concord-explorer').setAttribute('dir', 'rtl'));
      await person.until('the filters on the other side', async () => (await person.see(explorer.here({ css: '[data-part=facets]' }))).x > left);
      await person.noWiderAt([320, 900, 1280]);
    },
  },
  {
    title: 'on paper a document stands without the controls',
    without: { firefox: 'WebDriver BiDi cannot show a page as it is printed', webkit: 'WebDriver cannot show a page as it is printed' },
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      await explorer.open(cli.ask(PAGE).hits[0].title);
      await person.tab.media({ media: 'print' });
      assert.deepEqual(await person.run(paper), { box: false, facets: false, text: true, citation: true });
    },
  },
];

/** The brightness of the ground, from 0 to 255, as it is painted. */
function ground() {
  const paint = new OffscreenCanvas(1, 1).getContext('2d');
  const layers = [];
  for (let up = document.querySelector('concord-explorer').shadowRoot.querySelector('.room'); up; up = up.parentElement ?? up.getRootNode().host) layers.unshift(up);
  for (const layer of [document.documentElement, ...layers]) {
    paint.fillStyle = getComputedStyle(layer).backgroundColor;
    paint.fillRect(0, 0, 1, 1);
  }
  const [r, g, b] = paint.getImageData(0, 0, 1, 1).data;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
