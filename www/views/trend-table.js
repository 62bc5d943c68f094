// The table behind a chart over time: its numbers lead where its points lead, and so does what they are counted in.

import { html, nothing } from 'lit-html';
import { numbers } from '../charts/numbers.js';
import { unfold } from '../charts/unfold.js';
import { fieldOf, howOf, open, openAll, titleOf } from './trended.js';

/**
 * @typedef {import('./room.js').Room} Room
 * @typedef {import('./trended.js').Drawn} Drawn
 * @typedef {import('../charts/trend.js').Period} Period
 */

/** The table behind a chart. @param {Room} room @param {Drawn} drawn */
export const folded = (room, drawn) => html`
  <details data-part="chart-table"><summary aria-label=${drawn.title ? `${room.words.chartTable}: ${drawn.title}` : nothing}>${room.words.chartTable}</summary><div ${unfold([drawn.trend, drawn.request, drawn.title, fieldOf(room), room.model.about, room.words], () => behindIt(room, drawn))}></div></details>`;

/** @param {Room} room @param {Drawn} drawn */
function behindIt(room, drawn) {
  const { words } = room;
  const { trend: { series, periods, unplaced }, title } = drawn;
  const { unit, share } = howOf(drawn);
  const { period, documents, texts, tokens } = words.trendColumns;
  return numbers({
    caption: title ?? titleOf(room, drawn), corner: period,
    columns: [...series.flatMap(({ name }) => [words.seriesName(name), ...(unit === 'documents' ? [texts] : []), ...(share === 'none' ? [] : [words.trendShares[unit][share]])]), documents, texts, tokens],
    rows: [...periods, ...(unplaced ? [unplaced] : [])].map((one) => ({
      name: words.span(one.label),
      cells: [...series.flatMap((_, index) => [
        ...ownCells(room, drawn, one, index),
        ...(share === 'none' ? [] : [one.values[index] === null ? '–' : words.amount(/** @type {number} */ (one.values[index]))]),
      ]), ...allCells(room, drawn, one)],
    })),
  });
}

/** What is counted of a line in a period, and of how many texts. @param {Room} room @param {Drawn} drawn @param {Period} period @param {number} index */
function ownCells(room, drawn, { label, counts, ownTexts }, index) {
  const { words } = room;
  const { unit, series } = drawn.trend;
  const { name } = series[index];
  const count = { counts: unit === 'words' && name.trim() ? 'lines' : 'documents', count: counts[index], label: words.trendOpen(unit, name, label, counts[index]), go: () => open(room, drawn, label, index) };
  const texts = { counts: 'texts', count: ownTexts[index], label: `${words.span(label)}: ${words.distinct(ownTexts[index])}`, go: () => open(room, drawn, label, index, true) };
  return (unit === 'documents' ? [count, texts] : [count]).map((cell) => leading(words, cell));
}

/** What all of it is counted in. @param {Room} room @param {Drawn} drawn @param {Period} period */
const allCells = (room, drawn, period) => (/** @type {const} */ (['documents', 'texts', 'tokens'])).map((counts) => leading(room.words, {
  counts, count: period[counts], label: `${room.words.span(period.label)}: ${room.words.number(period[counts])} ${room.words.trendColumns[counts]}`, go: () => openAll(room, drawn, period.label, counts === 'texts'),
}));

/** A number that leads to what it counts, unless that is nothing. @param {import('../words/words.js').Words} words @param {{counts: string, count: number, label: string, go: () => void}} cell */
const leading = ({ number }, { count, ...cell }) => (count ? { ...cell, text: number(count) } : number(0));
