// Pure: which of any number of rows are in sight, and where they stand. All are as high as the first; a browser lays out no
// element that is taller than some, so rows beyond are reached by scrolling faster than the hand.

/** Pixels. */
const TALLEST = 15_000_000;

/** Rows in the page above and below those in sight. */
const MARGIN = 12;

/**
 * @typedef {object} Scale
 * @property {number} height of all rows in the page
 * @property {number} speed pixels of rows for one of scrolling
 */

/** @param {number} total rows @param {number} row pixels of one @param {number} view pixels that are in sight @returns {Scale} */
export function scaleOf(total, row, view) {
  const all = total * row;
  const height = Math.min(all, TALLEST);
  return { height, speed: height > view ? (all - view) / (height - view) : 1 };
}

/** The numbers of rows from the one to the one before the other, and of those around them; that which has the focus stays. @param {number} first @param {number} last @param {number} total @param {number} focus */
export function rowsAround(first, last, total, focus) {
  const [from, to] = [Math.max(0, first - MARGIN), Math.min(last + MARGIN, total)];
  const rows = numbered(from, to);
  if (focus < from) return [focus, ...rows];
  return focus >= to && focus < total ? [...rows, focus] : rows;
}

/** @param {number} from @param {number} to the one behind the last */
export const numbered = (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

/** Where a key leads along so many rows, with so many on a page; undefined where nowhere. @param {string} key @param {number} at @param {number} total @param {number} page */
export function ledTo(key, at, total, page) {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: Math.max(0, at - page), Home: 0, End: total - 1 }[key];
  return to === undefined || to < 0 ? undefined : Math.min(to, total - 1);
}

/** How far rows have to be moved so that one is in sight, in pixels of rows: no farther than it needs. @param {number} top where they are @param {number} index @param {number} row @param {number} view */
export const reaching = (top, index, row, view) => Math.max(Math.min(top, index * row), (index + 1) * row - view);
