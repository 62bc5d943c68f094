// The page's pure parts, without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completer, unbidden } from '../../www/complete.js';
import { rangeOf, spanOf } from '../../www/dates.js';
import { fromInput, fromText } from '../../www/files.js';
import { fromHash, toHash } from '../../www/hash.js';
import { gather } from '../../www/ingest.js';
import { moved, undone } from '../../www/mends.js';
import { cut } from '../../www/passages.js';
import { base64Size, fileName, toBase64 } from '../../www/save.js';
import { covered, filterFor, layout } from '../../www/scale.js';
import { INITIAL, changed, changesOf, fitting, isDeliberate, reduce, requestOf } from '../../www/state.js';
import { read, written } from '../../www/toml.js';
import { NO_EDITS, difference, edited } from '../../www/topics.js';

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
  assert.deepEqual([isDeliberate({ type: 'type', query: '' }), isDeliberate({ type: 'open', id: 'a', match: 0 })], [false, true]);
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
