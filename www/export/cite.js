// Pure: documents as entries of a bibliography: BibTeX, RIS, CSL-JSON.

/**
 * @typedef {import('../protocol').Values} Values
 * @typedef {{id: string, title: string, fields: Values}} Cited
 * @typedef {keyof typeof CITATIONS} CitationForm
 *
 * @typedef {object} Entry what is known of a document
 * @property {string} id
 * @property {string} title
 * @property {string[]} authors as the corpus writes them
 * @property {string} container what it appeared in
 * @property {string[]} date year, month, day, as far as they are known
 * @property {string} url
 * @property {string} language
 * @property {string} note how the corpus itself cites it
 */

/** Fields by which corpora name the same thing, the first that there is. */
const NAMES = {
  authors: ['author', 'authors', 'byline', 'creator'],
  container: ['outlet', 'publication', 'newspaper', 'journal', 'source', 'publisher'],
  date: ['date', 'published', 'year'],
  url: ['url', 'link'],
  language: ['language', 'lang'],
  note: ['citation'],
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What else than letters BibTeX takes for its own. @type {Record<string, string>} */
const SIGNS = { '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' };

/** The forms: the end of a file's name, its type, and how documents are written. */
export const CITATIONS = {
  BibTeX: { ending: '.bib', type: 'application/x-bibtex', written: bibtex },
  RIS: { ending: '.ris', type: 'application/x-research-info-systems', written: ris },
  'CSL-JSON': { ending: '.json', type: 'application/vnd.citationstyles.csl+json', written: csl },
};

/** @param {Cited} document @returns {Entry} */
function entryOf({ id, title, fields }) {
  const all = (/** @type {string[]} */ names) => fields[names.find((name) => fields[name]?.length) ?? ''] ?? [];
  const first = (/** @type {string[]} */ names) => flat(all(names)[0] ?? '');
  const day = all(NAMES.date).map((date) => /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date)).find(Boolean);
  return {
    id, title: flat(title), authors: all(NAMES.authors).map(flat).filter(Boolean), container: first(NAMES.container), date: day ? day.slice(1).filter(Boolean) : [],
    url: first(NAMES.url), language: first(NAMES.language), note: all(NAMES.note).map(flat).join('; '),
  };
}

/** One line. @param {string} text */
const flat = (text) => text.replace(/\s+/gu, ' ').trim();

/** @param {Cited[]} documents */
function bibtex(documents) {
  const taken = new Set();
  return documents.map(entryOf).map((entry) => {
    const { title, authors, container, date: [year, month, day], url, language, note } = entry;
    const put = (/** @type {string} */ name, /** @type {string} */ value) => (value ? [`  ${name} = {${value}},\n`] : []);
    const lines = [
      ...put('author', authors.map((author) => (/\sand\s/i.test(author) ? `{${escaped(author)}}` : escaped(author))).join(' and ')),
      ...put('title', title && `{${escaped(title)}}`), ...put(container ? 'journal' : 'howpublished', escaped(container)),
      ...put('year', year ?? ''), ...(month ? [`  month = ${MONTHS[Number(month) - 1] ?? `{${month}}`},\n`] : []), ...put('day', day ? String(Number(day)) : ''),
      ...put('url', url.replace(/[\s{}\\]/g, encodeURIComponent)), ...put('language', escaped(language)), ...put('note', escaped(note)),
    ];
    return `@${container ? 'article' : 'misc'}{${keyOf(entry, taken)},\n${lines.join('')}}\n`;
  }).join('\n');
}

/** @param {string} text */
const escaped = (text) => text.replace(/[\\{}~^]/g, (sign) => SIGNS[sign]).replace(/[$&%#_]/g, '\\$&');

/** Author, year and the first long word of the title, in plain letters; a letter more where that is taken. @param {Entry} entry @param {Set<string>} taken */
function keyOf({ id, title, authors, container, date: [year] }, taken) {
  const plain = (/** @type {string} */ text) => text.normalize('NFKD').replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  const [author = ''] = authors;
  const name = author.includes(',') ? author.split(',')[0] : author.split(' ').at(-1) ?? '';
  const word = title.split(' ').map(plain).find((part) => part.length > 3) ?? '';
  const key = `${plain(name) || plain(container)}${year ?? ''}${word}` || plain(id) || 'document';
  const free = [key, ...Array.from({ length: taken.size }, (_, at) => `${key}-${at + 2}`)].find((one) => !taken.has(one)) ?? key;
  taken.add(free);
  return free;
}

/** @param {Cited[]} documents */
function ris(documents) {
  return documents.map(entryOf).map(({ id, title, authors, container, date, url, language, note }) => {
    const put = (/** @type {string} */ tag, /** @type {string} */ value) => (value ? [`${tag}  - ${value}`] : []);
    return [
      `TY  - ${container ? 'NEWS' : 'GEN'}`, ...put('TI', title), ...authors.map((author) => `AU  - ${author}`), ...put('T2', container),
      ...put('PY', date[0] ?? ''), ...put('DA', date.join('/')), ...put('UR', url), ...put('LA', language), ...put('N1', note), ...put('ID', flat(id)), 'ER  - ', '',
    ].map((line) => `${line}\r\n`).join('');
  }).join('');
}

/** @param {Cited[]} documents */
function csl(documents) {
  const entries = documents.map(entryOf).map(({ id, title, authors, container, date, url, language, note }) => ({
    id, type: container ? 'article-newspaper' : 'document', title: title || undefined,
    author: authors.length ? authors.map(nameOf) : undefined, 'container-title': container || undefined,
    issued: date.length ? { 'date-parts': [date.map(Number)] } : undefined,
    URL: url || undefined, language: language || undefined, note: note || undefined,
  }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}

/** A name whose parts are told apart by a comma; any other may be an agency's. @param {string} author */
function nameOf(author) {
  const [family, given] = author.split(/,\s*/);
  return given ? { family, given } : { literal: author };
}
