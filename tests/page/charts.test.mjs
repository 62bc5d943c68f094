// What charts draw, without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellOf, crossOf, LINES, toneOf, toneOfRatio, trendIn } from '../../www/charts/cross.js';
import { look } from '../../www/charts/draw.js';
import { path, periodAt, plot } from '../../www/charts/plot.js';
import { fit, spanOf } from '../../www/charts/sheet.js';
import { matchAt, tones } from '../../www/charts/spread.js';
import { scaleOf, THIN, together, trendOf } from '../../www/charts/trend.js';
import { tableRequestOf } from '../../www/analysis/analysis.js';
import { joined, multiplying, requestsOf, SIDE_BY_SIDE } from '../../www/analysis/multiples.js';
import { INITIAL, reduce } from '../../www/state.js';

const table = (columns, rows, sums = [], formula = '') => ({
  columns: columns.map((name) => ({ name, label: name, formula, source: '' })), total: rows.length, warnings: [],
  rows: rows.map(([label, ...numbers]) => ({ label, query: '', numbers })), sums: sums.map(([name, number]) => ({ name, label: name, number })),
});
const COLUMNS = ['all_documents', 'all_tokens', 'documents', 'texts', 'tokens', 'occurrences_1', 'documents_1', 'texts_1', 'value_1', 'occurrences_2', 'documents_2', 'texts_2', 'value_2'];
const ROWS = [
  ['2018', 9, 20_000, 6, 5, 10_000, 4, 3, 2, 400, 0, 0, 0, 0],
  ['2019', 3, 5000, 0, 0, 0, 0, 0, 0, null, 0, 0, 0, null],
  ['2020', 5, 9000, 1, 1, 800, 1, 1, 1, 1250, 2, 1, 1, 2500],
  ['unplaced', 7, 8000, 3, 3, 2000, 2, 1, 1, 1000, 0, 0, 0, 0],
];
const asked = (unit, series = ['tide', 'ebb'], share = 'million') => ({ selection: { query: 'sea' }, view: { trends: { series, unit, share } } });

test('a table over time is read as series, periods and what has no date', () => {
  const trend = trendOf(table(COLUMNS, ROWS), asked('words'));
  assert.deepEqual(trend.series.map(({ query }) => query), ['tide', 'ebb']);
  assert.deepEqual(trend.periods.map(({ label, counts, values, documents, tokens, thin }) => [label, counts, values, documents, tokens, thin]), [
    ['2018', [4, 0], [400, 0], 6, 10_000, false], ['2019', [0, 0], [null, null], 0, 0, false], ['2020', [1, 2], [1250, 2500], 1, 800, true],
  ]);
  assert.equal(trend.unplaced.documents, 3);
  assert.deepEqual([trend.most, trend.unit, trend.base], [2500, 'words', 'tokens']);
  assert.deepEqual(together(trend.periods), { counts: [5, 2], documents: 7, tokens: 10_800 });
  const documents = trendOf(table(COLUMNS, ROWS, [], 'documents_1'), asked('documents'));
  assert.deepEqual(documents.periods.map(({ thin }) => thin), [6, 0, 1].map((count) => count > 0 && count < THIN.documents));
  assert.deepEqual(documents.periods.map(({ values: [one] }) => one === null), [false, true, false], 'where there is nothing there is no point');
  assert.deepEqual(documents.periods.map(({ counts, ownTexts }) => [counts, ownTexts]), [[[3, 0], [2, 0]], [[0, 0], [0, 0]], [[1, 1], [1, 1]]]);
  assert.deepEqual(trendOf(table(['tokens', 'value_1'], [['2018', 9, 0.25]]), asked('words', ['x'], 'period')).periods[0].values, [25], 'shares are per cent');
  assert.deepEqual(trendOf(table(['value_1'], [['2018', 1]]), asked('words', [])).series, [{ name: 'sea', query: 'sea' }], 'without series the words searched for are one');
  assert.deepEqual(trendOf(table([], []), asked('words')), { series: [], periods: [], unplaced: null, most: 0, unit: 'words', base: 'tokens' }, 'nothing at all');
});

test('what is drawn stays inside its frame, from zero up, in either direction of writing', () => {
  const trend = trendOf(table(COLUMNS, ROWS), asked('words'));
  for (const frame of [{ width: 800, height: 300, rtl: false }, { width: 800, height: 300, rtl: true, named: true }, { width: 320, height: 150, rtl: false, scale: { most: 9999, peak: 99_999 } }, { width: 60, height: 60, rtl: true }]) {
    const drawn = plot(trend, frame);
    const says = JSON.stringify(frame);
    assert.equal(drawn.marks[0].value, 0, says);
    assert.equal(drawn.marks[0].y, drawn.height, says);
    assert.ok(drawn.marks.at(-1).value >= (frame.scale?.most ?? trend.most), says);
    for (const point of drawn.points.flat().filter(Boolean)) {
      assert.ok(0 <= point.x && point.x <= drawn.width && 0 <= point.y && point.y <= drawn.height, says);
    }
    assert.deepEqual(drawn.points.map((line) => line.map((point) => point !== null)), [[true, false, true], [true, false, true]], 'what is a share of nothing has no point');
    const [first, , last] = drawn.points[0];
    assert.equal(first.x < last.x, !frame.rtl, says);
    for (const [index, bar] of drawn.bars.entries()) assert.equal(periodAt(drawn, bar.middle), index, says);
    if (drawn.names.length) assert.ok(Math.abs(drawn.names[0] - drawn.names[1]) >= 15, says);
  }
});

test('charts side by side share one scale, for lines and for what is behind them', () => {
  const [large, small] = [ROWS, [['2018', 9, 20_000, 2, 2, 1000, 4, 3, 2, 40, 0, 0, 0, 0]]].map((rows) => trendOf(table(COLUMNS, rows), asked('words')));
  const scale = scaleOf([small, large]);
  assert.deepEqual([scale, scaleOf([])], [{ most: 2500, peak: 10_000, ends: ['2018', '2020'] }, { most: 0, peak: 0, ends: undefined }]);
  const frame = { width: 300, height: 150, rtl: false };
  const [alone, shared] = [plot(small, frame), plot(small, { ...frame, scale })];
  assert.ok(Math.abs(shared.bars[0].all - alone.bars[0].all / 10) < 1e-9, 'a bar is as high as its part of the largest of all');
  assert.deepEqual(shared.marks, plot(large, frame).marks);
  assert.equal(shared.points[0][0].x, plot(large, frame).points[0][0].x, 'the same year is at the same place');
});

test('names are as long as there is room for, by what their letters are', () => {
  assert.equal(fit('short', 100), 'short');
  assert.equal(fit('', 0), '');
  const long = 'an outlet whose name is long, and which is named more than once';
  for (const name of [long, long.toUpperCase(), '\u65e5\u672c\u7d4c\u6e08\u65b0\u805e'.repeat(9), '\u{1f600}'.repeat(30)]) {
    const cut = fit(name, 150);
    assert.ok(cut.endsWith('…') && name.startsWith(cut.slice(0, -1)) && spanOf(cut) <= 150, cut);
    assert.ok(spanOf(cut) > 120, `${cut}: no shorter than needed`);
  }
  assert.ok(spanOf('\u65e5\u672c') > spanOf('AB') && spanOf('AB') > spanOf('ab'));
  assert.equal(spanOf('e\u0301'), spanOf('e'), 'what stands above a letter takes no room');
});

test('series look unlike one another', () => {
  assert.equal(new Set(Array.from({ length: 24 }, (_, index) => look(index))).size, 24);
});

test('decades stand beside one another as years do', () => {
  const { bars, place, dates } = plot(trendOf(table(COLUMNS, ['1980..1989', '1990..1999', '2000..2009'].map((label) => [label, ...ROWS[0].slice(1)])), asked('words')), { width: 300, height: 150, rtl: false });
  assert.ok(bars.every(({ width }) => Math.abs(width - bars[0].width) < 1 && width > 50));
  assert.ok(Math.abs(place('1990..1999')[0] - bars[1].x) < 2);
  assert.deepEqual(dates.map(({ name }) => name), ['1980..1989', '1990..1999', '2000..2009'], 'an axis of decades names decades');
});

test('the value axis has round numbers, and whole ones for counts', () => {
  const marks = (values) => plot(trendOf(table(['tokens', 'value_1'], values.map((value, at) => [String(2000 + at), 9, value])), asked('words', ['x'])), { width: 500, height: 300, rtl: false }).marks.map(({ value }) => value);
  assert.deepEqual(marks([1, 0]), [0, 1]);
  assert.deepEqual(marks([0, 0]), [0, 1]);
  assert.deepEqual(marks([3, 1]), [0, 1, 2, 3]);
  assert.deepEqual(marks([97, 1]), [0, 20, 40, 60, 80, 100]);
  assert.ok(marks([0.0123, 0.001]).at(-1) >= 0.0123);
});

test('a line breaks where a point is missing', () => {
  const at = (x, y) => ({ x, y, thin: false });
  for (const [points, wanted] of [[[], ''], [[at(1, 2)], 'M1,2'], [[at(1, 2), at(3, 4), null, at(5, 6.26)], 'M1,2L3,4M5,6.3'], [[null, at(1, 1)], 'M1,1']]) assert.equal(path(points), wanted);
});

test('a line breaks where filters leave time out, and its periods stand where they are in time', () => {
  for (const labels of [['1900', '1901', '1950', '1951'], ['1900..1909', '1910..1919', '1950..1959', '1960..1969'], ['2019-02', '2019-03', '2019-05', '2019-06'], ['2020-02-28', '2020-02-29', '2020-03-02', '2020-03-03']]) {
    const { points: [line], bars } = plot(trendOf(table(COLUMNS, labels.map((label) => [label, ...ROWS[0].slice(1)])), asked('words')), { width: 600, height: 300, rtl: false });
    assert.equal(path(line).match(/[ML]/g).join(''), 'MLML', String(labels));
    assert.ok(bars[2].middle - bars[1].middle > 1.5 * (bars[1].middle - bars[0].middle), String(labels));
  }
});

test('stretches of a text: the more the darker, each leads to its first match', () => {
  const spread = [0, 1, 0, 4, 2];
  assert.deepEqual(tones(spread), ['M1,0h1v10h-1z', 'M4,0h1v10h-1z', '', 'M3,0h1v10h-1z']);
  assert.deepEqual([1, 3, 4].map((stretch) => matchAt(spread, stretch)), [1, 2, 6]);
  assert.deepEqual(tones([]), ['', '', '', '']);
});

test('topics by values: tones, ratios, and lines of those with most documents', () => {
  const cross = crossOf(table(['documents', 'value:2018', 'value:2019', 'value:unplaced'], [['A', 6, 1, 4, 1], ['B', 2, 0, 0, 2], ['C', 0, 0, 0, 0]]));
  assert.deepEqual(cross.columns.map(({ value }) => value), ['unplaced', '2018', '2019'], 'what has no date is not last of many');
  assert.deepEqual(cross.rows.map((row) => cross.columns.map((column) => toneOf(cross, row, column))), [[3, 3, 9], [9, 0, 0], [0, 0, 0]]);
  const trend = trendIn(cross, null);
  assert.deepEqual(trend.series.map(({ name }) => name), ['A', 'B'], 'topics without documents are no lines');
  assert.deepEqual(trend.periods.map(({ label, counts }) => [label, counts]), [['2018', [1, 0]], ['2019', [4, 0]]]);
  const bins = [['2018', 0], ['2019', 7]].map(([date, count]) => ({ date, count, texts: count, all: count }));
  for (const [field, wanted] of [['topic', [null, null]], ['another', [1, 0]]]) assert.deepEqual(trendIn(cross, { field, bins, unplaced: 0 }).periods.map(({ values }) => values), [wanted, [4, 0]], 'a gap where there is no document');
  const many = crossOf(table(['documents', 'value:2018'], Array.from({ length: 20 }, (_, at) => [`T${at}`, at, at])));
  assert.deepEqual(trendIn(many, null).series.map(({ name }) => name), Array.from({ length: LINES }, (_, at) => `T${19 - at}`));

  const pairs = crossOf(table(['documents', 'texts', 'value:A', 'value:B', 'log_ratio:A', 'log_ratio:B'], [['A', 6, 5, 6, 3, null, 1.5], ['B', 4, 4, 3, 4, 1.2, null]]));
  assert.deepEqual(pairs.rows.map((row) => pairs.columns.map((column) => pairs.ratio(row, column))), [[null, 1.5], [1.2, null]]);
  assert.deepEqual(pairs.rows.map(pairs.texts), [5, 4]);
  assert.deepEqual([null, -2, 0, 0.4, 1, 1.5, 99].map(toneOfRatio), [0, 0, 0, 1, 2, 3, 9]);
  assert.deepEqual(pairs.rows.map((row) => pairs.columns.map((column) => cellOf(pairs, row, column))), [
    [{ count: null, ratio: null, tone: 0 }, { count: 3, ratio: 1.5, tone: 3 }], [{ count: 3, ratio: 1.2, tone: 3 }, { count: null, ratio: null, tone: 0 }],
  ]);
  const byOutlet = crossOf(table(['documents', 'value:A', 'value:B'], [['A', 6, 2, 4]]));
  assert.deepEqual(cellOf({ ...byOutlet, field: 'outlet' }, byOutlet.rows[0], byOutlet.columns[0]), { count: 2, ratio: null, tone: 5 }, 'a value that is called as a topic is none');
});

test('charts ask for all rows; small ones once for each value', () => {
  const state = [{ type: 'view', view: 'trends' }, { type: 'option', name: 'by', value: 'outlet' }, { type: 'toggle', field: 'date', value: '2018' }].reduce(reduce, INITIAL);
  assert.ok(tableRequestOf(state, 100, { topics: [] }).limit > 10_000);
  const whole = { facets: { outlet: Array.from({ length: 40 }, (_, at) => ({ value: `o${at}`, count: 40 - at })) } };
  const requests = requestsOf(state, 'outlet', { about: { topics: [] }, whole });
  assert.deepEqual(requests.map(({ value }) => value), whole.facets.outlet.slice(0, SIDE_BY_SIDE).map(({ value }) => value));
  assert.deepEqual(requests[3].request.selection.filters, { date: ['2018'], outlet: ['o3'] });
  assert.deepEqual(requestsOf(reduce(state, { type: 'toggle', field: 'outlet', value: 'o20' }), 'outlet', { about: { topics: [] }, whole }).map(({ value }) => value), ['o20'], 'values chosen');
  assert.deepEqual(requestsOf(state, 'unknown', { about: { topics: [] }, whole }), []);
});

test('the tables of small charts are one below another, each row behind its value', () => {
  const one = (value, rows, message) => ({
    value, request: { selection: { query: 'sea', filters: { outlet: [value], date: ['2018'] } }, view: { trends: {} } },
    table: { ...table(['documents'], rows, [['tokens', 9]]), warnings: [{ code: 'w', part: '', message, marked: [] }] },
  });
  const { request, table: all, cells } = joined({ field: 'outlet', charts: [one('a', [['2018', 1], ['2019', 2]], 'few'), one('b, c', [['2018', 3]], 'none')] });
  assert.deepEqual(cells, [['outlet', 'label', 'query', 'documents'], ['a', '2018', '', 1], ['a', '2019', '', 2], ['b, c', '2018', '', 3]]);
  assert.deepEqual(request.selection, { query: 'sea', filters: { outlet: ['a', 'b, c'], date: ['2018'] } });
  assert.deepEqual([all.total, all.rows.length, all.columns.map(({ name }) => name), all.warnings.map(({ message }) => message)], [3, 3, ['outlet', 'documents'], ['a: few', 'b, c: none']]);
});

test('small charts come one after another; what is asked later counts', async () => {
  const waiting = [];
  const client = { table: (request) => new Promise((answer) => waiting.push(() => answer({ request }))) };
  const { multiples, refresh } = multiplying({ client, changed() {} });
  const whole = { facets: { outlet: [{ value: 'a', count: 2 }, { value: 'b', count: 1 }] } };
  const answered = async () => {
    waiting.shift()();
    await new Promise(setImmediate);
  };
  const state = [{ type: 'view', view: 'trends' }, { type: 'option', name: 'by', value: 'outlet' }].reduce(reduce, INITIAL);
  const values = () => multiples.charts.map(({ value, table: { request } }) => `${value} ${request.selection.query}`);
  refresh(state, 0, { about: { topics: [] }, whole });
  refresh(state, 0, { about: { topics: [] }, whole });
  assert.equal(waiting.length, 1, 'the same is not asked twice');
  await answered();
  assert.deepEqual([values(), multiples.busy], [['a '], true]);
  refresh({ ...state, query: 'sea' }, 0, { about: { topics: [] }, whole });
  await answered();
  assert.deepEqual(values(), ['a '], 'an answer to what is no longer asked');
  await answered();
  await answered();
  assert.deepEqual([values(), multiples.busy], [['a sea', 'b sea'], false]);
  refresh(reduce(state, { type: 'view', view: 'words' }), 0, { about: { topics: [] }, whole });
  assert.deepEqual([multiples.field, multiples.charts], ['', []]);
});
