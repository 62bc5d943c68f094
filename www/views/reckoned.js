import { html, nothing } from 'lit-html';
import { lettersOf, viewIn } from '../analysis/columns.js';
import { leading, summing } from './cells.js';

/**
 * @typedef {import('./table.js').Sheet} Sheet
 * @typedef {import('../protocol').Row} Row
 */

/** Letters of a row, and the columns that they are of, which lead to their text. @type {Record<string, string>} */
const COUNTED = { O: 'count', f2: 'words', E: 'expected', E1: 'expected', E2: 'other_expected' };

/** And those of the table as a whole. @type {Record<string, string>} */
const SUMMED = { c: 'tokens', d: 'other_tokens', f1: 'nodes', N: 'tokens' };

/** What a row's measures are reckoned from, and all of them to the last digit. @param {Sheet} sheet @param {Row} row */
export function reckoned(sheet, row) {
  const { table, request, room: { words } } = sheet;
  const letters = lettersOf(request, table, row);
  return html`
    ${letters ? (viewIn(request) === 'keyness' ? fourfold(sheet, row, letters) : lettered(sheet, row, letters)) : nothing}
    <table class="small" data-part="all-numbers">
      <caption>${words.allNumbers}</caption>
      <tbody>${table.columns.map(({ name, label }, at) => html`
        <tr data-column=${name}><th scope="row">${label}</th><td>${leading(sheet, row, name, row.numbers[at] ?? null, exact(row.numbers[at]))}</td></tr>`)}</tbody>
    </table>`;
}

/** @param {number | null | undefined} number */
const exact = (number) => (number === null || number === undefined ? '–' : String(number));

/** The table of a comparison. @param {Sheet} sheet @param {Row} row @param {Record<string, number | null>} letters */
function fourfold(sheet, row, letters) {
  const { room: { words }, request } = sheet;
  const documents = /** @type {any} */ (request.view).keyness?.unit === 'documents';
  const side = (/** @type {string} */ name, /** @type {string} */ has, /** @type {string} */ all, /** @type {string} */ expected, other = '') => html`
    <tr><th scope="row">${name}</th>
      ${lettersCell(sheet, row, has, letters[has], `${other}count`)}
      ${lettersCell(sheet, row, all, letters[all])}
      ${lettersCell(sheet, row, expected, letters[expected])}</tr>`;
  return html`
    <table class="small" data-part="letters">
      <caption>${words.reckonedFrom}</caption>
      <thead><tr><td></td><th scope="col"><bdi>${row.label}</bdi></th><th scope="col">${documents ? words.allDocumentsHead : words.allWordsHead}</th><th scope="col">${words.expectedHead}</th></tr></thead>
      <tbody>${side(words.theseHead, 'a', 'c', 'E1')}${side(words.othersHead, 'b', 'd', 'E2', 'other_')}</tbody>
    </table>`;
}

/** The numbers of two words that stand near one another. @param {Sheet} sheet @param {Row} row @param {Record<string, number | null>} letters */
function lettered(sheet, row, letters) {
  const { room: { words } } = sheet;
  return html`
    <table class="small" data-part="letters">
      <caption>${words.reckonedFrom}</caption>
      <tbody>${Object.entries(letters).map(([letter, number]) => html`
        <tr><th scope="row">${words.letterNames[letter]}</th>${lettersCell(sheet, row, letter, number, COUNTED[letter])}</tr>`)}</tbody>
    </table>`;
}

/** @param {Sheet} sheet @param {Row} row @param {string} letter @param {number | null} number @param {string} [column] whose text it leads to */
function lettersCell(sheet, row, letter, number, column) {
  const shown = exact(number);
  const way = column && number !== null ? leading(sheet, row, column, number, shown) : SUMMED[letter] ? summing(sheet.room, sheet.table, sheet.request)(SUMMED[letter], shown) : shown;
  return html`<td data-letter=${letter} data-number=${number ?? nothing}><var>${letter}</var> ${way}</td>`;
}
