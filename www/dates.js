// Pure: dates as the corpus writes them, and the time that they cover.

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d.*)?)?)?$/; // a time behind the day is not told

/**
 * From the first moment of a date to the first moment after it.
 * @param {string} text `2018`, `2018-03` or `2018-03-14`
 * @returns {[Date, Date] | null}
 */
export function spanOf(text) {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (year === undefined) return null;
  if (!month) return [utc(year, 0, 1), utc(year + 1, 0, 1)];
  if (!day) return [utc(year, month - 1, 1), utc(year, month, 1)];
  return [utc(year, month - 1, day), utc(year, month - 1, day + 1)];
}

/**
 * The time that a filter asks for.
 * @param {string} text a date, `from..to`, open at either end, `>date` or `<date`
 * @returns {[Date, Date] | null}
 */
export function rangeOf(text) {
  if (text.startsWith('>') || text.startsWith('<')) return openRange(text);
  const [from, to = from] = text.split('..');
  const start = from ? spanOf(from)?.[0] : EARLIEST;
  const end = to ? spanOf(to)?.[1] : LATEST;
  return start && end ? [start, end] : null;
}

/** @param {string} text @returns {[Date, Date] | null} */
function openRange(text) {
  const inclusive = text[1] === '=';
  const span = spanOf(text.slice(inclusive ? 2 : 1));
  if (!span) return null;
  return text.startsWith('>') ? [span[inclusive ? 0 : 1], LATEST] : [EARLIEST, span[inclusive ? 1 : 0]];
}

const EARLIEST = new Date(-8.64e15);
const LATEST = new Date(8.64e15);

/** `Date.UTC` takes the years 0 to 99 for the 1900s. @param {number} year @param {number} month @param {number} day */
function utc(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date;
}
