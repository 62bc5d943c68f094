import { html, nothing } from 'lit-html';
import { optionOf, usualOf } from '../analysis/analysis.js';
import { linesIn, selectionIn } from '../analysis/written.js';

/** @typedef {import('./room.js').Room} Room */

/**
 * What else documents or lines have to be than the selection says, each with its way out.
 * @param {Room} room
 * @param {import('../analysis/analysis.js').ViewName} view
 * @param {{name: string, told: string}[]} limits options of the view, in words
 */
export const limits = ({ words, send }, view, limits) => (limits.length ? html`
  <ul class="chips" data-part="limits">${limits.map(({ name, told }) => html`
    <li><button type="button" class="chip" data-limit=${name} aria-label=${words.limitDrop(told)} @click=${() => send({ type: 'option', view, name, value: usualOf(view, name) })}>
      <bdi>${told}</bdi> <span class="cross" aria-hidden="true">×</span></button></li>`)}</ul>` : nothing);

/** Those of the documents around a selection. @param {Room} room @param {'documents' | 'concordance'} view */
export function around(room, view) {
  const { model: { state }, words } = room;
  const own = (/** @type {string} */ name) => optionOf(state, view, name);
  const left = view === 'documents' ? selectionIn(own('rest')) : null;
  const rest = left ? words.limitBut(described(room, left)) : own('rest') === '1' ? words.limitRest : '';
  const lines = view === 'documents' ? linesIn(own('lines')) : null;
  return [
    ...(rest ? [{ name: 'rest', told: rest }] : []),
    ...(own('population') ? [{ name: 'population', told: words.limitPopulation(own('population').trim()) }] : []),
    ...(lines ? [{ name: 'lines', told: linesTold(room, lines) }] : []),
  ];
}

/** What else lines have to have, by the option that says so. @param {Room['words']} words @param {import('../protocol').ConcordanceRequest} request */
export const limitsOf = (words, { stretch, near }) => [
  ...(stretch ? [{ name: 'stretch', told: words.lineStretch(stretch.first, stretch.first + stretch.lines - 1) }] : []),
  ...(near ? [{ name: 'near', told: words.lineNear(near.query.trim(), near.left ?? 0, near.right ?? 0) }] : []),
];

/** Lines in words. @param {Room} room @param {import('../protocol').ConcordanceRequest} request */
function linesTold(room, request) {
  const { words } = room;
  const { selection = {}, node, rest, population, sample, seed } = request;
  const places = described(room, node || rest ? selection : { ...selection, query: '' });
  return words.limitLines((node || selection.query || '').trim(), [
    ...(places ? [rest ? words.limitBut(places) : words.limitAmong(places)] : []),
    ...(population ? [words.limitPopulation(population.trim())] : []),
    ...limitsOf(words, request).map(({ told }) => told),
    ...(sample ? [words.limitSample(sample, seed ?? 1)] : []),
  ]);
}

/** A selection in words. @param {Room} room @param {import('../protocol').Selection} selection */
function described({ words, label, isDate }, { query = '', filters = {} }) {
  const values = Object.entries(filters).map(([field, some]) => words.chip(label(field), words.either(some.map((value) => (isDate(field) ? words.span(value) : value)))));
  return words.list([...(query.trim() ? [`“${query.trim()}”`] : []), ...values]);
}
