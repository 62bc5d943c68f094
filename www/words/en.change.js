// The interface in English: what a reader makes of a corpus (its topics, what is mended in it) and saves.

/** @param {{documents: (count: number) => string}} formats */
export function changing({ documents }) {
  return {
    editTopics: 'Edit topics',
    addTopics: 'Add topics',
    topicsPage: 'Edit the topics',
    topicsKept: 'What is changed here counts at once and goes along when the documents are saved.',
    topicsKeptInLink: 'What is changed here counts at once, stands in the address of the page, and goes along when it is saved. The back button undoes it.',
    addTopic: 'Add a topic',
    exportTopics: 'Export topics.toml',
    importTopics: 'Import topics.toml',
    resetTopics: 'Undo all changes',
    /** @type {Record<string, string>} */
    topicMarks: { added: 'new', changed: 'changed', removed: 'removed' },
    change: 'Change',
    remove: 'Remove',
    bringBack: 'Bring back',
    /** @param {string} topic */
    changeTopic: (topic) => `Change ${topic}`,
    /** @param {string} topic */
    removeTopic: (topic) => `Remove ${topic}`,
    /** @param {string} topic */
    bringTopicBack: (topic) => `Bring back ${topic}`,
    topicName: 'Name',
    topicTaken: 'Another topic has this name.',
    topicQuery: 'Query',
    topicGroup: 'Heading',
    keepTopic: 'Keep',
    cancel: 'Cancel',
    /** @param {number} count */
    finds: (count) => (count ? `Finds ${documents(count)}` : 'Finds nothing'),
    /** @param {string} code @param {string} message @param {string} line */
    topicsProblem: (code, message, line) => (code === 'topics-malformed' ? `The file was not taken. Line ${line}: ${message}.` : 'The file was not taken: there is no [[topic]] in it.'),

    mend: 'Mend',
    mendHint: 'Put back into the article what belongs to it, set aside what does not: search and counts follow.',
    putBack: 'Put back into the article',
    putBackShort: 'Put back',
    setAside: 'Set aside',
    /** @param {string} act @param {string} text its beginning */
    mendPart: (act, text) => `${act}: ${text}`,
    undo: 'Undo',
    mending: 'Indexing again…',
    putAllBack: 'Put all of it back',

    save: 'Save',
    saveTitle: 'Title',
    savePage: 'Save as a page',
    savePageHint: 'One file that any browser opens, without a network.',
    /** @param {string} size */
    saveReaders: (size) => `With the readers of other formats, so that documents can be opened in it${size && ` (+${size})`}`,
    saveCorpus: 'Save the documents alone',
    savingFile: 'The file is being made…',
    /** @param {string} name */
    saved: (name) => `Given to the browser as ${name}`,
    saveCorpusHint: 'Gzipped JSON Lines, for other programs.',
  };
}
