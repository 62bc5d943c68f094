// The interface in English: the views of a selection.

/** @param {Pick<import('./words.js').Formats, 'number' | 'plural'>} formats */
export function viewing({ number, plural }) {
  return {
    /** How much documents hold. @param {number} documents @param {number} texts copies counted once @param {number} tokens */
    extent: (documents, texts, tokens) => [
      ...(texts < documents ? [`${number(texts)} distinct ${plural(texts, { one: 'text', other: 'texts' })}`] : []),
      `${number(tokens)} ${plural(tokens, { one: 'word', other: 'words' })}`,
    ].join(' · '),
    views: 'Views',
    /** @type {Record<import('./analysis.js').ViewName, string>} */
    viewNames: {
      documents: 'Documents', concordance: 'Concordance', words: 'Words', phrases: 'Phrases', keyness: 'Keyness', collocates: 'Collocates', trends: 'Trends', dispersion: 'Dispersion', topics: 'Topics',
    },
    /** @type {Record<import('./analysis.js').ViewName, string>} */
    viewHints: {
      documents: 'The documents found, best first',
      concordance: 'Each place that was found, with the words around it',
      words: 'How often each word comes in these documents',
      phrases: 'Words that come together again and again',
      keyness: 'The words that mark these documents against others',
      collocates: 'The words that stand beside those searched for',
      trends: 'Documents and words over time',
      dispersion: 'Where in each document the words fall',
      topics: 'The topics, by time, by field and with one another',
    },
    strange: 'This link was made with other documents than these: its words and filters are applied here, its numbers may be others.',
    strangeClose: 'I see',
    counting: 'Counting…',
    scopeText: 'Without titles',
    scopeTextHint: 'Search and count in the articles’ texts alone',
  };
}
