// The interface in English.

import { intro, operators } from 'concord:language';
import { changing } from './en.change.js';
import { charting } from './en.charts.js';
import { concording } from './en.lines.js';
import { measuring } from './en.measures.js';
import { openFailures, opening } from './en.open.js';
import { tables } from './en.tables.js';
import { viewing } from './en.views.js';

/** @param {import('./words.js').Formats} formats */
export function english({ locale, number, bytes, list, plural, date, tick, moment, languageName }) {
  /** @param {number} count */
  const documents = (count) => `${number(count)} ${plural(count, { one: 'document', other: 'documents' })}`;
  /** @param {number} count */
  const matches = (count) => `${number(count)} ${plural(count, { one: 'match', other: 'matches' })}`;
  const views = viewing({ number, plural });
  /** How many distinct texts documents are, where these are fewer. @param {number} count @param {number} texts */
  const apart = (count, texts) => (texts < count ? ` (${views.distinct(texts)})` : '');
  /** @param {string} text a filter on dates, in words */
  const span = (text) => {
    if (text.startsWith('unplaced')) return 'no date here';
    const [from, to] = text.split('..');
    if (to === undefined) return text.startsWith('>') ? `after ${date(text.slice(1))}` : text.startsWith('<') ? `before ${date(text.slice(1))}` : date(text);
    if (!from || !to) return from ? `from ${date(from)}` : `until ${date(to)}`;
    if (/^(\d{3})0\.\.\1[9]$/.test(text)) return `${from}s`;
    return from === to ? date(from) : `${date(from)} – ${date(to)}`;
  };
  /** @type {Record<string, (count: number) => string>} */
  const surroundings = {
    teaser: (count) => (count === 1 ? 'a teaser' : `${number(count)} teasers`),
    link: (count) => (count === 1 ? 'a link' : `${number(count)} links`),
    comment: (count) => (count === 1 ? 'a reader’s comment' : `${number(count)} readers’ comments`),
    repeat: (count) => (count === 1 ? 'a caption repeated' : `${number(count)} captions repeated`),
    duplicate: (count) => (count === 1 ? 'a repetition' : `${number(count)} repetitions`),
    navigation: () => 'navigation',
    share: () => 'share buttons',
    related: () => 'related stories',
    notice: (count) => (count === 1 ? 'a notice' : `${number(count)} notices`),
    byline: () => 'the byline',
    published: () => 'where and when it was published',
    advertisement: (count) => (count === 1 ? 'an advertisement' : `${number(count)} advertisements`),
    repeated: () => 'lines that many pages share',
    quote: () => 'what it quotes',
    signature: () => 'a signature',
    note: (count) => (count === 1 ? 'a note' : `${number(count)} notes`),
    other: () => 'other lines',
  };
  /** @type {Record<string, string>} */
  const confidences = { certain: 'certain', likely: 'likely', possible: 'possible' };
  /** @type {Record<string, string>} Fields that ingestion makes, where the corpus gives them no label of its own. */
  const fieldLabels = {
    date: 'Date', 'date.confidence': 'Certainty of the date', 'date.evidence': 'Evidence of the date', 'date.mentioned': 'Days in the story',
    'date.relative': 'Relative days', copies: 'Copies', author: 'Author', outlet: 'Outlet', url: 'Address', language: 'Language',
    section: 'Section', tags: 'Tags', description: 'Description',
  };
  return {
    fieldLabels,
    language: locale, number, bytes, list, date, tick, span, documents, matches,

    search: 'Search',
    searchLabel: 'Search the documents',
    searchHint: 'Words, a "phrase in quotes", -without, one OR other, begin*, field:value',
    clearWords: 'Clear the words',
    /** @param {number} count @param {number} all */
    found: (count, all) => (count === all ? documents(all) : `${number(count)} of ${documents(all)}`),
    /** @param {number} count */
    announced: (count) => (count ? `${documents(count)} found.` : 'No document found.'),
    order: 'Order',
    orders: { relevance: 'Best match first', newest: 'Newest first', oldest: 'Oldest first' },
    scopeAll: 'Search around the articles too',
    scopeHint: 'Teasers, links and comments that stood on the page',
    widenings: { stems: 'All word forms', typos: 'Near spellings' },
    wideningHints: {
      stems: 'Each whole word stands for all its forms: run also for runs and running, in the languages of the documents',
      typos: 'A word that no document has stands for the nearest that there are',
    },
    stemsComing: 'Word forms are being fetched; until they are there, words are taken as they are written.',
    /** @param {string} word @param {import('../protocol').ExpansionKind} kind @param {import('../protocol').Frequency[]} [languages] of a word's forms */
    expands: (word, kind, languages = []) => expanding[kind]?.(word, list(languages.map(({ value }) => languageName(value)))) ?? `${word} matches`,
    /** @param {import('../protocol').Frequency[]} languages the documents that are in each */
    spoken: (languages) => list(languages.map(({ value, count }) => `${languageName(value)}: ${documents(count)}`)),
    /** @param {number} count */
    moreWords: (count) => `and ${number(count)} more`,
    wordsCut: 'These are more words than can be searched; the others are left out.',
    didYouMean: 'Did you mean',
    /** @param {string} query @param {number} count */
    suggestion: (query, count) => `${query}, ${documents(count)}`,
    completions: 'How it may go on',
    /** @type {Record<import('../protocol').CompletionKind, string>} */
    wayKinds,
    /** @param {string} text @param {import('../protocol').CompletionKind} kind @param {number} count */
    way: (text, kind, count) => [text, wayKinds[kind], ...(count ? [documents(count)] : [])].join(', '),
    help: 'How to search',
    helpWrite: 'Write',
    helpFinds: 'Finds documents',
    helpLanguage: { intro, operators },
    /** @param {string} word @param {number} count */
    expansionLabel: (word, count) => `${word}, ${documents(count)}`,

    filters: 'Filters',
    choosing: 'Options',
    skip: 'Skip to what is found',
    activeFilters: 'Active filters',
    /** @param {string} field @param {string} value */
    chip: (field, value) => `${field}: ${value}`,
    /** @param {string} field @param {string} value */
    dropFilter: (field, value) => `Remove filter ${field}: ${value}`,
    clearFilters: 'Remove all filters',

    /** @param {number} count */
    showFound: (count) => `Show ${documents(count)}`,

    facets: 'Topics and fields',
    topics: 'Topics',
    /** @param {string} value @param {number} count @param {number} [texts] */
    facetValue: (value, count, texts = count) => `${value}, ${documents(count)}${apart(count, texts)}`,
    /** @param {number} count @param {number} found */
    moreValues: (count, found) => (found ? `Show ${number(count)} more, ${number(found)} with documents` : `Show ${number(count)} more`),
    fewerValues: 'Show fewer',
    /** @param {number} count */
    valuesLeft: (count) => `${number(count)} more ${plural(count, { one: 'value', other: 'values' })} beyond this list`,
    /** @param {string} topic */
    definitionOf: (topic) => `Definition of ${topic}`,
    searchThese: 'Search for these words',

    timeline: 'Timeline',
    timelineField: 'Dates of the timeline',
    timelineHint: 'Left and right move; Enter chooses, Shift and Enter extend the choice.',
    /** @param {string} bin @param {number} count @param {number} all @param {number} texts of those counted */
    bin: (bin, count, all, texts) => `${date(bin)}: ${number(count)} of ${documents(all)}${apart(count, texts)}`,
    /** @param {number} count */
    unplaced: (count) => `${documents(count)} ${plural(count, { one: 'has', other: 'have' })} no date here`,
    dropRange: 'All dates',
    years: { from: 'from', to: 'to' },
    yearsWrong: 'A year, a month or a day: 1990, 1990-03 or 1990-03-14',

    results: 'Results',
    untitled: 'Without a title',
    around: 'outside the article',
    more: 'Show more results',
    earlier: 'Earlier results',
    later: 'Later results',
    /** @param {number} first @param {number} last @param {number} all */
    window: (first, last, all) => `${number(first)}–${number(last)} of ${number(all)}`,

    reader: 'Document',
    close: 'Close the document',
    closeShort: 'Close',
    nextMatch: 'Next match',
    previousMatch: 'Previous match',
    /** @param {number} match @param {number} all */
    position: (match, all) => (match ? `${number(match)} of ${number(all)}` : matches(all)),
    metadata: 'About this document',
    /** @param {string} field @param {string} value */
    filterBy: (field, value) => `Filter by ${field}: ${value}`,
    citation: 'Citation',
    copy: 'Copy the citation',
    copied: 'Copied',
    copyByHand: 'Selected: copy it with the keyboard',
    /** @param {string} kind @param {number} count parts */
    aroundPart: (kind, count) => surroundings[kind]?.(count) ?? `${kind} (${number(count)})`,
    /** @param {string[]} parts */
    aroundParts: (parts) => `Not part of the article: ${list(parts)}`,
    reading: 'Opening the document…',
    /** What stands before what was seen. @param {string} day empty where there is none @param {string} confidence */
    evidence: (day, confidence) => (day ? `${date(day)} · ${confidences[confidence] ?? confidence}:` : 'No date:'),
    /** @param {number} count */
    copiesOf: (count) => (count > 1 ? `One of ${number(count)} copies` : 'Copies of this document'),

    emptyTitle: 'No document matches',
    emptyOne: 'No document has this. Without it there are:',
    emptyWhole: 'Together, these words and filters leave nothing. Drop one:',
    emptyHopeless: 'No single word or filter is the cause. Start again from all documents.',
    /** @param {string} part */
    dropPart: (part) => `Drop “${part}”`,
    startAgain: 'Start again',

    corpus: 'Documents',
    welcome: 'What this is',
    about: 'About these documents',
    aboutBack: 'Back to the documents',
    /** @param {number} words @param {number} terms */
    size: (words, terms) => `${number(words)} running words, with those around the articles; ${number(terms)} different ones, parts of compounds included`,
    topicsHead: 'Topics and their definitions',
    topicsNote: 'A topic is a named query: its count is the number of documents that the query matches.',
    topic: 'Topic',
    definition: 'Definition',
    count: 'Documents',
    fieldsHead: 'Fields',
    field: 'Field',
    fieldValues: 'Values',
    repairs: 'Noticed while reading',
    queriesHead: 'How to ask',
    /** @type {Record<import('../examples.js').Way, string>} */
    ways: {
      both: 'both words; the last one may be half-typed',
      phrase: 'these words, one after the other',
      prefix: 'every word that begins so',
      either: 'the one or the other',
      without: 'the first without the second',
      field: 'only in this field; “title” and “topic” are fields too',
      time: 'dated in this time',
    },

    ...views,
    ...tables({ locale, number, plural }),
    ...concording({ number, plural, date }),
    ...measuring,
    ...changing({ documents }),
    ...charting({ locale, number, plural, span, list, moment, documents, matches }),
    ...opening({ number, plural, bytes, documents, moment }),

    progress: 'Opening the documents',
    stages: { start: 'Starting…', corpus: 'Fetching the documents…', documents: 'Going through the documents…', index: 'Indexing the documents…' },
    tryAgain: 'Try again',
    details: 'Details',
    failureTitle: 'The documents cannot be shown',
    failures,
  };
}

/** @type {Record<import('../protocol').CompletionKind, string>} */
const wayKinds = { field: 'field', value: 'value', topic: 'topic', word: 'word', operator: 'operator' };

/** @type {Partial<Record<import('../protocol').ExpansionKind, (word: string, languages: string) => string>>} */
const expanding = {
  typing: (word) => `${word}… matches`,
  fuzzy: (word) => `Spelt nearly like ${word}:`,
  stems: (word, languages) => `Forms of ${word}${languages && ` in ${languages}`}:`,
};

/** @type {Record<string, (detail: string) => string>} By code; what is not here brings the core's own sentence. */
const failures = {
  ...openFailures,
  'old-browser': () => 'This browser is too old for this page. Any current version of Firefox, Chrome, Edge or Safari can show it.',
  'wasm-blocked': () => 'A security policy of this page or browser forbids WebAssembly, which the search runs on. It has to be allowed (the policy’s word is “wasm-unsafe-eval”), or the page opened elsewhere.',
  'wasm-damaged': () => 'The program inside this page is damaged. Get the page again from its source.',
  'wasm-unreachable': (detail) => `The program could not be fetched (${detail}). It should lie beside the script, as concord.wasm.`,
  damaged: () => 'The documents are damaged: a part of them is missing or altered. Get them again from their source.',
  'worker-blocked': () => 'A security policy of this page or browser forbids background workers, which the search runs in. It has to allow workers from “blob:”.',
  'corpus-unnamed': (detail) => `It is not said where the documents are: the element’s src ${detail ? `names “${detail}”, which is not on the page` : 'is missing'}.`,
  'corpus-unreachable': (detail) => `The documents could not be fetched (${detail}). Check the address and the connection; a page opened from disk may not fetch files.`,
  'shell-unreachable': (detail) => `The page could not be made: its empty form could not be fetched (${detail}). It should lie beside the script, as shell.html.`,
  crashed: () => 'The search stopped because of an error in the program. Your words and filters are kept; opening the documents again usually helps.',
};
