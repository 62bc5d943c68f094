// Pure: what the views of a selection can be asked for, and what they ask the core. A view's options stand in the state as
// texts, by `view.name`; those that are as usual are absent, so that links stay short.

import { entry } from '../entry.js';

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('../protocol').Selection} Selection
 * @typedef {typeof VIEWS[number]} ViewName
 *
 * @typedef {{name: string, usual: string, among?: readonly string[], least?: number, most?: number, text?: true}} Option
 *   one of a few names, a number from `least` to `most`, or a text
 */

/** What a selection can be looked at as, in the order of the tabs. */
export const VIEWS = /** @type {const} */ (['documents', 'concordance', 'words', 'phrases', 'keyness', 'collocates', 'trends', 'dispersion', 'topics']);

/** Rows of a table that are asked for at first; each time more are wanted, as many as there are. A room shows about twenty. */
export const ROWS = 50;

/** Rows that stand before those that are asked for: where words fall in all documents. @type {Partial<Record<ViewName, number>>} */
const BEFORE = { dispersion: 1 };

/** A chart needs all rows of its table. */
const WHOLE = ['trends', 'topics'];
const ALL = 100_000;

/** @param {string} name @param {string} usual @param {readonly string[]} among @returns {Option} */
const choice = (name, usual, among) => ({ name, usual, among });
/** @param {string} name @param {number} usual @param {number} least @param {number} most @returns {Option} */
const count = (name, usual, least, most) => ({ name, usual: String(usual), least, most });
/** @param {string} name @returns {Option} */
const text = (name) => ({ name, usual: '', text: true });

const YES = ['0', '1'];
const BINS = ['', 'decade', 'year', 'month', 'day'];

/** Of how a table is looked at: whether all its columns are shown, the row and the column that are explained. */
export const LOOKS = ['columns', 'row', 'about'];

/** Which documents or lines are looked at, or which topics: another choice of these is a step that Back undoes. */
export const STEPS = ['once', 'rest', 'population', 'lines', 'near', 'stretch', 'proposed'];

/** Of every table: the column it is sorted by, which way round, what its rows have in their names, and how it is looked at. */
export const TABLE = [text('sort'), choice('reversed', '0', YES), text('containing'), choice('columns', '0', YES), text('row'), text('about')];
const MINIMUM = count('minimum', 3, 1, 1_000_000);
const KEYS = /** @type {const} */ (['', 'l1', 'l2', 'l3', 'node', 'r1', 'r2', 'r3', 'date', 'document']);

/** @type {Record<ViewName, readonly Option[]>} */
export const OPTIONS = {
  documents: [choice('once', '0', YES), text('rest'), text('population'), text('lines')],
  concordance: [
    text('node'), choice('rest', '0', YES), text('population'), text('near'), text('stretch'), count('before', 0, 0, 50), count('behind', 0, 0, 50),
    choice('first', '', KEYS), choice('second', '', KEYS), choice('third', '', KEYS), count('width', 10, 1, 50), count('sample', 0, 0, 1_000_000), count('seed', 1, 0, 2 ** 32 - 1),
    count('at', 0, 0, 1_000_000_000),
  ],
  words: [...TABLE, count('minimum', 1, 1, 1_000_000)],
  phrases: [...TABLE, count('shortest', 2, 2, 8), count('longest', 5, 2, 8), MINIMUM, count('documents', 2, 1, 1_000_000), choice('whole', '1', YES)],
  keyness: [...TABLE, choice('unit', 'words', ['words', 'documents']), MINIMUM, count('smoothing', 1, 0.001, 1_000_000), choice('correction', 'holm', ['none', 'bonferroni', 'holm', 'benjamini-hochberg'])],
  collocates: [...TABLE, text('node'), count('left', 5, 0, 50), count('right', 5, 0, 50), MINIMUM],
  trends: [text('series'), choice('bin', '', BINS), choice('unit', '', ['', 'words', 'documents']), choice('share', 'none', ['none', 'period', 'selection', 'million']), text('by')],
  dispersion: [text('sort'), text('node'), count('segments', 100, 10, 1_000)],
  topics: [text('field'), choice('bin', '', BINS), choice('proposed', '0', YES)],
};

/** What an option is where nobody has chosen. @param {string} view @param {string} name */
export const usualOf = (view, name) => find(view, name)?.usual ?? '';

/** An option's value. @param {Pick<State, 'options'>} state @param {string} view @param {string} name */
export const optionOf = ({ options }, view, name) => options[`${view}.${name}`] ?? usualOf(view, name);

/** @param {string} view @param {string} name @returns {Option | undefined} */
const find = (view, name) => entry(OPTIONS, view)?.find((option) => option.name === name);

/**
 * Options with another value of one; a value that the option cannot have leaves them as they are.
 * @param {State['options']} options
 * @param {string} key `view.name`
 * @param {string} value
 * @returns {State['options']}
 */
export function withOption(options, key, value) {
  const [view, name] = key.split('.');
  const option = find(view, name);
  if (!option || !fits(option, value)) return options;
  const { [key]: _, ...others } = options;
  return value === option.usual ? others : { ...others, [key]: value };
}

/** @param {Option} option @param {string} value */
function fits({ among, least, most }, value) {
  if (among) return among.includes(value);
  if (least === undefined || most === undefined) return true;
  const number = Number(value);
  return value.trim() !== '' && least <= number && number <= most && (least % 1 !== 0 || Number.isInteger(number));
}

/** What is looked at. @param {State} state @returns {Selection} */
export const selectionOf = ({ query, filters, scope, stems, typos }) => ({ query, filters, scope, stems, typos });

/**
 * Whether topics are proposed in place of those that there are: chosen so, or because there are none.
 * @param {State} state
 * @param {Pick<import('../protocol').About, 'topics'>} about
 */
export const isProposing = (state, { topics }) => optionOf(state, 'topics', 'proposed') === '1' || !topics.length;

/**
 * What the table of the view that is open is asked for; null where that is no table.
 * @param {State} state
 * @param {number} limit rows
 * @param {Pick<import('../protocol').About, 'topics'>} about
 * @returns {import('../protocol').TableRequest | null}
 */
export function tableRequestOf(state, limit, about) {
  const view = viewOf(state, about);
  if (!view) return null;
  const own = (/** @type {string} */ name) => optionOf(state, state.view, name);
  return { selection: selectionOf(state), view, sort: own('sort') || null, reversed: own('reversed') === '1', containing: own('containing'), offset: 0, limit: (WHOLE.includes(state.view) ? Math.max(limit, ALL) : limit) + (BEFORE[state.view] ?? 0) };
}

/** @param {State} state @param {Pick<import('../protocol').About, 'topics'>} about @returns {import('../protocol').View | null} */
function viewOf(state, about) {
  const own = (/** @type {string} */ name) => optionOf(state, state.view, name);
  const number = (/** @type {string} */ name) => Number(own(name));
  const node = own('node') || null;
  switch (state.view) {
    case 'words': return { words: { minimum: number('minimum') } };
    case 'phrases': return { phrases: { shortest: number('shortest'), longest: number('longest'), minimum: number('minimum'), documents: number('documents'), whole: own('whole') === '1' } };
    case 'keyness': return { keyness: { against: state.held, unit: /** @type {any} */ (own('unit')), minimum: number('minimum'), smoothing: number('smoothing'), correction: /** @type {any} */ (own('correction')) } };
    case 'collocates': return { collocates: { node, left: number('left'), right: number('right'), minimum: number('minimum') } };
    case 'trends': return { trends: { series: seriesOf(own('series')), field: state.timeline, bin: /** @type {any} */ (own('bin') || null), unit: /** @type {any} */ (own('unit') || null), share: /** @type {any} */ (own('share')) } };
    case 'dispersion': return { dispersion: { node, segments: number('segments') } };
    case 'topics': return isProposing(state, about) ? { proposed: { most: 20, words: 8 } } : { topics: { field: own('field') || null, bin: /** @type {any} */ (own('bin') || null) } };
    default: return null;
  }
}

/** What the concordance is asked for; null where it is not open. @param {State} state @param {number} offset @param {number} limit lines @returns {import('../protocol').ConcordanceRequest | null} */
export function concordanceRequestOf(state, offset, limit) {
  if (state.view !== 'concordance') return null;
  const own = (/** @type {string} */ name) => optionOf(state, 'concordance', name);
  const near = own('near');
  const sort = /** @type {import('../protocol').LineKey[]} */ (['first', 'second', 'third'].map(own).filter(Boolean));
  return {
    selection: selectionOf(state), rest: own('rest') === '1', ...(own('population') && { population: own('population') }), node: own('node') || null,
    near: near ? { query: near, left: Number(own('before')), right: Number(own('behind')) } : null, ...(stretchIn(own('stretch')) && { stretch: stretchIn(own('stretch')) }),
    sort, field: state.timeline, width: Number(own('width')), sample: Number(own('sample')) || null, seed: Number(own('seed')), offset, limit,
  };
}

/** The stretch in the text of an option: the first line and how many. @param {string} text */
function stretchIn(text) {
  const [, first, lines] = /^(\d{1,9}),(\d{1,9})$/.exec(text) ?? [];
  return first ? { first: Number(first), lines: Number(lines) } : null;
}

/** What decides which lines there are, and in which order. @param {State} state */
export function linesOf(state) {
  const { width, ...asked } = concordanceRequestOf({ ...state, view: 'concordance' }, 0, 0) ?? {};
  return JSON.stringify(asked);
}

/** What decides which lines there may be, whichever of them are shown, and in whatever order. @param {State} state */
export function placesOf(state) {
  const { selection, rest, population, node, near } = concordanceRequestOf({ ...state, view: 'concordance' }, 0, 0) ?? {};
  return JSON.stringify([selection, rest, population, node, near]);
}

/** @param {string} written one a line */
const seriesOf = (written) => written.split('\n').map((line) => line.trim()).filter(Boolean);
