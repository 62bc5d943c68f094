// The interface in English: the views of a selection.

export function viewing() {
  return {
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
