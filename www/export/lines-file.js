// Lines of a concordance that leave the page: to be pasted, or as a file, which is the terminal's but for its link.

import { csv, tabbed } from './csv.js';
import { linkOf } from './link.js';
import { headNotes, note, optionNotes, selectionNotes } from './notes.js';
import { version } from '../package.json';
import { downloadText, fileName } from '../save/save.js';

/**
 * @typedef {import('../views/room.js').Room} Room
 * @typedef {import('../protocol').Line} Line
 * @typedef {import('../protocol').ConcordanceRequest} Request
 */

const COLUMNS = ['id', 'date', 'title', 'place', 'left', 'node', 'right'];

/** @param {import('../protocol').Piece[]} pieces */
export const plain = (pieces) => pieces.map(({ text }) => text).join('');

/** @param {Line} line @returns {import('./csv.js').Cell[]} */
export const cells = ({ id, date, title, place, left, node, right }) => [id, date, title, place, plain(left), node, plain(right)];

/** Those that are there. @param {import('../analysis/lines.js').Lines} lines @param {number} from @param {number} to the one behind the last */
const between = (lines, from, to) => Array.from({ length: Math.max(0, to - from) }, (_, at) => lines.at(from + at)).filter((line) => line !== undefined);

/** Lines that are selected are copied as a table; a part of one as it is. @param {ClipboardEvent} event @param {HTMLElement} region @param {import('../analysis/lines.js').Lines} lines */
export function copySelected(event, region, lines) {
  const root = /** @type {ShadowRoot & {getSelection?: () => Selection | null}} */ (region.getRootNode());
  const selection = /** @type {(Selection & {getComposedRanges?: (options: object) => StaticRange[]}) | null} */ (root.getSelection?.() ?? getSelection());
  const range = selection?.getComposedRanges?.({ shadowRoots: [root] })[0] ?? (selection?.rangeCount ? selection.getRangeAt(0) : null);
  const [from, to] = [range?.startContainer, range?.endContainer].map(numberOf);
  if (from === undefined || to === undefined || from === to) return;
  event.clipboardData?.setData('text/plain', tabbed(between(lines, from, to + 1).map(cells)));
  event.preventDefault();
}

/** The number of the line that a node stands in. @param {Node | undefined} node */
function numberOf(node) {
  const element = node instanceof Element ? node : node?.parentElement;
  const number = /** @type {HTMLElement | null | undefined} */ (element?.closest('[data-line]'))?.dataset.line;
  return number === undefined ? undefined : Number(number);
}

/** The lines in sight, to be pasted, and how many they are. @param {import('../analysis/lines.js').Lines} lines */
export function seenLines(lines) {
  const seen = between(lines, lines.sight.from, lines.sight.to);
  return { count: seen.length, text: tabbed(seen.map(cells)) };
}

/** All lines as a file that says how they were found. @param {Room} room @param {'csv' | 'json'} what */
export async function saveLines({ model, words, lining, standalone }, what) {
  const { state, about, lines: { request, counts } } = model;
  const lines = await lining.gather();
  if (!lines || !request || !counts) return;
  const link = linkOf(state, standalone);
  const { offset: _, limit: __, ...asked } = request;
  const [text, type] = what === 'csv'
    ? [csv(notes({ ...about, link }, asked, counts), [COLUMNS, ...lines.map(cells)]), 'text/csv']
    : [`${JSON.stringify({ concord: version, corpus: about.title, hash: about.hash, link, request: asked, concordance: { ...counts, lines } }, null, 2)}\n`, 'application/json'];
  downloadText(fileName(`${about.title} ${words.linesFile}`, `.${what}`), text, type);
}

/** @param {Parameters<typeof headNotes>[1]} about @param {Request} request @param {NonNullable<Room['model']['lines']['counts']>} counts */
function notes(about, { selection = {}, ...options }, { total, found, documents, texts, warnings }) {
  return [
    ...headNotes(version, about), ...note('view', 'concordance'), ...optionNotes(options), ...selectionNotes('selection', selection),
    ...note('rows', `${total} from 1 of ${total}`), ...Object.entries({ found, documents, texts }).flatMap(([name, count]) => note(name, String(count))),
    ...warnings.flatMap(({ message }) => note('note', message)),
  ];
}
