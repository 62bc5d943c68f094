// The page's pure parts, without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lettersOf, orderOf, shownOf } from '../../www/analysis/columns.js';
import { queriesIn } from '../../www/analysis/asked.js';
import { changed, changesOf, fitting } from '../../www/change/changes.js';
import { CITATIONS } from '../../www/export/cite.js';
import { completer, unbidden } from '../../www/complete.js';
import { cellsOf, csv, separated } from '../../www/export/csv.js';
import { rangeOf, spanOf } from '../../www/dates.js';
import { fromInput, fromText } from '../../www/open/files.js';
import { fromHash, toHash } from '../../www/hash.js';
import { gather } from '../../www/worker/ingest.js';
import { linesIn, linesText, selectionIn } from '../../www/analysis/written.js';
import { also, timed } from '../../www/analysis/conditions.js';
import { counting } from '../../www/analysis/counting.js';
import { leadOf, placesLead, sumLead } from '../../www/analysis/leads.js';
import { lining } from '../../www/analysis/lines.js';
import { moved, undone } from '../../www/change/mends.js';
import { tableNotes } from '../../www/export/notes.js';
import { cut } from '../../www/passages.js';
import { base64Size, fileName, toBase64 } from '../../www/save/save.js';
import { covered, filterFor, layout } from '../../www/charts/scale.js';
import { sharpnessOf } from '../../www/export/picture.js';
import { latest } from '../../www/latest.js';
import { ledTo, reaching, rowsAround, scaleOf } from '../../www/analysis/reel-scale.js';
import { requestOf } from '../../www/requests.js';
import { INITIAL, isDeliberate, reduce } from '../../www/state.js';
import { read, written } from '../../www/change/toml.js';
import { NO_EDITS, difference, edited } from '../../www/change/topics.js';

const after = (...actions) => actions.reduce(reduce, INITIAL);

test('values come unbidden behind a field, and among words fields only', () => {
  const way = (kind, text, query_before) => ({ kind, text, query_before, count: 1 });
  const [field, topic, word] = [way('field', 'topic', 'x topic:'), way('topic', 'Tops', 'x topic:Tops '), way('word', 'tops', 'x tops ')];
  for (const [before, all, wanted] of [
    ['x to', [field, topic, word], [field]],
    ['x t', [field, topic, word], []],
    ['x topic:', [topic], [topic]],
    ['topic:a to', [way('topic', 'Tops', 'topic:a topic:Tops ')], []],
    ['x outlet:"', [way('value', 'Dawn', 'x outlet:"Dawn"')], [way('value', 'Dawn', 'x outlet:"Dawn"')]],
    ['x title:to', [word], []],
    ['', [], []],
  ]) assert.deepEqual(unbidden(all, { before, after: '', scope: 'article' }), wanted, before);
});

test('an arrow that is pressed before it is known how the query goes on counts once it is', async () => {
  const answers = [];
  const ways = completer(() => new Promise((answer) => answers.push(answer)), () => {}, assert.fail);
  const fields = ['people', 'places', 'parties'].map((text) => ({ kind: 'field', text, query_before: `${text}:`, count: 0 }));
  const answered = async (given) => {
    answers.shift()(given);
    await new Promise(setImmediate);
  };
  const typed = (before) => ways.typed({ before, after: '', scope: 'article' });
  typed('pe');
  assert.equal(ways.move(1), false, 'there is no list');
  await answered(fields);
  assert.equal(ways.ways.chosen, -1);
  typed('p');
  assert.deepEqual([ways.move(1), ways.move(1), ways.ways.chosen], [true, true, -1]);
  await answered(fields);
  assert.equal(ways.ways.chosen, 1);
  typed('pa');
  ways.move(1);
  typed('par');
  await answered(fields);
  await answered(fields.slice(2));
  assert.equal(ways.ways.chosen, -1, 'more has been typed since');
});

test('a link carries every state that matters, and nothing for the state at the start', () => {
  assert.equal(toHash(INITIAL), '');
  for (const state of [
    after({ type: 'type', query: 'a "b c" OR ж & = # % + ✓' }),
    after({ type: 'toggle', field: 'outlet', value: 'The News & Co' }, { type: 'toggle', field: 'outlet', value: 'Dawn' }, { type: 'toggle', field: 'topic', value: 'x=y' }),
    after({ type: 'range', field: 'date', value: '2018-03..2018-12' }, { type: 'scope', scope: 'all' }, { type: 'sort', sort: 'oldest' }),
    after({ type: 'open', id: 'r1 / ü', match: 3 }, { type: 'timeline', field: 'event_date' }),
    after({ type: 'stems' }, { type: 'typos' }),
    after({ type: 'page', from: 200 }, { type: 'about', about: true }),
    after({ type: 'view', view: 'keyness' }, { type: 'option', name: 'unit', value: 'documents' }, { type: 'option', name: 'sort', value: 'g2_four' }),
    after({ type: 'type', query: 'ж "a b"' }, { type: 'toggle', field: 'a.b', value: 'x=y' }, { type: 'stems' }, { type: 'hold' }, { type: 'type', query: 'other' }),
    after({ type: 'view', view: 'words' }, { type: 'rows', rows: 400 }),
    after({ type: 'hold' }, { type: 'lines', node: '"it’s"', near: { query: 'a OR b', left: 5, right: 0 }, rest: true }),
    { ...after({ type: 'type', query: 'x' }), of: '0123456789abcdef' },
    after({ type: 'edit', editing: true }, { type: 'title', title: 'Title & “co” №1' }),
    { ...after({ type: 'title', title: '' }), of: '0123456789abcdef' },
    after({ type: 'topics', topics: { put: [{ label: 'a=b & c', query: '"x y" OR ж*', group: 'Grüße' }, { label: '-', query: '', group: '' }], gone: ['Old', '.'] } }),
    after({ type: 'mend', mends: [{ id: 'a/b.txt', part: 3, kind: 'text' }, { id: 'a/b.txt', part: 3, paragraph: 12, kind: 'other' }, { id: 'ü', part: 0, paragraph: 0, kind: 'text' }] }),
  ]) assert.deepEqual(fromHash(toHash(state)), state);
});

test('a link that says nonsense says nothing', () => {
  for (const hash of ['', '#', '#=', '#scope=x&sort=y&from=-1&match=1e9&about=2', '#%', '#from=99999999999', '#m.=1.text', '#m.a=1', '#m.a=text', '#m.a=-1.text', '#t.=x', '#tg.x=y', '#view=x&o.keyness.unit=x&o.nowhere.sort=1&o.collocates.left=51&o.=1&o.words.minimum=', '#b.f.x=1&b.scope=all']) {
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
  for (const [action, step] of [
    [{ type: 'type', query: '' }, false], [{ type: 'open', id: 'a', match: 0 }, true],
    [{ type: 'option', name: 'minimum', value: '2' }, false], [{ type: 'option', name: 'node', value: 'war' }, false],
    ...['once', 'rest', 'population', 'lines', 'near', 'stretch', 'proposed'].map((name) => [{ type: 'option', name, value: '' }, true]),
  ]) assert.equal(isDeliberate(action), step, JSON.stringify(action));
});

test('a link has no option that its view neither shows nor lets go', () => {
  const TABLES = ['sort', 'reversed', 'containing', 'columns', 'row', 'about'];
  const taken = (view) => TABLES.filter((name) => `${view}.${name}` in fromHash(`#o.${view}.${name}=1`).options);
  assert.deepEqual([taken('words'), taken('dispersion'), taken('topics')], [TABLES, ['sort'], []]);
});

test('after an answer that could not be taken, the next is asked for', async () => {
  const calls = [];
  const faults = [];
  const ask = latest(async (request) => calls.push(request), () => { throw new Error('taken wrongly'); }, ({ message }, request) => faults.push(`${request}: ${message}`));
  const calm = () => new Promise((then) => setTimeout(then));
  for (const request of ['a', 'b', 'c']) {
    ask(request);
    if (request !== 'a') await calm();
  }
  assert.deepEqual([calls, faults], [['a', 'b', 'c'], ['a: taken wrongly', 'b: taken wrongly', 'c: taken wrongly']]);
});

test('of any number of rows those in sight are in the page, and each can be reached', () => {
  for (const [total, row, view] of [[0, 28, 500], [3, 28, 500], [1_000, 28, 500], [10_000_000, 28, 500], [10_000_000, 28, 0]]) {
    const { height, speed } = scaleOf(total, row, view);
    assert.ok(height <= 15_000_000 && height <= total * row);
    if (height > view) assert.ok(Math.abs((height - view) * speed - (total * row - view)) < 1, 'the end of the scroll is the last row');
  }
  const ends = (rows) => [rows[0], rows.at(-1), rows.length];
  for (const [first, last, total, focus, wanted] of [
    [0, 20, 1_000, 0, [0, 31, 32]], [100, 120, 1_000, 0, [0, 131, 45]], [100, 120, 1_000, 900, [88, 900, 45]], [100, 120, 1_000, 110, [88, 131, 44]], [990, 1_010, 1_000, 999, [978, 999, 22]], [0, 0, 0, 0, [undefined, undefined, 0]],
  ]) assert.deepEqual(ends(rowsAround(first, last, total, focus)), wanted, `${first} ${focus}`);
  for (const [key, at, wanted] of [['ArrowDown', 9, 9], ['ArrowDown', 3, 4], ['ArrowUp', 0, undefined], ['PageDown', 8, 9], ['PageUp', 2, 0], ['Home', 5, 0], ['End', 5, 9], ['x', 5, undefined]]) assert.equal(ledTo(key, at, 10, 4), wanted, `${key} ${at}`);
  assert.deepEqual([reaching(100, 0, 10, 50), reaching(100, 12, 10, 50), reaching(100, 20, 10, 50)], [0, 100, 160]);
});

test('a picture is no larger than a canvas can be', () => {
  for (const [width, height] of [[1060, 600], [1060, 33_114], [1060, 200_000], [9_000, 9_000], [40_000, 10]]) {
    const sharpness = sharpnessOf(width, height);
    assert.ok(Math.max(width, height) * sharpness <= 32_767 && width * height * sharpness ** 2 <= 2 ** 26 + 1, `${width} ${height}`);
    if (height <= 600 && width < 2_000) assert.equal(sharpness, 2);
  }
});

test('a renamed topic stays chosen, one that is removed does not; what is kept gives way to what a link says', () => {
  const chosen = after({ type: 'toggle', field: 'topic', value: 'A' }, { type: 'toggle', field: 'topic', value: 'B' });
  const rename = (from, to) => reduce(chosen, { type: 'topics', topics: NO_EDITS, renamed: { from, to } }).filters.topic;
  assert.deepEqual([rename('A', 'C'), rename('A', 'B'), rename('A', null), rename('Z', null)], [['C', 'B'], ['B'], ['B'], ['A', 'B']]);
  const kept = { ...changesOf(INITIAL), title: 'Kept' };
  assert.equal(changed(chosen, kept).title, 'Kept');
  assert.equal(changed(reduce(chosen, { type: 'title', title: 'Link' }), kept).title, 'Link');
});

test('title and mends are meant for one corpus; in another they are passed over, topics are not', () => {
  const mends = [{ id: 'a', part: 1, kind: 'text' }];
  const topics = { put: [{ label: 'T', query: 'x', group: '' }], gone: [] };
  const [here, there] = [{ hash: 'h', title: 'Here' }, { hash: 't', title: 'There' }];
  const state = fitting({ ...INITIAL, title: 'Mine', mends, topics }, here);
  assert.equal(state.of, 'h');
  assert.deepEqual(fitting(state, here), state);
  assert.deepEqual(fitting(state, there), { ...INITIAL, topics, of: 't', strange: true });
  assert.equal(fitting({ ...INITIAL, title: 'Here' }, here).title, null, 'its own title is no other');
});

test('topics are what they were and what has been changed, in the order of old', () => {
  const topic = (label, query = 'q', group = '') => ({ label, query, group });
  const own = [topic('a'), topic('b', 'x', 'G'), topic('c')];
  assert.deepEqual(difference(own, own), NO_EDITS);
  assert.deepEqual(edited(own, NO_EDITS), own);
  for (const wanted of [[], [topic('a'), topic('b', 'y'), topic('c')], [topic('c'), topic('d', 'z', 'H')], [topic('a'), topic('b', 'x'), topic('c'), topic('e'), topic('f')]]) {
    assert.deepEqual(edited(own, difference(own, wanted)), wanted);
  }
  assert.deepEqual(difference(own, [topic('a'), topic('b', 'y', 'G')]), { put: [topic('b', 'y', 'G')], gone: ['c'] });
  assert.deepEqual(edited([topic('c')], { put: [topic('b')], gone: ['a', 'zzz'] }), [topic('c'), topic('b')], 'a link for another corpus');
});

test('topics.toml is read as it is written, whatever is in it; faults are told by their line', () => {
  const hard = ['plain', '"quoted" words', "it's", 'both \' and "', 'back\\slash "x"', 'line\nfeed', 'tab\t', '\u0000\u001f\u007f', '# no comment', 'Ж ß 北京 😀', '\ud800', '[[topic]]'];
  const topics = hard.map((query, index) => ({ label: `${index} ${query}`.trim(), query, group: index % 2 ? query : '' }));
  const well = topics.map((topic) => Object.fromEntries(Object.entries(topic).map(([key, text]) => [key, text.toWellFormed()])));
  assert.deepEqual(read(new TextDecoder().decode(new TextEncoder().encode(written(topics)))), well);
  assert.deepEqual(read('\uFEFF# mine\r\n[[topic]]\r\nlabel = \'A\'\r\nquery = """\nx"""\r\n'), [{ label: 'A', query: 'x', group: '' }]);
  assert.deepEqual(read("[[topic]]\nlabel='A'\nquery='1'\n[[topic]]\nlabel='A'\nquery='2'"), [{ label: 'A', query: '2', group: '' }], 'the last of a name');
  for (const [text, code, line] of [
    ['', 'topics-none', ''], ['a = 1', 'topics-none', ''], ['topic = 3', 'topics-none', ''], ['[[topic]]\nlabel = "A\n', 'topics-malformed', '2'],
    ['\n\n[[topic]]\nlabel = 3\nquery = ""', 'topics-malformed', '3'], ['[[topic]]\nlabel="A"\nquery="x"\n[[topic]]\nlabel=" "\nquery="x"', 'topics-malformed', '4'], ['topic = [1]', 'topics-malformed', '1'],
  ]) assert.throws(() => read(text), { name: code, detail: line }, JSON.stringify(text));
});

test('a paragraph goes to the other side and back; the last step is undone first', () => {
  const [around, article] = [{ around: true, whole: true }, { around: false, whole: false }];
  const whole = moved([], 'd', { part: 2, paragraph: 0 }, 3, around);
  assert.deepEqual(whole, [{ id: 'd', part: 2, kind: 'text' }]);
  const one = moved(whole, 'd', { part: 2, paragraph: 1 }, 1, article);
  assert.deepEqual(one.at(-1), { id: 'd', part: 2, paragraph: 1, kind: 'other' });
  assert.deepEqual(moved(one, 'd', { part: 2, paragraph: 1 }, 1, { around: true, whole: false }), whole);
  const aside = [0, 1].reduce((mends, paragraph) => moved(mends, 'd', { part: 0, paragraph }, 1, article), []);
  assert.deepEqual(moved(aside, 'd', { part: 0, paragraph: 0 }, 2, around), [], 'both are put back');
  assert.deepEqual(undone([...one, { id: 'e', part: 0, kind: 'text' }], 'd'), [...whole, { id: 'e', part: 0, kind: 'text' }]);
  assert.deepEqual(undone(whole, 'nobody'), whole);
});

test('a file is named by its title in any script, and never as no disk allows', () => {
  for (const [title, name] of [
    ['Pakistan–Russia consultations, 2018–2021', 'pakistan-russia-consultations-2018-2021.html'], ['اخبار و گزارش', 'اخبار-و-گزارش.html'], ['हिन्दी समाचार', 'हिन्दी-समाचार.html'],
    ['../../etc/passwd', 'etc-passwd.html'], ['', 'concord.html'], ['?!', 'concord.html'], ['CON', 'concord-con.html'], ['a\u0000b', 'a-b.html'],
  ]) assert.equal(fileName(title, '.html'), name);
  assert.ok(Buffer.byteLength(fileName('𝕏'.repeat(500), '.jsonl.gz')) < 255);
});

test('bytes become the base64 that everyone writes', () => {
  for (const length of [0, 1, 2, 3, 0x6000 - 1, 0x6000, 0x6000 + 1, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, place) => (place * 31) & 255);
    const text = toBase64(bytes).join('');
    assert.equal(text, Buffer.from(bytes).toString('base64'));
    assert.equal(text.length, base64Size(length));
  }
});

test('dates and ranges cover the time that they name', () => {
  const days = ([from, to]) => (to - from) / 86_400_000;
  for (const [text, length] of [['2018', 365], ['2020', 366], ['2018-02', 28], ['2018-03-14', 1], ['0050', 365]]) assert.equal(days(spanOf(text)), length, text);
  for (const [text, length] of [['2018-03..2018-04', 61], ['2018', 365]]) assert.equal(days(rangeOf(text)), length, text);
  assert.equal(rangeOf('>2018')[0].toISOString(), '2019-01-01T00:00:00.000Z');
  assert.equal(rangeOf('<=2018')[1].toISOString(), '2019-01-01T00:00:00.000Z');
  for (const text of ['', 'soon', '18', 'unplaced', '2018..soon']) assert.ok(text === '' || rangeOf(text) === null, text);
});

test('each bin of a timeline is named once, however few there are', () => {
  const bin = (date) => ({ date, count: 1, all: 1 });
  for (const [dates, named] of [[['2018'], ['2018-01-01']], [['2018-03'], ['2018-03-01']], [['2018-03-15'], ['2018-03-15']], [['2018', '2019'], ['2018-01-01', '2019-01-01']]]) {
    assert.deepEqual(layout(dates.map(bin), 600, 48, false).ticks.map(({ date }) => date.toISOString().slice(0, 10)), named);
  }
});

test('a brush covers the bins that it touches, from either side; one that is moved as a whole those whose middle it holds', () => {
  const bins = ['2018', '2019', '2020'].map((date, count) => ({ date, count, all: 4 }));
  for (const rtl of [false, true]) {
    const { bars } = layout(bins, 300, 50, rtl);
    assert.deepEqual(covered(bars, 0, 300), ['2018', '2019', '2020']);
    assert.deepEqual(covered(bars, rtl ? 250 : 10, rtl ? 260 : 20), ['2018'], 'a click takes the nearest');
    assert.deepEqual(covered(bars, rtl ? 110 : 80, rtl ? 220 : 190), ['2018', '2019'], 'a corner of a bin is enough');
    assert.deepEqual(covered(bars, 100, 200), ['2019'], 'what begins with a bin has none of the one before');
    assert.deepEqual(covered(bars, 60, 160, true), ['2019'], 'as many as before');
    assert.deepEqual(bars.map(({ count }) => count), [0, 12.5, 25]);
  }
  assert.equal(filterFor('2020', '2018'), '2018..2020');
  assert.equal(filterFor('2018', '2018'), '2018');
  for (const [first, last] of [['1990..1999', '2000..2009'], ['2000..2009', '1990..1999']]) assert.equal(filterFor(first, last), '1990..2009');
  assert.equal(filterFor('1990..1999', '1990..1999'), '1990..1999');
});

test('a document of any length is cut without losing a letter or a mark', () => {
  const pieces = Array.from({ length: 5_000 }, (_, place) => ({ text: place % 7 ? 'plain text ' : '𝕏'.repeat(5), mark: place % 7 === 0 }));
  const endless = [{ text: '😀'.repeat(20_000), mark: false }];
  const { sections, marks } = cut({ title: [{ text: 'T', mark: true }], parts: [{ kind: 'text', around: false, paragraphs: [pieces, endless], origin: { part: 3, paragraph: 5 } }] });
  const runs = sections.flatMap(({ groups }) => groups).flatMap(({ chunks }) => chunks).flatMap(({ paragraphs }) => paragraphs).flatMap((paragraph) => paragraph.runs);
  assert.equal(runs.map(({ text }) => text).join(''), [...pieces, ...endless].map(({ text }) => text).join(''));
  assert.deepEqual(runs.filter(({ n }) => n).map(({ n }) => n), Array.from({ length: marks - 1 }, (_, place) => place + 2));
  assert.ok(runs.every(({ text }) => text.isWellFormed?.() ?? true));
});

test('files stand in the order of the terminal: folder by folder, names by their bytes', () => {
  const names = ['b.txt', 'b/z.txt', 'B.txt', 'a/é.txt', 'a/z.txt', 'ﬀ.txt', '😀.txt', 'a.txt', '.hidden', 'a/.git/x', 'a/.git/y'];
  const list = names.map((name) => Object.assign(new File([''], name.split('/').at(-1)), { webkitRelativePath: `mine/${name}` }));
  const { files, skips } = fromInput(list);
  assert.deepEqual(files.map(({ name }) => name), ['B.txt', 'a/z.txt', 'a/é.txt', 'a.txt', 'b/z.txt', 'b.txt', 'ﬀ.txt', '😀.txt']);
  assert.deepEqual(skips.map(({ name, code }) => [name, code]), [['.hidden', 'hidden'], ['a/.git', 'hidden']]);
});

test('a hidden file that is chosen itself is read; pasted texts are cut at lines of three dashes', () => {
  assert.deepEqual(fromInput([new File([''], '.profile')]).files.map(({ name }) => name), ['.profile']);
  assert.deepEqual(fromText('one\n---\ntwo\n ---\t\n\n').files.map(({ name, file }) => [name, file.size]), [['text-1.txt', 3], ['text-2.txt', 3]]);
  assert.deepEqual(fromText('a --- b').files.map(({ name }) => name), ['text.txt']);
});

test('a file that breaks its reader is passed over with a note, and the next has a fresh one', async () => {
  const made = [];
  const formats = () => {
    let broken = false;
    class Reading {
      read(name, size, at, take) {
        if (broken) throw new Error('asked again after it broke');
        take([`${name}: ${at(0, size)}`]);
        if (name === 'bad') {
          broken = true;
          throw new Error('unreachable');
        }
      }
    }
    class Gathering {
      taken = [];
      take(items) { this.taken.push(...items); }
      skip(name, code) { this.taken.push(`${code} ${name}`); }
      get documents() { return this.taken.length; }
    }
    made.push({ Reading, Gathering });
    return { initSync() {}, Reading, Gathering };
  };
  const names = ['good', 'bad', 'gone', 'last'];
  const bytesOf = async (index) => (index === 2 ? Promise.reject(new Error('no leave')) : { size: 1, at: () => index });
  const heard = [];
  const { taken } = await gather({ formats, module: {}, options: {}, names, allBytes: 4, skips: [{ name: '.x', code: 'hidden', message: '' }], bytesOf, progress: (read) => heard.push(read) });
  assert.deepEqual(taken, ['hidden .x', 'good: 0', 'bad: 1', 'reader-broke bad', 'unreadable gone', 'last: 3']);
  assert.equal(made.length, 3, 'one to gather, one to read, one after the break');
  assert.deepEqual(heard[0], { stage: 'files', files: 0, bytes: 0, documents: 1, allFiles: 4, allBytes: 4 });
});

test('when the gathering itself breaks, it is not called a broken file', async () => {
  const formats = () => ({
    initSync() {},
    Reading: class { read(name, size, at, take) { try { take([]); } catch { /* the readers do not tell */ } } },
    Gathering: class { documents = 0; take() { throw new Error('memory'); } skip() { throw new Error('skipped'); } },
  });
  const order = { formats, module: {}, options: {}, names: ['a'], allBytes: 1, skips: [], bytesOf: async () => ({ size: 1, at: () => 0 }), progress() {} };
  await assert.rejects(gather(order), (cause) => cause.message === 'memory');
});

const SELECTION = { query: 'war ', filters: { date: ['1990..1999', '2001..'] }, scope: 'text', stems: true, typos: false };
const HELD = { query: '', filters: { date: ['..1900'] }, scope: 'article', stems: false, typos: false };
const ROW = { label: 'Peace', query: '"peace"', numbers: [3] };

test('a number that holds for a table leads to the documents that all is counted in', () => {
  const lead = (view, name) => sumLead({ selection: SELECTION, view }, name);
  const documents = (more) => ({ type: 'narrow', query: '', once: false, of: SELECTION, ...more });
  const held = { keyness: { against: HELD } };
  for (const [view, name, wanted] of [
    [{ words: {} }, 'tokens', documents()],
    [{ words: {} }, 'documents', documents()],
    [{ words: {} }, 'texts', documents({ once: true })],
    [{ words: {} }, 'types', null],
    [{ keyness: {} }, 'other_documents', documents({ rest: SELECTION, of: { ...SELECTION, query: '', filters: {} } })],
    [held, 'texts', documents({ once: true })],
    [held, 'other_tokens', documents({ of: HELD })],
    [{ collocates: { node: null } }, 'nodes', { type: 'lines', node: '', of: SELECTION }],
    [{ collocates: { node: null } }, 'tokens', documents({ population: '', of: { ...SELECTION, query: '' } })],
    [{ collocates: { node: 'a -b' } }, 'texts', documents({ once: true, population: 'a -b' })],
  ]) assert.deepEqual(lead(view, name), wanted, `${JSON.stringify(view)} ${name}`);
});

test('lines lead to the documents that they are in where a query says which', () => {
  const places = (request, all = false, once = false) => placesLead({ selection: SELECTION, ...request }, all, once);
  const documents = (more) => ({ type: 'narrow', query: '', once: false, population: '', of: SELECTION, ...more });
  assert.deepEqual(places({}, true), documents());
  for (const node of ['"peace"', 'treat* ', '"war" "old peace"', 'وزير ']) assert.deepEqual(places({ node }, false, true), documents({ query: node, once: true }), node);
  const asLines = (request, more) => ({ type: 'narrow', query: '', once: false, lines: { selection: SELECTION, ...request }, of: SELECTION, ...more });
  assert.deepEqual(places({}, false), asLines({}), 'some are found by other conditions');
  for (const node of ['a -b', 'NOT a', 'place:ayr', '(a)', '* ', 'war OR "old peace"', 'wa', 'وزير']) assert.deepEqual(places({ node }, true), asLines({ node }), node);
  for (const more of [{ near: { query: 'x' } }, { sample: 3 }, { stretch: { first: 1, lines: 2 } }]) assert.deepEqual(places({ node: 'peace ', ...more }, true), asLines({ node: 'peace ', ...more }, { query: 'peace ' }));
  assert.deepEqual(places({ node: '"peace"', rest: true }, true), asLines({ node: '"peace"', rest: true }, { query: '"peace"', of: { ...SELECTION, query: '', filters: {} } }));
});

test('lines go through a link as an option; what it says wrongly is passed over', () => {
  const lines = { selection: { query: 'war ', filters: { place: ['Ayr'] }, scope: 'text', stems: true, typos: false }, rest: true, population: 'a -b', node: 'old', near: { query: '"x"', left: 0, right: 3 }, stretch: { first: 4, lines: 9 }, sample: 5, seed: 0 };
  const state = after({ type: 'narrow', query: '', lines: { ...lines, sort: ['r1'], width: 7, offset: 0, limit: 0 } });
  assert.deepEqual(fromHash(toHash(state)), state);
  assert.deepEqual(requestOf(state).lines, lines, 'whatever order they are shown in');
  assert.deepEqual(queriesIn(requestOf(state)).map(({ query }) => query), ['war ', 'old', '"x"', 'a -b'], 'their words are asked for too');
  assert.deepEqual(linesIn(linesText({ selection: {} })), { selection: { query: '', filters: {}, scope: 'article', stems: false, typos: false } });
  for (const text of ['', 'x', 'null', '7', '{}', '[]', '{"selection":3,"near":7,"stretch":"x","sample":-1}', '{"selection":{},"sample":1e99}']) assert.doesNotThrow(() => requestOf(fromHash(`#${new URLSearchParams({ 'o.documents.lines': text })}`)), text);
  assert.deepEqual(linesIn('{"selection":{},"near":{"left":-2,"right":1e9},"stretch":{"first":1.5,"lines":2},"sample":"4"}'), { ...linesIn('{"selection":{}}'), near: { query: '', left: 0, right: 50 }, stretch: { first: 0, lines: 2 } });
});

test('a selection goes through a link as an option; what it says wrongly is passed over', () => {
  const rest = { query: 'war "a b" ', filters: { place: ['Ayr', 'Ur'] }, scope: 'text', stems: true, typos: false };
  const state = after({ type: 'narrow', query: 'x', rest, once: true, population: 'a -b' });
  assert.deepEqual(fromHash(toHash(state)), state);
  const { once, population, rest: left } = requestOf(state);
  assert.deepEqual([once, population, left], [true, 'a -b', rest]);
  assert.equal(requestOf(reduce(state, { type: 'view', view: 'words' })).rest, undefined, 'only documents are listed so');
  for (const text of ['', 'x', 'null', '7', '{"filters":3}', '{"query":{}}', '[]']) assert.doesNotThrow(() => requestOf(fromHash(`#${new URLSearchParams({ 'o.documents.rest': text })}`)), text);
  assert.deepEqual(selectionIn('{"query":3,"filters":{"a":"b"},"scope":"x","stems":1}'), { query: '3', filters: { a: ['b'] }, scope: 'article', stems: false, typos: false });
});

test('a value goes beside those that are chosen: as a filter where it can, else among the words', () => {
  const of = (field, value, dated, filters, query = 'war') => also({ query, filters }, field, value, dated);
  for (const [given, wanted] of [
    [of('place', 'Ayr', false, {}), { query: 'war', filters: { place: ['Ayr'] } }],
    [of('place', 'Ayr', false, { place: ['Ayr', 'Ur'] }), { query: 'war', filters: { place: ['Ayr'] } }],
    [of('place', 'Ayr: "old"*', false, { place: ['Ur'] }), { query: 'place:="Ayr: ""old""*" war', filters: { place: ['Ur'] } }],
    [of('place', 'צה"ל', false, { place: ['Ur'] }, 'a OR b'), { query: 'place:="צה""ל" (a OR b', filters: { place: ['Ur'] } }],
    [of('Name of "field"', '—', false, { 'Name of "field"': ['x'] }), { query: '"Name of ""field""":="—" war', filters: { 'Name of "field"': ['x'] } }],
    [of('date', '2018', true, { date: ['2018-03..2019-02'] }), { query: 'date:2018 war', filters: { date: ['2018-03..2019-02'] } }],
    [of('date', 'unplaced', true, { date: ['2018', '2019'] }), { query: '(date:2018 OR date:2019) war', filters: { date: ['unplaced'] } }],
    [of('date', 'unplaced-year', true, { date: ['unplaced'] }), { query: 'war', filters: { date: ['unplaced-year'] } }],
  ]) assert.deepEqual(given, wanted);
  assert.deepEqual([timed('unplaced', ['unplaced', '2018-03']), timed('unplaced', ['1990..1999']), timed('unplaced', []), timed('2018', ['2018'])], ['unplaced-month', 'unplaced-decade', 'unplaced', '2018']);
});

test('the line of a concordance that one is at goes with its lines', () => {
  const at = (...actions) => after({ type: 'view', view: 'concordance' }, { type: 'option', name: 'at', value: '57' }, ...actions).options['concordance.at'];
  for (const action of [{ type: 'option', name: 'width', value: '20' }, { type: 'open', id: 'a', match: 1 }, { type: 'view', view: 'words' }]) assert.equal(at(action), '57', JSON.stringify(action));
  for (const action of [{ type: 'type', query: 'x' }, { type: 'option', name: 'first', value: 'r1' }, { type: 'option', name: 'sample', value: '9' }, { type: 'toggle', field: 'f', value: 'a' }, { type: 'lines', node: 'x' }]) assert.equal(at(action), undefined, JSON.stringify(action));
  const { options } = after({ type: 'option', view: 'concordance', name: 'sample', value: '9' }, { type: 'option', view: 'concordance', name: 'first', value: 'r1' }, { type: 'lines', node: '', stretch: { first: 12, lines: 3 } });
  assert.deepEqual(options, { 'concordance.first': 'r1', 'concordance.stretch': '12,3' }, 'a stretch is one of all lines, in whatever order');
  const stretch = (...actions) => after({ type: 'type', query: 'a' }, { type: 'lines', node: '', stretch: { first: 12, lines: 3 } }, ...actions).options['concordance.stretch'];
  assert.deepEqual([stretch({ type: 'option', name: 'first', value: 'l1' }), stretch({ type: 'type', query: 'ab' })], ['12,3', undefined]);
});

test('a number leads to what it counts', () => {
  const request = (view) => ({ selection: SELECTION, view });
  const words = request({ words: { minimum: 1 } });
  const keyness = (against, unit = 'words') => request({ keyness: { against, unit } });
  const collocates = (node) => request({ collocates: { node, left: 4, right: 2 } });
  const lines = (more) => ({ type: 'lines', node: '"peace"', of: SELECTION, ...more });
  const narrow = (of, once = false) => ({ type: 'narrow', query: '"peace"', once, of });
  const others = (once = false) => ({ ...narrow({ ...SELECTION, query: '', filters: {} }, once), rest: SELECTION });
  const unsearched = { ...SELECTION, query: '' };
  for (const [asked, column, wanted] of [
    [words, 'count', lines()],
    [words, 'per_million', lines()],
    [words, 'documents', narrow(SELECTION)],
    [words, 'texts', narrow(SELECTION, true)],
    [keyness(HELD), 'other_texts', narrow(HELD, true)],
    [request({ phrases: {} }), 'count', lines()],
    [request({ phrases: {} }), 'words', null],
    [keyness(null), 'count', lines()],
    [keyness(null), 'lrc', lines()],
    [keyness(null), 'documents', narrow(SELECTION)],
    [keyness(null), 'other_count', lines({ rest: true })],
    [keyness(null), 'other_documents', others()],
    [keyness(null), 'other_texts', others(true)],
    [keyness(HELD), 'other_count', lines({ of: HELD })],
    [keyness(HELD), 'other_documents', narrow(HELD)],
    [keyness(HELD, 'documents'), 'count', narrow(SELECTION)],
    [keyness(HELD, 'documents'), 'other_count', narrow(HELD)],
    [keyness(null, 'documents'), 'other_count', others()],
    [collocates(null), 'count', lines({ of: unsearched, near: { query: 'war ', left: 2, right: 4 } })],
    [collocates(null), 'log_dice', lines({ of: unsearched, near: { query: 'war ', left: 2, right: 4 } })],
    [collocates(null), 'lines', lines({ of: unsearched, node: 'war ', near: { query: '"peace"', left: 4, right: 2 } })],
    [collocates(null), 'words', lines({ of: unsearched, population: '' })],
    [collocates('treat outlet:dawn'), 'words', lines({ population: 'treat outlet:dawn' })],
    [collocates('treat -war'), 'words', lines({ population: 'treat -war' })],
    [collocates('"well known" treat*'), 'words', lines({ population: '' })],
    [collocates('treat*'), 'count', lines({ near: { query: 'treat*', left: 2, right: 4 } })],
    [request({ topics: {} }), 'count', null],
  ]) assert.deepEqual(leadOf(asked, column, ROW, 3), wanted, `${JSON.stringify(asked.view)} ${column}`);
  assert.equal(leadOf(words, 'count', ROW, 0), null, 'nothing is counted');
  assert.equal(leadOf(keyness(null), 'other_per_million', ROW, 0), null);
  assert.deepEqual(leadOf(keyness(HELD), 'lrc', { ...ROW, numbers: [0, 7] }, -3), lines({ of: HELD }), 'only the others have it');
  assert.equal(leadOf(words, 'dp', ROW, null), null, 'there is no number');
});

test('what a number leads to is a state: of another selection, or of this one', () => {
  const before = { ...INITIAL, query: 'peace ', filters: { outlet: ['Dawn'] }, view: 'keyness', held: HELD };
  const lines = reduce(before, { type: 'lines', node: '"war"', of: HELD, near: { query: 'x', left: 2, right: 4 } });
  assert.deepEqual([lines.view, lines.query, lines.filters, lines.options], ['concordance', '', HELD.filters, { 'concordance.node': '"war"', 'concordance.near': 'x', 'concordance.before': '2', 'concordance.behind': '4' }]);
  const narrowed = reduce(before, { type: 'narrow', query: '"war"', of: HELD });
  assert.deepEqual([narrowed.view, narrowed.query, narrowed.filters, narrowed.held], ['documents', '"war" ', HELD.filters, HELD]);
});

test('documents that also match are those of both queries, the word that is being typed still last', () => {
  for (const [query, wanted] of [
    ['', '"war" '], ['  ', '"war" '], ['peace ', '"war" peace '], ['peace', '"war" peace'], [' a -b', '"war" a -b'], ['a OR b ', '"war" (a OR b) '], ['a OR b', '"war" (a OR b'],
    ['(a OR b)', '"war" ((a OR b)) '], ['NEAR/5 x', '"war" (NEAR/5 x'], ['ORE', '"war" ORE'],
  ]) assert.equal(reduce({ ...INITIAL, query }, { type: 'narrow', query: '"war"' }).query, wanted, query);
});

test('a table shows the columns that tell most, the one it is sorted by, or all', () => {
  const named = (names) => names.map((name) => ({ name, label: name, formula: '', source: '' }));
  const columns = named(['count', 'other_count', 'expected', 'g2_2', 'lrc']);
  const request = (sort = null, reversed = false, view = { keyness: {} }) => ({ view, sort, reversed });
  const shown = (asked, all = false, given = columns) => shownOf(asked, given, all).map(({ column: { name }, at }) => `${at} ${name}`).join(', ');
  assert.equal(shown(request()), '0 count, 1 other_count, 4 lrc');
  assert.equal(shown(request('g2_2')), '0 count, 1 other_count, 3 g2_2, 4 lrc');
  assert.equal(shown(request(), true), '0 count, 1 other_count, 2 expected, 3 g2_2, 4 lrc');
  assert.equal(shown(request(null, false, { topics: {} }), false, named(['1990', '1991'])), '0 1990, 1 1991', 'a view that nobody chose columns of');
  for (const [asked, column, order] of [
    [request(), 'lrc', 'descending'], [request(), 'count', 'none'], [request(null, true), 'lrc', 'ascending'],
    [request('count'), 'count', 'descending'], [request('count'), 'lrc', 'none'], [request('label'), 'label', 'ascending'], [request('label', true), 'label', 'descending'],
  ]) assert.equal(orderOf(asked, column), order, `${JSON.stringify(asked)} ${column}`);
});

test('a table is shown in the view that asked for it, and in no other', async () => {
  const asked = {};
  const client = { table: ({ view }) => new Promise((resolve, reject) => { asked[Object.keys(view)[0]] = { resolve, reject }; }) };
  const { counted, refresh } = counting({ client, changed: () => {}, learn: () => {} });
  const calm = () => new Promise((then) => setTimeout(then));
  const open = (view) => refresh({ ...INITIAL, view }, 0, { topics: [] });
  open('words');
  open('collocates');
  asked.words.resolve({ of: 'words', warnings: [] });
  await calm();
  assert.deepEqual([counted.table, counted.busy], [null, true]);
  asked.collocates.reject(new Error('none'));
  open('phrases');
  await calm();
  assert.deepEqual([counted.error, counted.busy], [null, true]);
  asked.phrases.resolve({ of: 'phrases', warnings: [] });
  await calm();
  assert.deepEqual([counted.table.of, counted.busy], ['phrases', false]);
});

test('a row tells what its measures are reckoned from', () => {
  const sums = Object.entries({ documents: 2, tokens: 90, other_documents: 3, other_tokens: 70, nodes: 11, beside: 50 }).map(([name, number]) => ({ name, label: name, number }));
  const table = (...names) => ({ columns: names.map((name) => ({ name, label: name, formula: '', source: '' })), rows: [], total: 0, sums, warnings: [] });
  const row = { label: 'x', query: 'x', numbers: [1, 2, 3.5, 4.5] };
  const compared = table('count', 'other_count', 'expected', 'other_expected');
  assert.deepEqual(lettersOf({ view: { keyness: { unit: 'words' } } }, compared, row), { a: 1, b: 2, c: 90, d: 70, E1: 3.5, E2: 4.5 });
  assert.deepEqual(lettersOf({ view: { keyness: { unit: 'documents' } } }, compared, row), { a: 1, b: 2, c: 2, d: 3, E1: 3.5, E2: 4.5 });
  assert.deepEqual(lettersOf({ view: { collocates: { left: 4, right: 1 } } }, table('count', 'words', 'expected'), row), { O: 1, f1: 11, f2: 2, N: 90, W: 50, E: 3.5 });
  assert.equal(lettersOf({ view: { words: {} } }, table('count'), row), null);
});

test('a table as text runs in no spreadsheet, and says how it was made', () => {
  const table = {
    columns: [{ name: 'count', label: 'Occurrences', formula: '', source: '' }, { name: 'lrc', label: 'LRC', formula: 'a = b', source: 'Evert  2022' }],
    rows: [{ label: '=1+1', query: '"=1+1"', numbers: [-2, null] }, { label: 'a, "b"', query: '', numbers: [1e-7, 1e21], spread: [0, 3] }, { label: 'x;=y', query: 'z', numbers: [0.1, 0] }],
    total: 9, sorted: ['lrc', 'g2_4'], sums: [{ name: 'tokens', label: 'Running words', number: 12 }], warnings: [{ code: 'overlap', part: '', message: 'Both,=overlap.', marked: [] }],
  };
  const request = { selection: SELECTION, view: { keyness: { unit: 'words', against: HELD, minimum: 3 } }, sort: 'lrc', reversed: true, containing: '', offset: 0, limit: 3 };
  const notes = tableNotes('1.2.3', { title: 'A\nB', hash: 'ff', link: '#q=war' }, request, table);
  assert.equal(csv(notes, cellsOf(table)), [
    '# Concord 1.2.3', '# corpus: A B', '# hash: ff', '# link: #q=war', '# view: keyness', '# against filter date: ..1900', '# against scope: article', '# minimum: 3', '# unit: words',
    '# selection query: war', '# selection filter date: 1990..1999 | 2001..', '# selection scope: text', '# selection stems: true', '# sorted by: lrc, then g2_4, reversed', '# rows: 3 from 1 of 9',
    '# sum tokens: 12 (Running words)', '# column count: Occurrences', '# column lrc: LRC = a = b [Evert 2022]', "# note: Both,'=overlap.", '# note: An apostrophe stands before what a spreadsheet would take for a formula (= + - @).',
    'label,query,count,lrc,spread', `'=1+1,"""=1+1""",-2,,`, '"a, ""b""",,1e-7,1e+21,0 3', "x;'=y,z,0.1,0,", '',
  ].join('\r\n'));
  assert.equal(separated(table), `\tOccurrences\tLRC\n'=1+1\t-2\t\na, "b"\t1e-7\t1e+21\nx;'=y\t0.1\t0\n`);
});

test('documents are cited in three forms, each with its own signs made harmless', () => {
  const documents = [
    { id: 'a/1', title: 'Energy & {gas} talks: 100 % “open”', fields: { author: ['Moeed Yusuf', 'Janjua, Tehmina', 'Black and White'], outlet: ['Dawn_News'], date: ['2018-03-05'], url: ['https://x.org/a_b?c=1%20&d={e}'], language: ['en'] } },
    { id: 'a/2', title: 'Energy again', fields: { author: ['Moeed Yusuf'], outlet: ['Dawn_News'], date: ['2018-12'] } },
    { id: 'a/3', title: 'Energy again', fields: { author: ['Moeed Yusuf'], outlet: ['Dawn_News'], date: ['2018'] } },
    { id: 'ü', title: '', fields: { date: ['2018..2019'], citation: ['Minutes,\n  p. 3'] } },
  ];
  assert.equal(CITATIONS.BibTeX.written(documents), `@article{yusuf2018energy,
  author = {Moeed Yusuf and Janjua, Tehmina and {Black and White}},
  title = {{Energy \\& \\{gas\\} talks: 100 \\% “open”}},
  journal = {Dawn\\_News},
  year = {2018},
  month = mar,
  day = {5},
  url = {https://x.org/a_b?c=1%20&d=%7Be%7D},
  language = {en},
}

@article{yusuf2018energy-2,
  author = {Moeed Yusuf},
  title = {{Energy again}},
  journal = {Dawn\\_News},
  year = {2018},
  month = dec,
}

@article{yusuf2018energy-3,
  author = {Moeed Yusuf},
  title = {{Energy again}},
  journal = {Dawn\\_News},
  year = {2018},
}

@misc{u,
  note = {Minutes, p. 3},
}
`);
  assert.equal(CITATIONS.RIS.written([documents[0], documents[3]]), [
    'TY  - NEWS', 'TI  - Energy & {gas} talks: 100 % “open”', 'AU  - Moeed Yusuf', 'AU  - Janjua, Tehmina', 'AU  - Black and White', 'T2  - Dawn_News', 'PY  - 2018', 'DA  - 2018/03/05',
    'UR  - https://x.org/a_b?c=1%20&d={e}', 'LA  - en', 'ID  - a/1', 'ER  - ', '', 'TY  - GEN', 'N1  - Minutes, p. 3', 'ID  - ü', 'ER  - ', '', '',
  ].join('\r\n'));
  assert.deepEqual(JSON.parse(CITATIONS['CSL-JSON'].written([documents[0], documents[3]])), [
    {
      id: 'a/1', type: 'article-newspaper', title: 'Energy & {gas} talks: 100 % “open”', 'container-title': 'Dawn_News', issued: { 'date-parts': [[2018, 3, 5]] },
      author: [{ literal: 'Moeed Yusuf' }, { family: 'Janjua', given: 'Tehmina' }, { literal: 'Black and White' }], URL: 'https://x.org/a_b?c=1%20&d={e}', language: 'en',
    },
    { id: 'ü', type: 'document', note: 'Minutes, p. 3' },
  ]);
});

/** A concordance of lines that are their own numbers, answered when it is told to. */
function numbered(total) {
  const asked = [];
  const concordance = (request) => new Promise((answer, fail) => {
    const { offset, limit } = request;
    const lines = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) => ({ id: String(offset + at) }));
    asked.push({ ...request, fail, give: () => answer({ lines, total, found: total, documents: 1, texts: 1, warnings: [] }) });
  });
  const given = async () => {
    asked.at(-1).give();
    await new Promise(setImmediate);
    await new Promise(setImmediate);
  };
  return { asked, given, client: { concordance } };
}
const concordanceOf = (query) => ({ ...INITIAL, view: 'concordance', query });

test('lines are asked for in windows, as far as they are in sight, and kept', async () => {
  const { asked, given, client } = numbered(100_000);
  const { lines, refresh, look } = lining({ client, changed() {}, learn() {} });
  refresh(INITIAL, 0);
  assert.equal(asked.length, 0, 'no other view has lines');
  refresh(concordanceOf('a '), 0);
  assert.deepEqual([asked[0].offset, asked[0].limit, lines.busy, lines.counts], [0, 100, true, null]);
  await given();
  assert.deepEqual([lines.at(7).id, lines.at(100), lines.busy, lines.counts.total], ['7', undefined, false, 100_000]);
  look(0, 20);
  assert.equal(asked.length, 1, 'all that is in sight is there');
  look(5000, 5030);
  assert.deepEqual([asked[1].offset, asked[1].limit], [4900, 200]);
  look(30_000, 30_030);
  look(90_010, 90_040);
  await given();
  assert.deepEqual([asked.length, asked[2].offset, lines.at(5000).id], [3, 89_900, '5000'], 'what was passed over is not asked for');
  await given();
  for (let from = 200; from < 20_000; from += 100) {
    look(from, from + 20);
    await given();
  }
  assert.deepEqual([lines.at(0).id, lines.at(19_900).id, lines.at(5000)], ['0', '19900', undefined], 'but for the first only the last ones are kept');
});

test('lines stay in sight until others are there; what is no longer asked for is not shown', async () => {
  const { asked, given, client } = numbered(10);
  const { lines, refresh } = lining({ client, changed() {}, learn() {} });
  refresh(concordanceOf('a '), 0);
  await given();
  const query = () => lines.request.selection.query;
  refresh(concordanceOf('b '), 0);
  assert.deepEqual([query(), lines.busy, lines.at(0).id], ['a ', true, '0']);
  refresh(concordanceOf('a '), 0);
  assert.equal(lines.busy, false);
  await given();
  assert.deepEqual([query(), lines.busy, asked.length], ['a ', false, 2]);
  refresh(concordanceOf('a '), 1);
  assert.deepEqual([asked.length, lines.busy], [3, true], 'the corpus is another one');
  asked[2].fail(new Error('gone'));
  await new Promise(setImmediate);
  assert.deepEqual([lines.error.message, lines.busy], ['gone', false]);
});

test('all lines are gathered a thousand at a time, unless that is stopped', async () => {
  const { asked, given, client } = numbered(2500);
  const { lines, refresh, gather, stop } = lining({ client, changed() {}, learn() {} });
  refresh(concordanceOf('a '), 0);
  await given();
  const all = gather();
  for (const done of [0, 1000, 2000]) {
    assert.deepEqual([asked.at(-1).offset, asked.at(-1).limit, lines.taken], [done, 1000, { done, all: 2500 }]);
    await given();
  }
  assert.deepEqual([(await all).length, (await all)[2499].id, lines.taken], [2500, '2499', null]);
  const stopped = gather();
  stop();
  await given();
  assert.deepEqual([await stopped, lines.taken], [null, null]);
});

test('a match that goes over the edge of a paragraph has one number', () => {
  const piece = (text, mark = false) => ({ text, mark });
  const part = (paragraphs, torn) => ({ kind: 'text', around: false, paragraphs, torn, origin: { part: 0, paragraph: 0 } });
  const { sections } = cut({ title: [piece('A '), piece('b', true)], parts: [part([[piece('c '), piece('d', true)], [piece('e', true), piece(' f '), piece('g', true)], [piece('h', true)]], [1])] });
  const numbers = sections.flatMap(({ groups }) => groups.flatMap(({ chunks }) => chunks)).flatMap(({ paragraphs }) => paragraphs).flatMap(({ runs }) => runs).filter(({ n }) => n).map(({ text, n }) => [text, n]);
  assert.deepEqual(numbers, [['d', 2], ['e', 2], ['g', 3], ['h', 4]]);
});
