// The interface in English: what stands on charts and beside them.

/** @param {Pick<import('./words.js').Formats, 'locale' | 'number' | 'plural' | 'list' | 'moment'> & {documents: (count: number) => string, matches: (count: number) => string, span: (text: string) => string}} formats */
export function charting({ locale, number, plural, span, list, moment, documents, matches }) {
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  const significant = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  /** A share or a rate, never rounded to nothing. @param {number} value */
  const amount = (value) => (Math.abs(value) >= 100 || Number.isInteger(value) ? number(Math.round(value)) : significant.format(value));
  /** @param {number} count */
  const running = (count) => `${number(count)} ${plural(count, { one: 'word', other: 'words' })}`;
  /** @param {number} rate */
  const rated = (rate) => `${amount(rate)} per million`;
  /** @param {number} count */
  const texts = (count) => `${number(count)} ${plural(count, { one: 'distinct text', other: 'distinct texts' })}`;
  /** @param {string} name a query; empty for all */
  const seriesName = (name) => name.trim() || 'All documents';
  return {
    amount, seriesName,

    trendSeries: 'Lines of the chart',
    trendSeriesHint: 'One query a line; without any, what is searched for is the one line.',
    trendTopic: 'Add a topic',
    trendUnit: 'Count',
    trendUnits: { '': 'automatic', words: 'matches', documents: 'documents' },
    trendShare: 'Shown',
    /** @type {Record<import('../protocol').Unit, Record<import('../protocol').Share, string>>} */
    trendShares: {
      words: { none: 'as counted', period: '% of the corpus’s words', selection: '% of the words in documents that fit the filters', million: 'per million words' },
      documents: { none: 'as counted', period: '% of the corpus’s documents', selection: '% of the documents that fit the filters', million: 'per million words' },
    },
    trendBin: 'By',
    trendBins: { '': 'automatic', decade: 'decade', year: 'year', month: 'month', day: 'day' },
    trendBy: 'One chart for each',
    trendByNone: 'none: one chart',
    /** What the value axis counts. @type {Record<import('../protocol').Unit, Record<import('../protocol').Share, string>>} */
    trendAxis: {
      words: { none: 'Matches', period: 'Matches, per cent of all the corpus’s words in each period', selection: 'Matches, per cent of the words in each period’s documents that fit the filters', million: 'Matches per million words' },
      documents: { none: 'Documents', period: 'Documents, per cent of all the corpus’s documents in each period', selection: 'Documents, per cent of each period’s documents that fit the filters', million: 'Documents per million words' },
    },
    /** @param {string} axis @param {string} field */
    trendChart: (axis, field) => `${axis}, by ${field}`,
    /** @param {string} title @param {string[]} names of its lines @param {number} periods */
    trendSaid: (title, names, periods) => `${title}: ${names.map(seriesName).join(', ')}; ${number(periods)} ${plural(periods, { one: 'period', other: 'periods' })}`,
    trendHint: 'Left and right move in time, up and down between lines; Enter opens what a point counts. Drag across to choose a time.',
    /** @param {'documents' | 'tokens'} base @param {number} most */
    trendBehind: (base, most) => `Grey bars: ${base === 'documents' ? 'documents' : 'words of the documents'} that fit the filters, in each period, ${number(most)} at the most`,
    /** @param {'documents' | 'tokens'} base @param {number} least */
    trendThin: (base, least) => `Hollow points: fewer than ${base === 'documents' ? documents(least) : running(least)}, too few to lean on`,
    trendRest: 'Point at the chart, or touch it, to read its numbers here.',
    /** @param {string} values */
    trendEmpty: (values) => `No documents: ${values}`,
    trendDateless: 'These documents have no dates, so nothing can be told over time.',
    trendUndated: 'No date among these documents can be drawn over time.',
    /** A period's numbers. @param {string} label @param {{name: string, count: number, value: number | null}[]} lines @param {{documents: number, texts: number, tokens: number, thin: boolean}} period @param {{unit: import('../protocol').Unit, share: import('../protocol').Share}} how */
    trendPeriod: (label, lines, period, how) => `${span(label)}: ${
      lines.map(({ name, count, value }) => `${seriesName(name)} ${trendNumber(count, value, how)}`).join(' · ')} — in ${documents(period.documents)}${period.texts === period.documents ? '' : ` (${texts(period.texts)})`}, ${running(period.tokens)}${period.thin ? ' (few)' : ''}`,
    /** @param {number} count */
    trendWithoutDate: (count) => `${documents(count)} ${plural(count, { one: 'has', other: 'have' })} no date here`,
    trendColumns: { period: 'Period', documents: 'Documents', texts: 'Distinct texts', tokens: 'Words' },
    /** @param {import('../protocol').Unit} unit @param {string} name @param {string} label @param {number} count */
    trendOpen: (unit, name, label, count) => `${seriesName(name)}, ${span(label)}: open ${unit === 'documents' ? documents(count) : matches(count)}`,
    /** @param {string} field @param {string} value */
    trendOnly: (field, value) => `Only ${field}: ${value}`,
    /** @param {string} title @param {string} field */
    trendEach: (title, field) => `${title}, a chart for each: ${field}`,
    /** @param {number} [count] of them */
    trendPopulation: (count) => `Counted in ${count === 1 ? `${documents(1)} that fits` : `all ${count === undefined ? 'documents' : documents(count)} that fit`} the filters, not only in those with the words`,
    /** @param {number} shown @param {number} all */
    trendSome: (shown, all) => `Charts of ${number(shown)} of ${number(all)} values`,
    chartTable: 'Show as a table',
    chartSave: 'Save the chart as',
    chartsSave: 'Save the small charts as',
    /** @param {string} form */
    chartSaveAs: (form) => `Save as ${form}`,
    /** Beneath a chart that leaves the page. @param {string} corpus @param {number} count documents of it @param {string} query @param {string[]} filters @param {number} time */
    chartSource: (corpus, count, query, filters, time) => [`${corpus} (${documents(count)})`, ...(query.trim() ? [`searched: ${query.trim()}`] : []), ...(filters.length ? [`filters: ${list(filters)}`] : []), `made ${moment(time)} with Concord`],

    spreadCorpus: 'The whole corpus, its documents in order',
    spreadOrder: 'Order',
    spreadOrders: { '': 'place in the corpus', count: 'most matches first', per_million: 'densest first', label: 'title' },
    /** @param {number} at from 1 @param {number} all @param {number} count */
    spreadStretch: (at, all, count) => `Stretch ${number(at)} of ${number(all)}: ${matches(count)}`,
    /** @param {string} title */
    spreadOf: (title) => `Where the matches fall in ${title}`,
    /** @param {number} count @param {number} rate */
    spreadNumbers: (count, rate) => `${matches(count)}, ${rated(rate)}`,
    spreadRate: rated,
    spreadHint: 'Left and right go from match to match, Enter opens the document there.',
    /** @param {number} count */
    spreadMore: (count) => `Show ${number(count)} more`,
    /** @param {number} shown @param {number} count of documents @param {unknown} [all] how these are shown @param {unknown} [texts] */
    spreadShown: (shown, count, all = documents(count), texts) => [...(shown < count ? [`The first ${number(shown)} of `] : []), all, ...(texts ? [' (', texts, ')'] : []), ' with matches'],
    /** Gries's measure over the documents. @param {number} dp */
    spreadDp: (dp) => `Dispersion over documents, DP ${amount(dp)}: 0 is as even as their lengths, 1 all in one place.`,
    spreadNone: 'Nowhere in these documents.',

    crossField: 'Topics by',
    crossTable: 'Topics and the documents that they have',
    crossTopic: 'Topic',
    crossAll: 'All',
    crossNone: 'There are no topics yet: a topic is a named query. These are some that the words suggest.',
    propose: 'Topics that the words suggest',
    proposedBack: 'Back to the topics that there are',
    proposedHint: 'Words that stand in few passages (of at most 200 words), and often in the same ones, as one query each. Nothing is drawn by chance: the same documents give the same topics. Adopt what is of use, and change it as you like.',
    proposedNone: 'These documents suggest none: there are too few of them, or their words go together nowhere.',
    proposedTogether: 'Together (φ)',
    adopt: 'Make it a topic',
    adopted: 'Is a topic',
    /** @param {string} label */
    adoptTopic: (label) => `Make “${label}” a topic`,
    crossUnplaced: 'no date',
    /** @param {string} topic @param {string} value @param {number} count */
    crossOpen: (topic, value, count) => `${topic}, ${value}: open ${documents(count)}`,
    /** @param {number} ratio */
    crossRatio: (ratio) => signed.format(ratio),
    crossRatioHint: 'Documents of both topics; beneath, the Log Ratio: how often the share of the column’s topic has to be doubled to get from the documents without the row’s topic to those with it',
    crossHeat: 'The darker, the larger the share of the topic’s documents',
    crossTime: 'Topics over time: documents of each',
    crossPairs: 'Topics with one another: documents of both',
    /** @param {string} field */
    crossBy: (field) => `Topics, by ${field}: documents of each`,
    /** A period's numbers. @param {string} label @param {{name: string, count: number}[]} lines */
    crossPeriod: (label, lines) => `${span(label)}: ${lines.map(({ name, count }) => `${name} ${number(count)}`).join(' · ')}`,
    /** @param {number} shown @param {number} all */
    crossFirst: (shown, all) => `The ${number(shown)} topics with most documents, of ${number(all)}`,
  };

  /** @param {number} count @param {number | null} value @param {{share: import('../protocol').Share}} how */
  function trendNumber(count, value, { share }) {
    if (share === 'none') return number(count);
    if (value === null) return `${number(count)} (of nothing)`;
    return `${number(count)} (${share === 'million' ? `${amount(value)} per million` : `${amount(value)} %`})`;
  }
}
