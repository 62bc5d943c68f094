// Pure: state × action → state. What a reader has chosen, nothing of what was answered.

/**
 * @typedef {import('./protocol').Values} Values
 *
 * @typedef {object} State
 * @property {string} query
 * @property {Values} filters field → chosen values, never an empty list
 * @property {import('./protocol').Scope} scope
 * @property {import('./protocol').Sort} sort
 * @property {string | null} timeline the date field of the strip; null for the core's choice
 * @property {number} from how many results to pass over
 * @property {string | null} open the document being read
 * @property {number} match which of its matches is looked at, from 1; 0 for none
 * @property {boolean} about whether the page about the corpus is open
 * @property {Record<string, number>} shown field → how many of its values are listed, where a reader asked for more
 * @property {string | null} defined the topic whose definition is open in the list
 * @property {boolean} panel whether the filters are open, where there is no room for them beside the results
 *
 * @typedef {{type: 'type' | 'ask', query: string}
 *   | {type: 'toggle', field: string, value: string}
 *   | {type: 'range', field: string, value: string, leave?: boolean}
 *   | {type: 'drop', field: string, value?: string}
 *   | {type: 'clear' | 'escape' | 'close' | 'panel'}
 *   | {type: 'scope', scope: State['scope']}
 *   | {type: 'sort', sort: State['sort']}
 *   | {type: 'timeline', field: string}
 *   | {type: 'page', from: number}
 *   | {type: 'open', id: string, match: number}
 *   | {type: 'match', match: number}
 *   | {type: 'about', about: boolean}
 *   | {type: 'show', field: string, count: number}
 *   | {type: 'define', topic: string}
 *   | {type: 'restore', state: State}} Action
 */

/** @type {Readonly<State>} */
export const INITIAL = Object.freeze({
  query: '', filters: {}, scope: 'article', sort: 'relevance', timeline: null, from: 0,
  open: null, match: 0, about: false, shown: {}, defined: null, panel: false,
});

/** How many results are added at a time, and how many stand in the page at most. */
export const STEP = 20;
export const WINDOW = 200;

/**
 * @param {State} state
 * @param {Action} action
 * @returns {State}
 */
export function reduce(state, action) {
  switch (action.type) {
    case 'type': return { ...state, query: action.query, from: 0, match: 0 };
    case 'ask': return { ...state, query: action.query, from: 0, match: 0, open: null, about: false };
    case 'toggle': return narrowed(state, toggled(state.filters, action.field, action.value));
    case 'range': return ranged(state, action);
    case 'drop': return narrowed(state, dropped(state.filters, action.field, action.value));
    case 'clear': return narrowed(state, {});
    case 'scope': return { ...state, scope: action.scope, from: 0, match: 0 };
    case 'sort': return { ...state, sort: action.sort, from: 0 };
    case 'timeline': return { ...state, timeline: action.field };
    case 'page': return { ...state, from: action.from };
    case 'open': return { ...state, open: action.id, match: action.match, about: false };
    case 'close': return { ...state, open: null, match: 0 };
    case 'match': return { ...state, match: action.match };
    case 'about': return { ...state, about: action.about };
    case 'show': return { ...state, shown: { ...state.shown, [action.field]: action.count } };
    case 'define': return { ...state, defined: state.defined === action.topic ? null : action.topic };
    case 'panel': return { ...state, panel: !state.panel };
    case 'escape': return escaped(state);
    case 'restore': return { ...action.state, shown: state.shown, defined: state.defined, panel: state.panel };
  }
}

/** @param {State} state @param {Values} filters */
const narrowed = (state, filters) => ({ ...state, filters, from: 0, about: false });

/** @param {State} state @param {Extract<Action, {type: 'range'}>} action `leave`: out of the document, to the list */
function ranged(state, { field, value, leave = false }) {
  const next = narrowed(state, { ...state.filters, [field]: [value] });
  return leave ? { ...next, open: null, match: 0 } : next;
}

/** @param {Values} filters @param {string} field @param {string} value */
function toggled(filters, field, value) {
  const chosen = filters[field] ?? [];
  return chosen.includes(value) ? dropped(filters, field, value) : { ...filters, [field]: [...chosen, value] };
}

/** @param {Values} filters @param {string} field @param {string} [value] all of them where none is named */
function dropped(filters, field, value) {
  const { [field]: chosen = [], ...others } = filters;
  const kept = value === undefined ? [] : chosen.filter((one) => one !== value);
  return kept.length ? { ...filters, [field]: kept } : others;
}

/** One step back: out of the page about the corpus, the document, the filters, the words. @param {State} state */
function escaped(state) {
  if (state.about) return { ...state, about: false };
  if (state.open !== null) return { ...state, open: null, match: 0 };
  if (state.panel) return { ...state, panel: false };
  return { ...state, query: '', from: 0 };
}

/** Whether an action deserves a place in the history of its own. @param {Action} action */
export const isDeliberate = ({ type }) => !['type', 'match', 'show', 'define', 'panel', 'restore'].includes(type);

/**
 * @param {State} state
 * @returns {import('./protocol').Request}
 */
export const requestOf = ({ query, filters, scope, sort, timeline, from }) =>
  ({ query, filters, scope, sort, timeline, offset: from, limit: STEP });

/**
 * @param {State} state
 * @returns {import('./protocol').ReadRequest | null}
 */
export const readRequestOf = ({ query, scope, open }) => (open === null ? null : { id: open, query, scope });
