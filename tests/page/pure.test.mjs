// The page's pure parts, without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeOf, spanOf } from '../../www/dates.js';
import { fromHash, toHash } from '../../www/hash.js';
import { cut } from '../../www/passages.js';
import { covered, filterFor, layout } from '../../www/scale.js';
import { INITIAL, isDeliberate, reduce, requestOf } from '../../www/state.js';

const after = (...actions) => actions.reduce(reduce, INITIAL);

test('a link carries every state that matters, and nothing for the state at the start', () => {
  assert.equal(toHash(INITIAL), '');
  for (const state of [
    after({ type: 'type', query: 'a "b c" OR ж & = # % + ✓' }),
    after({ type: 'toggle', field: 'outlet', value: 'The News & Co' }, { type: 'toggle', field: 'outlet', value: 'Dawn' }, { type: 'toggle', field: 'topic', value: 'x=y' }),
    after({ type: 'range', field: 'date', value: '2018-03..2018-12' }, { type: 'scope', scope: 'all' }, { type: 'sort', sort: 'oldest' }),
    after({ type: 'open', id: 'r1 / ü', match: 3 }, { type: 'timeline', field: 'event_date' }),
    after({ type: 'page', from: 200 }, { type: 'about', about: true }),
  ]) assert.deepEqual(fromHash(toHash(state)), state);
});

test('a link that says nonsense says nothing', () => {
  for (const hash of ['', '#', '#=', '#scope=x&sort=y&from=-1&match=1e9&about=2', '#%', '#from=99999999999']) {
    assert.deepEqual(fromHash(hash), INITIAL, hash);
  }
});

test('values are chosen, dropped, and never left as empty lists', () => {
  const chosen = after({ type: 'toggle', field: 'f', value: 'a' }, { type: 'toggle', field: 'f', value: 'b' });
  assert.deepEqual(chosen.filters, { f: ['a', 'b'] });
  assert.deepEqual(reduce(chosen, { type: 'toggle', field: 'f', value: 'a' }).filters, { f: ['b'] });
  assert.deepEqual(reduce(chosen, { type: 'drop', field: 'f' }).filters, {});
  assert.deepEqual(reduce(chosen, { type: 'clear' }).filters, {});
  assert.deepEqual(reduce(chosen, { type: 'range', field: 'date', value: '2018' }).filters, { f: ['a', 'b'], date: ['2018'] });
  assert.deepEqual(requestOf(chosen).filters, chosen.filters);
});

test('Escape goes back one step at a time', () => {
  const deep = after({ type: 'type', query: 'x' }, { type: 'open', id: 'a', match: 0 }, { type: 'about', about: true });
  const list = reduce(reduce(deep, { type: 'escape' }), { type: 'escape' });
  assert.deepEqual([list.about, list.open, list.query], [false, null, 'x']);
  assert.equal(reduce(list, { type: 'escape' }).query, '');
});

test('new words and filters start at the first result; typing makes no history', () => {
  for (const action of [{ type: 'type', query: 'x' }, { type: 'toggle', field: 'f', value: 'a' }, { type: 'sort', sort: 'newest' }]) {
    assert.equal(after({ type: 'page', from: 200 }, action).from, 0, action.type);
  }
  assert.deepEqual([isDeliberate({ type: 'type', query: '' }), isDeliberate({ type: 'open', id: 'a', match: 0 })], [false, true]);
});

test('dates and ranges cover the time that they name', () => {
  const days = ([from, to]) => (to - from) / 86_400_000;
  for (const [text, length] of [['2018', 365], ['2020', 366], ['2018-02', 28], ['2018-03-14', 1], ['0050', 365]]) assert.equal(days(spanOf(text)), length, text);
  for (const [text, length] of [['2018-03..2018-04', 61], ['2018', 365]]) assert.equal(days(rangeOf(text)), length, text);
  assert.equal(rangeOf('>2018')[0].toISOString(), '2019-01-01T00:00:00.000Z');
  assert.equal(rangeOf('<=2018')[1].toISOString(), '2019-01-01T00:00:00.000Z');
  for (const text of ['', 'soon', '18', 'unplaced', '2018..soon']) assert.ok(text === '' || rangeOf(text) === null, text);
});

test('a brush covers the bins whose middle it holds, from either side', () => {
  const bins = ['2018', '2019', '2020'].map((date, count) => ({ date, count, all: 4 }));
  for (const rtl of [false, true]) {
    const { bars } = layout(bins, 300, 50, rtl);
    assert.deepEqual(covered(bars, 0, 300), ['2018', '2019', '2020']);
    assert.deepEqual(covered(bars, rtl ? 250 : 10, rtl ? 260 : 20), ['2018'], 'a click takes the nearest');
    assert.deepEqual(bars.map(({ count }) => count), [0, 12.5, 25]);
  }
  assert.equal(filterFor('2020', '2018'), '2018..2020');
  assert.equal(filterFor('2018', '2018'), '2018');
});

test('a document of any length is cut without losing a letter or a mark', () => {
  const pieces = Array.from({ length: 5_000 }, (_, place) => ({ text: place % 7 ? 'plain text ' : '𝕏'.repeat(5), mark: place % 7 === 0 }));
  const endless = [{ text: '😀'.repeat(20_000), mark: false }];
  const { sections, marks } = cut({ title: [{ text: 'T', mark: true }], parts: [{ kind: 'text', around: false, paragraphs: [pieces, endless], origin: { part: 3, paragraph: 5 } }] });
  const runs = sections.flatMap(({ chunks }) => chunks).flatMap(({ paragraphs }) => paragraphs).flatMap((paragraph) => paragraph.runs);
  assert.equal(runs.map(({ text }) => text).join(''), [...pieces, ...endless].map(({ text }) => text).join(''));
  assert.deepEqual(runs.filter(({ n }) => n).map(({ n }) => n), Array.from({ length: marks - 1 }, (_, place) => place + 2));
  assert.ok(runs.every(({ text }) => text.isWellFormed?.() ?? true));
});
