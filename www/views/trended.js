// What a chart over time is of, and where its numbers lead.

import { also, timed } from '../analysis/conditions.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('../protocol').TableRequest} TableRequest
 * @typedef {import('../charts/trend.js').Trend} Trend
 * @typedef {{trend: Trend, request: TableRequest, title?: string}} Drawn
 */

/** What is counted, and as a share of what. @param {Drawn} drawn */
export const howOf = ({ trend: { unit }, request: { view } }) => ({ unit, share: (view && 'trends' in view && view.trends.share) || 'none' });

/** The date field that a chart goes by. @param {Room} room */
export const fieldOf = ({ model: { answer: { timeline }, state, about } }) => timeline?.field ?? state.timeline ?? about.fields.find(({ kind }) => kind === 'date')?.name ?? 'date';

/** What the value axis counts, and by which date. @param {Room} room @param {Drawn} drawn */
export function titleOf(room, drawn) {
  const { unit, share } = howOf(drawn);
  return room.words.trendChart(room.words.trendAxis[unit][share], room.label(fieldOf(room)));
}

/** Opens exactly what a point counts: its lines, or its documents, or one of each text. @param {Room} room @param {Drawn} drawn @param {string} period @param {number} series @param {boolean} [once] */
export function open(room, { trend, request }, period, series, once = false) {
  const { selection: { query: searched = '', ...selection } = {} } = request;
  const { query } = trend.series[series];
  const [words, population] = query === searched ? [query, ''] : [`${query} `, searched];
  const of = also({ ...selection, query: words }, fieldOf(room), placeOf(trend, period), true);
  room.send(trend.unit === 'documents' || !query.trim() ? { type: 'narrow', query: '', once, population, of } : { type: 'lines', node: '', population, of });
}

/** Opens what the lines of a period are counted in, with the words searched for or without. @param {Room} room @param {Drawn} drawn @param {string} period @param {boolean} [once] */
export function openAll(room, { trend, request: { selection: { query: population = '', ...selection } = {} } }, period, once) {
  room.send({ type: 'narrow', query: '', once, population, of: also({ ...selection, query: '' }, fieldOf(room), placeOf(trend, period), true) });
}

/** The filter for a period. @param {Trend} trend @param {string} period */
const placeOf = ({ periods }, period) => timed(period, periods.map(({ label }) => label));
