// The interface in English: tables of what is counted, and what can be chosen about them.

/** Below this a chance cannot be reckoned to its last digit, or at all. */
const LEAST = 1e-300;

/** @typedef {(name: string, text: string) => unknown} As how a number among other words is shown */

/** @param {Pick<import('./words.js').Formats, 'locale' | 'number' | 'plural'>} formats */
export function tables({ locale, number, plural }) {
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const few = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2, notation: 'scientific' });
  const chance = (/** @type {number} */ figure) => (figure < LEAST ? `< ${few.format(LEAST)}` : figure < 0.005 ? few.format(figure) : two.format(figure));
  const either = new Intl.ListFormat(locale, { type: 'disjunction' });
  const of = (/** @type {number} */ count, /** @type {string} */ one, /** @type {string} */ other) => `${number(count)} ${plural(count, { one, other })}`;
  const rows = (/** @type {number} */ count) => of(count, 'row', 'rows');
  /** @type {As} */
  const plain = (_, text) => text;
  /** Words, documents and, where these are fewer, distinct texts. @param {(name: string) => number} sum @param {As} [as] */
  const sized = (sum, as = plain) => [
    as('tokens', of(sum('tokens'), 'word', 'words')), ' in ', as('documents', of(sum('documents'), 'document', 'documents')),
    ...(sum('texts') < sum('documents') ? [' (', as('texts', of(sum('texts'), 'distinct text', 'distinct texts')), ')'] : []),
  ];
  /** @type {Record<string, (total: number, sum: (name: string) => number, as: As) => unknown[]>} */
  const captions = {
    words: (total, sum, as) => [...sized(sum, as), `, ${of(sum('types'), 'different word', 'different words')}; ${rows(total)}`],
    phrases: (total, sum, as) => [...sized(sum, as), `; ${of(total, 'phrase', 'phrases')}`],
    keyness: (total) => [`${of(total, 'word', 'words')} compared`],
    collocates: (total, sum, as) => [as('nodes', of(sum('nodes'), 'occurrence', 'occurrences')), ' of the node among ', ...sized(sum, as), `; ${of(total, 'collocate', 'collocates')}`],
  };
  return {
    rows, sized, either: (/** @type {string[]} */ values) => either.format(values),
    /** @param {string} view @param {number} total @param {(name: string) => number} sum @param {As} [as] */
    tableCaption: (view, total, sum, as = plain) => captions[view]?.(total, sum, as) ?? [rows(total)],
    /** A number of a table, as short as it can be read. @param {import('../analysis/columns.js').Kind} kind @param {number} figure */
    figure: (kind, figure) => (kind === 'chance' ? chance(figure) : kind === 'count' || figure === 0 ? number(figure) : two.format(figure)),
    rowNumber: 'Number',
    /** @type {Partial<Record<import('../analysis/analysis.js').ViewName, string>>} */
    rowHeads: { words: 'Word', phrases: 'Phrase', keyness: 'Word', collocates: 'Collocate' },
    /** @type {Record<string, string>} Short ones, where a column's own name is long, by view where they differ; the variant of a measure is told in its explanation. */
    columnHeads: {
      count: 'Count', other_count: 'Count, others', documents: 'Documents', other_documents: 'Documents, others', texts: 'Texts',
      per_million: 'Per million', other_per_million: 'Per million, others', expected: 'Expected', other_expected: 'Expected, others',
      g2_2: 'G² (2\u2011term)', g2_4: 'G² (4\u2011term)', log_ratio: 'Log Ratio', lrc: 'LRC', chi2: 'χ²', chi2_yates: 'χ² (Yates)', difference: '%DIFF', p: 'p', p_corrected: 'p, corrected', simple_maths: 'Simple maths',
      'documents.count': 'Documents', 'documents.other_count': 'Documents, others', 'documents.documents': 'With the word', 'documents.other_documents': 'With the word, others', 'collocates.count': 'Beside', 'collocates.words': 'In all', 'phrases.words': 'Words', lines: 'Lines', log_dice: 'logDice', log_dice_window: 'logDice, window', mi: 'MI (log₂)', mi3: 'MI³ (log₂)', local_mi: 'Local MI (log₂)',
      g2: 'G² (4\u2011term)', simple_ll: 'Simple LL', dp: 'DP', delta_p: 'ΔP', z_score: 'z-score',
    },
    /** @param {string} label */
    aboutColumn: (label) => `What is ${label}?`,
    formula: 'Formula',
    source: 'Source',
    findRows: 'Find',
    findNothing: 'Show all rows',
    noRows: 'There is no such row.',
    noWindow: 'The window has no words: look at some before or behind the node.',
    noNodes: 'The node is found nowhere in these documents.',
    /** @param {number} least */
    lowerMinimum: (least) => `Show also what comes less than ${number(least)} times`,
    allColumns: 'All columns',
    /** @param {number} count */
    moreRows: (count) => `Show ${number(count)} more`,
    reckonedFrom: 'What the measures are reckoned from',
    allNumbers: 'All numbers, as they were reckoned',
    allWordsHead: 'All words',
    allDocumentsHead: 'All documents',
    expectedHead: 'Expected',
    theseHead: 'These',
    othersHead: 'Others',
    /** @type {Record<string, string>} */
    letterNames: { O: 'Near the node', f1: 'The node', f2: 'The collocate in all', N: 'All words', W: 'Words in the windows', E: 'Expected near the node' },

    compare: 'What is compared',
    these: 'These documents',
    against: 'against',
    wholeCorpus: 'all documents',
    allOthers: 'all other documents',
    hold: 'Hold these documents',
    holdHint: 'Keeps these documents, so that others can be compared with them',
    noOthers: 'Search, filter or choose dates: what marks the documents found against all others stands here then. Or hold these, and choose others to compare.',
    holdNext: 'Held. Now choose other documents, by words, filters or dates: they are compared with these.',
    held: 'Held:',
    turnHint: 'Two selections can be looked at in turn: what is held, and what is chosen then',
    turnNext: 'Now choose others, by words, filters or dates, and swap.',
    letGo: 'Let go',
    swap: 'Swap',
    release: 'Compare with all others',

    cite: 'Save it as',
    citeAll: 'Save the citations of all documents found as',
    exports: 'Take the table along',
    copyRows: 'Copy',
    copyRowsHint: 'The rows shown, for a spreadsheet',
    exportHint: 'All rows, with a note of how they were made',
    /** @param {string} format */
    exportAs: (format) => `${format}: save all rows`,
    /** @param {string} problem */
    actFailed: (problem) => `It could not be saved: ${problem}`,

    /** @param {string} view */
    optionsOf: (view) => `Options: ${view}`,
    /** @type {Record<string, {label: string, hint?: string}>} By name, or by view and name. */
    optionWords: {
      minimum: { label: 'At least', hint: 'What comes less often is left out' },
      'keyness.minimum': { label: 'At least', hint: 'Words that come less often in both together are left out' },
      'collocates.minimum': { label: 'At least', hint: 'Words that come less often near the node are left out' },
      documents: { label: 'in documents', hint: 'Phrases of fewer documents are left out' },
      shortest: { label: 'Words from', hint: 'Words of the shortest phrase, 2 to 8' },
      longest: { label: 'to', hint: 'Words of the longest phrase, 2 to 8' },
      whole: { label: 'Longest only', hint: 'Leaves out phrases that always stand in one and the same longer one' },
      unit: { label: 'Count', hint: 'Each time that a word comes, or the documents that have it' },
      smoothing: { label: 'k', hint: 'What simple maths adds to both frequencies, per million words' },
      correction: { label: 'Correction', hint: 'What is done about thousands of words being tested at once' },
      node: { label: 'Node', hint: 'What the words stand beside; the words searched for where this is empty' },
      'dispersion.node': { label: 'Words', hint: 'What is looked for; the words searched for where this is empty' },
      left: { label: 'Words before', hint: 'How many words before the node are looked at, 50 at the most' },
      right: { label: 'behind', hint: 'How many words behind the node are looked at, 50 at the most' },
      segments: { label: 'Stretches', hint: 'Into how many equal stretches each document is cut' },
    },
    /** @type {Record<string, string>} */
    optionValues: { words: 'words', documents: 'documents', none: 'none', bonferroni: 'Bonferroni', holm: 'Holm', 'benjamini-hochberg': 'Benjamini & Hochberg' },
    /** @type {Record<string, string>} */
    optionPlaceholders: { node: 'as searched' },
  };
}
