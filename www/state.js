// Pure: state × action → state. What a reader has chosen, nothing of what was answered.

import { LOOKS, ROWS, STEPS, selectionOf, withOption } from './analysis/analysis.js';
import { kept, lined, narrowedBy, selected } from './analysis/led.js';
import { entry } from './entry.js';
import { NO_EDITS } from './change/topics.js';

/**
 * @typedef {import('./protocol').Values} Values
 * @typedef {import('./change/topics.js').Edits} Edits
 * @typedef {import('./change/topics.js').Topic & {of: string | null}} Draft a topic being written, in the place of one or as a new one
 *
 * @typedef {object} State
 * @property {string} query
 * @property {Values} filters field → chosen values, never an empty list
 * @property {import('./protocol').Scope} scope
 * @property {boolean} stems whether whole words are taken in all their forms
 * @property {boolean} typos whether words that no document has are taken as misspelt
 * @property {import('./protocol').Sort} sort
 * @property {string | null} timeline the date field of the strip; null for the core's choice
 * @property {number} from how many results to pass over
 * @property {import('./analysis/analysis.js').ViewName} view what the selection is looked at as
 * @property {Record<string, string>} options of the views, by `view.name`, where they are not as usual
 * @property {number} rows how many rows of a table are shown at most
 * @property {import('./protocol').Selection | null} held another selection, to be compared with
 * @property {string | null} open the document being read
 * @property {number} match which of its matches is looked at, from 1; 0 for none
 * @property {boolean} about whether the page about the corpus is open
 * @property {boolean} editing whether the page of the topics is open
 * @property {string | null} title another title for the corpus
 * @property {string | null} of the hash of the corpus that all this was chosen in, as it was opened; null before it is known
 * @property {boolean} strange whether a link was made in another corpus than the one that it was opened in
 * @property {Edits} topics what a reader has made of the corpus's own topics
 * @property {import('./protocol').PartKind[]} mends parts of documents that a reader has put back or set aside
 * @property {Record<string, number>} shown field → how many of its values are listed, where a reader asked for more
 * @property {string | null} defined the topic whose definition is open in the list
 * @property {boolean} panel whether the filters are open, where there is no room for them beside the results
 * @property {boolean} choosing whether what can be chosen about a view is shown, where there is no room for it above the rows
 * @property {boolean} helping whether the ways to ask are shown
 * @property {boolean} saving whether the ways to save are open
 * @property {string | null} saved the name of the file that was saved last; empty while it is being made
 * @property {boolean} readers whether the page that is saved gets the readers of other formats
 * @property {Draft | null} draft
 * @property {string | null} touched the topic that was changed last
 * @property {(Error & {detail?: string}) | null} problem why a file of topics was not taken
 * @property {boolean} mending whether the document that is read can be mended
 *
 * @typedef {{type: 'type' | 'ask', query: string}
 *   | {type: 'toggle', field: string, value: string}
 *   | {type: 'range', field: string, value: string, leave?: boolean}
 *   | {type: 'drop', field: string, value?: string}
 *   | {type: 'clear' | 'familiar' | 'escape' | 'close' | 'panel' | 'choosing' | 'help' | 'save' | 'readers' | 'mending'}
 *   | {type: 'scope', scope: State['scope']}
 *   | {type: 'stems' | 'typos'}
 *   | {type: 'sort', sort: State['sort']}
 *   | {type: 'timeline', field: string}
 *   | {type: 'page', from: number}
 *   | {type: 'open', id: string, match: number}
 *   | {type: 'match', match: number}
 *   | {type: 'about', about: boolean}
 *   | {type: 'edit', editing: boolean, draft?: Draft | null}
 *   | {type: 'draft', draft: Draft | null}
 *   | {type: 'problem', problem: State['problem']}
 *   | {type: 'saved', name: string}
 *   | {type: 'topics', topics: Edits, label?: string, renamed?: {from: string, to: string | null}, proposed?: boolean}
 *   | {type: 'title', title: string | null}
 *   | {type: 'mend', mends: State['mends']}
 *   | {type: 'show', field: string, count: number}
 *   | {type: 'define', topic: string}
 *   | {type: 'view', view: State['view']}
 *   | {type: 'option', name: string, value: string, view?: State['view']}
 *   | {type: 'rows', rows: number}
 *   | {type: 'hold' | 'swap' | 'release'}
 *   | {type: 'lines', node: string, near?: import('./protocol').NearBy | null, rest?: boolean, population?: string, stretch?: import('./protocol').Stretch | null, filters?: Values, of?: import('./protocol').Selection}
 *   | {type: 'narrow', query: string, once?: boolean, rest?: import('./protocol').Selection | null, population?: string, lines?: import('./protocol').ConcordanceRequest | null, filters?: Values, of?: import('./protocol').Selection}
 *   | {type: 'restore', state: State}} Action
 */

/** @type {Readonly<State>} */
export const INITIAL = Object.freeze({
  query: '', filters: {}, scope: 'article', stems: false, typos: false, sort: 'relevance', timeline: null, from: 0,
  view: 'documents', options: {}, rows: ROWS, held: null,
  open: null, match: 0, about: false, editing: false, title: null, of: null, topics: NO_EDITS, mends: [],
  strange: false, shown: {}, defined: null, panel: false, choosing: false, helping: false, saving: false, saved: null, readers: false, draft: null, touched: null, mending: false, problem: null,
});


/**
 * @param {State} state
 * @param {Action} action
 * @returns {State}
 */
export function reduce(state, action) {
  const next = reduced(state, action);
  return action.type === 'lines' || action.type === 'restore' ? next : kept(state, next);
}

/** @param {State} state @param {Action} action @returns {State} */
function reduced(state, action) {
  switch (action.type) {
    case 'type': return { ...state, query: action.query, from: 0, match: 0 };
    case 'ask': return { ...state, query: action.query, from: 0, match: 0, open: null, about: false, editing: false };
    case 'toggle': return narrowed(state, toggled(state.filters, action.field, action.value));
    case 'range': return ranged(state, action);
    case 'drop': return narrowed(state, dropped(state.filters, action.field, action.value));
    case 'clear': return narrowed(state, {});
    case 'familiar': return { ...state, strange: false };
    case 'scope': return { ...state, scope: action.scope, from: 0, match: 0 };
    case 'stems':
    case 'typos': return { ...state, [action.type]: !state[action.type], from: 0, match: 0 };
    case 'view': return { ...state, view: action.view, rows: ROWS, from: 0, about: false, editing: false };
    case 'rows': return { ...state, rows: action.rows };
    case 'option': return { ...state, from: 0, rows: LOOKS.includes(action.name) ? state.rows : ROWS, options: withOption(state.options, `${action.view ?? state.view}.${action.name}`, action.value) };
    case 'hold': return { ...state, held: selectionOf(state) };
    case 'release': return { ...state, held: null };
    case 'swap': return state.held ? { ...state, ...selected(state.held), held: selectionOf(state) } : state;
    case 'lines': return lined(state, action);
    case 'narrow': return narrowedBy(action.of ? { ...state, ...selected(action.of) } : state, action);
    case 'sort': return { ...state, sort: action.sort, from: 0 };
    case 'timeline': return { ...state, timeline: action.field };
    case 'page': return { ...state, from: action.from };
    case 'open': return { ...state, open: action.id, match: action.match, about: false, editing: false, mending: state.mending && state.open === action.id };
    case 'close': return { ...state, open: null, match: 0, mending: false };
    case 'match': return { ...state, match: action.match };
    case 'about': return { ...state, about: action.about, editing: false, draft: null };
    case 'edit': return { ...state, editing: action.editing, about: false, draft: action.draft ?? null, problem: null };
    case 'draft': return { ...state, draft: action.draft, problem: null };
    case 'problem': return { ...state, problem: action.problem, saved: null };
    case 'saved': return { ...state, saved: action.name, problem: null };
    case 'topics': return { ...state, topics: action.topics, options: action.proposed ? withOption(state.options, 'topics.proposed', '1') : state.options, filters: renamed(state.filters, action.renamed), draft: null, touched: action.label ?? null, problem: null };
    case 'title': return { ...state, title: action.title };
    case 'mend': return { ...state, mends: action.mends };
    case 'mending': return { ...state, mending: !state.mending };
    case 'readers': return { ...state, readers: !state.readers };
    case 'save': return { ...state, saving: !state.saving, saved: null, problem: null };
    case 'show': return { ...state, shown: { ...state.shown, [action.field]: action.count } };
    case 'define': return { ...state, defined: state.defined === action.topic ? null : action.topic };
    case 'help': return { ...state, helping: !state.helping };
    case 'panel':
    case 'choosing': return { ...state, [action.type]: !state[action.type] };
    case 'escape': return escaped(state);
    case 'restore': return restored(state, action.state);
  }
}

/** @param {State} state @param {Values} filters */
const narrowed = (state, filters) => ({ ...state, filters, from: 0, about: false, editing: false });

/** @param {State} state @param {Extract<Action, {type: 'range'}>} action `leave`: out of the document, to the list */
function ranged(state, { field, value, leave = false }) {
  const next = narrowed(state, { ...state.filters, [field]: [value] });
  return leave ? { ...next, open: null, match: 0 } : next;
}

/** @param {Values} filters @param {string} field @param {string} value */
function toggled(filters, field, value) {
  const chosen = entry(filters, field) ?? [];
  return chosen.includes(value) ? dropped(filters, field, value) : { ...filters, [field]: [...chosen, value] };
}

/** @param {Values} filters @param {string} field @param {string} [value] all of them where none is named */
function dropped(filters, field, value) {
  const { [field]: _, ...others } = filters;
  const kept = value === undefined ? [] : (entry(filters, field) ?? []).filter((one) => one !== value);
  return kept.length ? { ...filters, [field]: kept } : others;
}

/** What an address does not carry stays; a draft only while its page does. @param {State} state @param {State} to */
function restored({ shown, defined, panel, choosing, helping, saving, saved, readers, draft, touched, mending, open }, to) {
  return { ...to, shown, defined, panel, choosing, helping, saving, saved, readers, touched, draft: to.editing ? draft : null, mending: mending && to.open === open };
}

/** A topic that is chosen stays chosen under its new name, and goes with the topic. @param {Values} filters @param {{from: string, to: string | null}} [names] */
function renamed(filters, names) {
  const chosen = filters.topic ?? [];
  if (!names || !chosen.includes(names.from)) return filters;
  const { from, to } = names;
  return to === null ? dropped(filters, 'topic', from) : { ...filters, topic: [...new Set(chosen.map((one) => (one === from ? to : one)))] };
}

/** One step back: out of what has been opened last, then out of the filters, the words. @param {State} state */
function escaped(state) {
  if (state.saving) return { ...state, saving: false, saved: null };
  if (state.helping) return { ...state, helping: false };
  if (state.draft) return { ...state, draft: null };
  if (state.editing) return { ...state, editing: false };
  if (state.about) return { ...state, about: false };
  if (state.mending) return { ...state, mending: false };
  if (state.open !== null) return { ...state, open: null, match: 0 };
  if (state.panel) return { ...state, panel: false };
  return { ...state, query: '', from: 0 };
}

/** Whether an action deserves a place in the history of its own. @param {Action} action */
export const isDeliberate = (action) => (action.type === 'option' ? STEPS.includes(action.name) : !PASSING.includes(action.type));

const PASSING = ['rows', 'type', 'match', 'show', 'define', 'panel', 'choosing', 'help', 'draft', 'problem', 'save', 'saved', 'readers', 'mending', 'familiar', 'restore'];
