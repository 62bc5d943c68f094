// The interface in English: the views of a selection.

/** @param {Pick<import('./words.js').Formats, 'number' | 'plural'>} formats */
export function viewing({ number, plural }) {
  return {
    /** @param {number} count copies counted once */
    distinct: (count) => `${number(count)} ${plural(count, { one: 'distinct text', other: 'distinct texts' })}`,
    /** @param {number} count */
    running: (count) => `${number(count)} ${plural(count, { one: 'word', other: 'words' })}`,
    /** Something in documents, told apart from distinct texts. @param {unknown} what @param {unknown} documents @param {unknown} [texts] */
    inside: (what, documents, texts) => [what, ' in ', documents, ...(texts ? [' (', texts, ')'] : [])],
    onceHint: 'Lists one document of each text',
    /** @param {string} texts @param {string} documents */
    limitOnce: (texts, documents) => `${texts} of ${documents}, one of each`,
    limitRest: 'in all other documents',
    /** @param {string} selection */
    limitBut: (selection) => `not among the documents of ${selection}`,
    /** @param {string} query */
    limitPopulation: (query) => `in all documents that fit the conditions of “${query}”, with its words or without`,
    /** @param {string} selection */
    limitAmong: (selection) => `among the documents of ${selection}`,
    /** @param {number} count @param {number} seed */
    limitSample: (count, seed) => `${number(count)} of them, drawn with seed ${seed}`,
    /** @param {string} node @param {string[]} which what else these lines have to be */
    limitLines: (node, which) => `with lines of “${node}”${which.map((one) => `, ${one}`).join('')}`,
    /** @param {string} what */
    limitDrop: (what) => `Remove: ${what}`,
    /** @type {Partial<Record<import('../analysis/analysis.js').ViewName, string>>} Where nothing is looked for yet. */
    wordless: {
      concordance: 'Search for a word: each place where it stands comes here, with the words around it.',
      collocates: 'Search for a word: the words that stand near it are counted here.',
      dispersion: 'Search for a word: where it falls in each document is drawn here.',
    },
    tryWord: 'For example:',
    views: 'Views',
    /** @type {Record<import('../analysis/analysis.js').ViewName, string>} */
    viewNames: {
      documents: 'Documents', concordance: 'Concordance', words: 'Words', phrases: 'Phrases', keyness: 'Keyness', collocates: 'Collocates', trends: 'Trends', dispersion: 'Dispersion', topics: 'Topics',
    },
    /** @type {Record<import('../analysis/analysis.js').ViewName, string>} */
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
