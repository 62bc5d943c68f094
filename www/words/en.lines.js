// The interface in English: the lines of a concordance.

/** @param {Pick<import('./words.js').Formats, 'number' | 'plural' | 'date'>} formats */
export function concording({ number, plural, date }) {
  /** @param {number} count */
  const lines = (count) => `${number(count)} ${plural(count, { one: 'line', other: 'lines' })}`;
  /** @param {number} count */
  const behind = (count) => `${number(count)} ${plural(count, { one: 'word', other: 'words' })}`;
  return {
    lines,
    /** @param {number} count @param {number} all of which they were drawn @param {number} seed */
    linesFound: (count, all, seed) => (count === all ? lines(all) : `${number(count)} of ${lines(all)}, drawn with seed ${seed},`),
    lineForm: 'How lines are shown',
    lineNode: 'Lines of',
    lineNodeHint: 'what is searched for',
    lineSort: 'Sorted by',
    lineThen: 'then by',
    /** @type {Record<'' | import('../protocol').LineKey, string>} */
    lineKeys: {
      '': 'place in the corpus', l1: 'word before', l2: '2nd word before', l3: '3rd word before', node: 'what is found', r1: 'word behind', r2: '2nd word behind',
      r3: '3rd word behind', date: 'date', document: 'title',
    },
    lineNoKey: 'nothing more',
    lineBefore: 'By what stands before',
    lineBehind: 'By what follows',
    lineWidth: 'Words each side',
    lineSample: 'Sample',
    lineSampleAll: 'all',
    lineSampleHint: 'So many lines, drawn at random; the same seed draws the same ones',
    lineSeed: 'Seed',
    lineAnother: 'Another sample',
    /** @param {string} query @param {number} before @param {number} after */
    lineNear: (query, before, after) =>
      `with “${query}” within ${before && after ? `${behind(before)} before and ${number(after)} behind` : before ? `${behind(before)} before` : `${behind(after)} behind`}`,
    /** @param {number} first @param {number} last */
    lineStretch: (first, last) => (first === last ? `line ${number(first)} in the order of the corpus` : `lines ${number(first)} to ${number(last)} in the order of the corpus`),
    lineTable: 'Lines, each with what stands before and behind',
    lineDocument: 'Document',
    lineLeft: 'Before',
    lineMatch: 'Found',
    lineRight: 'Behind',
    lineSides: { left: 'Left', right: 'Right' },
    lineSidesHint: 'Some of these lines run from right to left: what stands before is on their right',
    /** @param {string} line @param {string} title @param {string} day */
    lineName: (line, title, day) => [line, title, ...(day ? [date(day)] : [])].join(' · '),
    /** @param {number} at */
    lineComing: (at) => `Line ${number(at)} is coming`,
    linesComing: 'Fetching the lines…',
    lineless: 'These conditions say which documents, not which words. Type a word above to see each place where it stands.',
    linesNone: 'No line is found.',
    linesCopy: 'Copy',
    linesCopyHint: 'The lines in sight, separated by tabs',
    /** @param {number} count */
    linesCopied: (count) => `${lines(count)} copied`,
    linesTake: 'Take the lines along',
    linesSaveHint: 'All lines, with a note of how they were found',
    /** @param {string} format */
    linesSaveAs: (format) => `${format}: save all lines`,
    /** @param {number} done @param {number} all */
    linesTaken: (done, all) => `${number(done)} of ${lines(all)} gathered`,
    linesStop: 'Cancel',
    /** @param {number} count @param {number} all */
    linesPrinted: (count, all) => `The first ${number(count)} of ${lines(all)}`,
    linesFile: 'lines',
  };
}
