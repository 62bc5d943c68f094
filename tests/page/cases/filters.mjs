// Topics, fields, dates and chips.
import assert from 'node:assert/strict';
import * as cli from '../support/cli.mjs';
import { PAGE, PAGE_URL } from '../support/places.mjs';

/** The page shows what the command line answers to the same request. */
function agrees(state, request) {
  const answer = cli.ask(PAGE, request);
  assert.deepEqual([state.total, state.hits.map((hit) => hit.id)], [answer.total, answer.hits.map((hit) => hit.id)], JSON.stringify(request));
  for (const [field, values] of Object.entries(state.facets)) {
    const counts = new Map((answer.facets[field] ?? []).map(({ value, count }) => [value, count]));
    for (const { value, count } of values) assert.equal(count, counts.get(value) ?? 0, `${field}=${value} for ${JSON.stringify(request)}`);
  }
  return answer;
}

export default [
  {
    title: 'topics and fields narrow the result: OR inside one, AND across, every count exact',
    async run({ visit }) {
      const { explorer } = await visit(PAGE_URL);
      await explorer.settled();
      agrees(await explorer.toggle('topic', 'Energy'), { filters: { topic: ['Energy'] } });
      agrees(await explorer.toggle('topic', 'Afghanistan'), { filters: { topic: ['Energy', 'Afghanistan'] } });
      agrees(await explorer.toggle('outlet', 'Dawn'), { filters: { topic: ['Energy', 'Afghanistan'], outlet: ['Dawn'] } });
      const query = 'moscow ';
      const state = await explorer.search(query);
      const answer = agrees(state, { query, filters: { topic: ['Energy', 'Afghanistan'], outlet: ['Dawn'] } });
      assert.ok(answer.total > 0, 'the example has results');
      agrees(await explorer.toggle('topic', 'Energy'), { query, filters: { topic: ['Afghanistan'], outlet: ['Dawn'] } });
    },
  },
  {
    title: 'chips stand for the filters, and each can be taken off',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      await explorer.toggle('outlet', 'Dawn');
      const state = await explorer.toggle('topic', 'Energy');
      assert.deepEqual(state.chips.map(({ field, value }) => `${field}=${value}`).sort(), ['outlet=Dawn', 'topic=Energy']);
      await person.click(explorer.here({ role: 'button', name: 'Remove filter Outlet: Dawn' }));
      agrees(await explorer.settled(), { filters: { topic: ['Energy'] } });
      await explorer.toggle('outlet', 'Dawn');
      await person.click(explorer.here({ role: 'button', name: 'Remove all filters' }));
      const bare = await explorer.settled();
      assert.deepEqual(bare.chips, []);
      agrees(bare, {});
    },
  },
  {
    title: 'the definition of a topic can be read, and searched for',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      const topic = cli.about(PAGE).topics.find(({ label }) => label === 'Energy');
      await person.click(explorer.here({ role: 'button', name: 'Definition of Energy' }));
      const state = await person.until('the definition', async () => (await explorer.read()).definition && explorer.read());
      assert.ok(state.definition.includes(topic.query.replace(/\s+/g, ' ')), state.definition);
      await person.click(explorer.here({ role: 'button', name: 'Search for these words' }));
      const found = await explorer.settled();
      assert.deepEqual([found.query.trim(), found.total], [topic.query, topic.count]);
    },
  },
  {
    title: 'the timeline counts as the command line does, and a bar is a filter',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      const start = await person.until('the bars', async () => (await explorer.settled()).bins.length && explorer.settled());
      const { timeline } = cli.ask(PAGE);
      assert.deepEqual(start.bins, timeline.bins);
      assert.equal(start.unplaced ?? 0, timeline.unplaced);
      const bin = timeline.bins.find(({ count }) => count > 0);
      await person.click(explorer.here({ css: `[data-bin="${bin.date}"]` }));
      const state = await person.until('a filter', async () => (await explorer.settled()).chips.length && explorer.settled());
      assert.deepEqual(state.chips, [{ field: timeline.field, value: bin.date }]);
      agrees(state, { filters: { [timeline.field]: [bin.date] } });
    },
  },
  {
    title: 'the documents without a date can be asked for',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      const { field, unplaced } = cli.ask(PAGE).timeline;
      assert.ok(unplaced > 0, 'the corpus has some');
      await person.click(explorer.here({ css: '[data-part=unplaced]' }));
      const state = await person.until('a filter', async () => (await explorer.settled()).chips.length && explorer.settled());
      assert.deepEqual([state.chips[0].field, state.total], [field, unplaced]);
      agrees(state, { filters: { [field]: [state.chips[0].value] } });
    },
  },
  {
    title: 'a range of dates can be drawn with the mouse, and taken with the keyboard',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      const { field, bins } = cli.ask(PAGE).timeline;
      const overlay = await person.see(explorer.here({ css: '.overlay' }));
      await person.drag(explorer.here({ css: '.overlay' }), 0.2 / bins.length, 1 - 0.8 / bins.length);
      const drawn = await person.until('a filter from the brush', async () => (await explorer.settled()).chips.length === 1 && explorer.settled());
      assert.ok(overlay.width > 100, 'the strip can be drawn upon');
      assert.equal(drawn.chips[0].value, `${bins[0].date}..${bins.at(-1).date}`, 'the first and the last bar are in it');
      agrees(drawn, { filters: { [field]: [drawn.chips[0].value] } });
      await person.click(explorer.here({ role: 'button', css: '[data-part=chips] [data-field]' }));
      await person.until('no filter', async () => (await explorer.settled()).chips.length === 0);
      await person.focus(explorer.here({ css: '[data-bin][tabindex="0"]' }));
      await person.press('Home');
      await person.press('Enter');
      await person.press('ArrowRight');
      await person.press('Shift+Enter');
      const chosen = await person.until('a filter from the keys', async () => /\.\./.test((await explorer.settled()).chips[0]?.value) && explorer.settled());
      assert.deepEqual(chosen.chips, [{ field, value: `${bins[0].date}..${bins[1].date}` }]);
      agrees(chosen, { filters: { [field]: [chosen.chips[0].value] } });
    },
  },
  {
    title: 'a range of dates can be typed, at one end or both; what is no date is said to be none',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      const { field, bins } = cli.ask(PAGE).timeline;
      const date = (name) => explorer.here({ role: 'textbox', name });
      const write = async (name, text) => {
        await person.click(date(name));
        await person.press('Control+a');
        await person.press('Delete');
        if (text) await person.type(text);
        await person.press('Enter');
      };
      const chosen = (value) => person.until(value, async () => {
        const { chips, total } = await explorer.settled();
        return (chips[0]?.value ?? '') === value && { total };
      });
      await write('from', '2018');
      assert.equal((await chosen('2018..')).total, cli.ask(PAGE, { filters: { [field]: ['2018..'] } }).total);
      await write('to', '2019-06');
      await chosen('2018..2019-06');
      await person.click(explorer.here({ role: 'button', css: '[data-part=all-dates]' }));
      await chosen('');
      assert.deepEqual((await person.seeAll(explorer.here({ css: '[data-part=years] input' }))).map(({ value, attributes }) => [value, attributes.placeholder]), [['', bins[0].date], ['', bins.at(-1).date]]);
      await write('from', 'spring');
      await person.until('it said to be no date', () => person.run(() => document.querySelector('concord-explorer').shadowRoot.querySelector('[name=from]').validity.customError));
      await write('from', '2019');
      await chosen('2019..');
      await write('from', '');
      await chosen('');
    },
  },
  {
    title: 'the page about the documents names every topic with its count',
    async run({ visit }) {
      const { person, explorer } = await visit(PAGE_URL);
      await explorer.settled();
      await person.click(explorer.here({ role: 'button', name: 'About these documents' }));
      const about = cli.about(PAGE);
      const rows = await person.seeAll(explorer.here({ css: 'tr[data-topic]' }));
      assert.deepEqual(rows.map((row) => row.attributes['data-topic']), about.topics.map(({ label }) => label));
      rows.forEach((row, index) => assert.match(row.text, new RegExp(`\\b${about.topics[index].count}\\b`)));
      await person.click(explorer.here({ role: 'button', name: 'Back to the documents' }));
      await person.see(explorer.here({ css: '[data-part=results]' }));
    },
  },
];
