// Every number leads to the text: whatever can be counted in a view opens as many documents, texts, words or lines as it says.
import assert from 'node:assert/strict';
import { atMadePage, lines } from '../support/corpora.mjs';
import { taken, watchDownloads } from '../support/downloads.mjs';
import { follow } from '../support/numbers.mjs';

const WORDS = ['river', 'bridge', 'council', 'the', 'of', 'war', 'peace', 'treaty', 'old', 'new', 'town', 'water'];
const PLACES = ['Ayr', 'Ayr: "old" town', 'Ayr–Nord', '—', '東京', 'تهران'];
const SCRIPTS = ['قال الوزير إن الماء في النهر قليل هذا العام', '東京の川に橋がある', 'A minister met the council near the river bridge.'];
const DATES = ['2016-03-04', '2016-11', '2017', '2017-02-28', '2018-06-01', '', '2018-07'];

/** Documents of which some are copies, have no date or a coarse one, several places, and words of other scripts. */
const CORPUS = lines(Array.from({ length: 60 }, (_, number) => {
  const told = Array.from({ length: 40 }, (_, at) => WORDS[(number * 7 + at * (number % 5 + 1) + (at * at) % 3) % WORDS.length]).join(' ');
  const day = DATES[(number % 12) % DATES.length];
  return {
    id: `d${number}`, title: `Document ${number}`, text: `${told}. ${SCRIPTS[number % 4] ?? ''}`,
    ...(day && { date: number % 12 === 8 ? [day, '2018-06-01'] : day }), place: [PLACES[number % 6], PLACES[(number * 5 + 1) % 6]], paper: ['Dawn', 'Dusk', 'Noon'][number % 3], ...(number % 4 < 2 && { copies: `c${number % 6}` }),
  };
}), {
  fields: [{ name: 'date', label: 'Date' }, { name: 'place', label: 'Place' }, { name: 'paper', label: 'Paper' }],
  topics: [{ label: 'War', query: 'war OR peace' }, { label: 'War and water', query: 'war water' }, { label: 'Old "towns": all', query: '"old town" OR "new town"' }],
});

/** Views and their links; `row`: with what the first row is reckoned from. */
const LINKS = {
  'of the selection': [
    ['documents', { q: 'river ' }], ['documents', { q: 'bri', 'f.paper': 'Dawn' }], ['documents', { q: 'war ', 'o.documents.rest': JSON.stringify({ query: 'river -minister ', filters: { place: ['Ayr'] } }) }],
    ['concordance', { q: 'river ' }], ['concordance', { q: 'river OR paper:dawn ', 'o.concordance.node': '"war"' }], ['concordance', { q: 'war ', 'o.concordance.node': 'bridge', 'o.concordance.population': 'war -treaty' }],
    ['dispersion', { q: 'minister ' }], ['dispersion', { q: 'war ', 'o.dispersion.node': 'الماء' }],
  ],
  'of some lines': [
    ['concordance', { q: 'river ', 'o.concordance.sample': '7', 'o.concordance.seed': '3', 'o.concordance.first': 'r1' }], ['concordance', { q: 'war ', 'f.place': 'Ayr', 'o.concordance.stretch': '4,9' }],
    ['concordance', { q: 'river ', 'o.concordance.near': 'brid', 'o.concordance.before': '2', 'o.concordance.sample': '5' }], ['concordance', { q: 'minister paper:dawn ', 'o.concordance.rest': '1', 'o.concordance.node': '"war"' }],
    ['concordance', { q: 'minister ', 'f.place': 'Ayr', 'o.concordance.node': 'riv' }], ['concordance', { q: 'minister OR place:ayr ', 'o.concordance.node': 'الماء OR "minister met" ' }],
    ['concordance', { 'f.paper': 'Dusk', 'o.concordance.node': 'war -minister ', 'o.concordance.population': 'treaty -الماء ', 'o.concordance.behind': '3', 'o.concordance.near': '"old town"' }],
    ['dispersion', { q: 'war ', 'o.dispersion.node': 'minister -الماء' }],
  ],
  'of words and phrases': [
    ['words', { q: 'treaty ', 'f.place': 'Ayr', 'o.words.columns': '1' }], ['phrases', { q: 'council -minister ' }],
  ],
  'of keyness': [
    ['keyness', { q: 'minister ', 'o.keyness.columns': '1', row: true }], ['keyness', { q: 'minister ', 'b.q': 'old', 'b.f.paper': 'Dusk', row: true }], ['keyness', { 'f.paper': 'Dawn', 'o.keyness.unit': 'documents', row: true }],
  ],
  'of collocates': [
    ['collocates', { q: 'river -minister place:ayr ', 'f.paper': 'Dawn', 'o.collocates.columns': '1', row: true }], ['collocates', { q: 'war ', 'o.collocates.node': 'bridge -treaty', row: true }],
  ],
  'over time': [
    ['trends', { q: 'river -minister ', 'o.trends.unit': 'documents' }], ['trends', { q: 'river ', 'f.date': '2016-03..2017-12', 'o.trends.bin': 'year' }],
    ['trends', { q: 'river ', 'f.date': ['2016-03..2016-11', '2018'], 'o.trends.bin': 'month' }], ['trends', { q: 'river ', 'f.date': ['2016', '2018'], 'o.trends.unit': 'documents', 'o.trends.bin': 'year' }],
    ['trends', { q: 'river ', 'o.trends.series': 'war\npeace OR place:ayr', 'o.trends.bin': 'decade', 'f.place': 'Ayr' }],
  ],
  'of topics': [
    ['topics', {}], ['topics', { 'f.date': '2016-03..2017-12' }], ['topics', { 'f.date': ['2016', '2018'] }], ['topics', { 'o.topics.bin': 'decade' }], ['topics', { 'f.date': 'unplaced', 'f.paper': 'Noon' }], ['topics', { q: 'river ', 'f.place': 'Ayr', 'o.topics.field': 'place' }],
    ['topics', { 'f.place': 'Ayr: "old" town', 'o.topics.field': 'place' }], ['topics', { 'f.topic': 'War', 'o.topics.field': 'topic' }], ['topics', { 'o.topics.proposed': '1' }],
  ],
};

/** Numbers of a kind that are tried in a view. */
const MOST = Number(process.env.CONCORD_NUMBERS ?? 2);

/** A link; several values of a filter as a list. */
const hashOf = (link) => `#${new URLSearchParams(Object.entries(link).flatMap(([name, values]) => [values].flat().map((value) => [name, value])))}`;

const copies = {
  title: 'of copies one is listed, taken along and said to be one of each, whatever is asked, until all are wanted again',
  async run(world) {
    const { person, explorer } = await atMadePage(world, CORPUS, '#q=river+');
    const { hits, texts, total, facets: { paper: [{ value, count, texts: distinct }] }, timeline: { bins } } = await explorer.ask({ query: 'river ', limit: 100, once: true });
    assert.ok(texts < total && distinct < count);
    await person.see(explorer.here({ role: 'checkbox', name: `${value}, ${count} documents (${distinct} distinct texts)` }));
    const bin = bins.find((one) => one.texts < one.count);
    await person.see(explorer.here({ css: `[data-bin="${bin.date}"]`, name: new RegExp(`: ${bin.count} of ${bin.all} documents \\(${bin.texts} distinct texts?\\)$`) }));
    await person.click(explorer.here({ role: 'button', name: `${texts} distinct texts` }));
    await person.see(explorer.here({ role: 'button', name: `Remove: ${texts} distinct texts of ${total} documents, one of each` }));
    assert.equal((await explorer.settled()).total, total, 'what is counted stays as it is');
    await person.run(watchDownloads);
    await person.click(explorer.here({ role: 'button', name: 'CSL-JSON', css: '[data-part=cite-all] button' }));
    const { text } = await taken(person);
    assert.deepEqual(JSON.parse(text).map(({ id }) => id), hits.map(({ id }) => id));
    await explorer.search('war ');
    await person.until('the words in the address', async () => (await person.url()).includes('q=war+'));
    assert.match(await person.url(), /documents\.once=1/);
    await person.see(explorer.here({ css: '[data-limit=once]' }));
    await person.click(explorer.here({ role: 'button', css: '[data-limit=once]' }));
    await person.until('all documents', async () => !(await person.url()).includes('once'));
    await person.gone(explorer.here({ css: '[data-limit=once]' }));
  },
};

export default [copies, ...Object.entries(LINKS).map(([name, links]) => ({
  title: `each number opens as many documents, texts, words or lines as it shows: ${name}`,
  async run(world) {
    const { person } = await atMadePage(world, CORPUS);
    for (const [view, { row = false, ...link }] of links) {
      const opened = (kind) => person.run(follow, hashOf({ view, ...link }), row, kind, MOST);
      const kinds = await opened('');
      assert.ok(kinds.length > 2 && (view !== 'concordance' || kinds.includes('lines-documents')), `${view} ${JSON.stringify(link)} has numbers`);
      for (const kind of kinds) {
        const followed = await opened(kind);
        assert.ok(followed.length, kind);
        assert.deepEqual(followed.filter(({ fault }) => fault), [], `${view} ${JSON.stringify(link)}`);
      }
    }
    assert.deepEqual(await person.tab.errors(), []);
  },
}))];
