// Pure: selections and lines as the text of an option, as links carry them. What comes back may come from anywhere.

/**
 * @typedef {import('../protocol').Selection} Selection
 * @typedef {import('../protocol').ConcordanceRequest} Lines which lines of a concordance there are
 */

/** More lines than any corpus has, and words than any line shows. */
const LINES = 1_000_000_000;
const WORDS = 50;

/** What is as usual is absent. @param {Selection} selection */
const brief = ({ query, filters = {}, scope, stems, typos }) =>
  ({ query: query || undefined, filters: Object.keys(filters).length ? filters : undefined, scope: scope === 'article' ? undefined : scope, stems: stems || undefined, typos: typos || undefined });

/** @param {Selection} selection */
export const selectionText = (selection) => JSON.stringify(brief(selection));

/** What says which lines there are, and not how they are shown. @param {Lines} lines */
export const linesText = ({ selection = {}, rest, population, node, near, stretch, sample, seed }) => JSON.stringify({
  selection: brief(selection), rest: rest || undefined, population: population || undefined, node: node || undefined, near: near ?? undefined, stretch: stretch ?? undefined,
  ...(sample && { sample, seed }),
});

/** Null where there is none. @param {string} text @returns {Selection | null} */
export const selectionIn = (text) => parsed(text, selectionOf);

/** Null where there are none. @param {string} text @returns {Lines | null} */
export const linesIn = (text) => parsed(text, ({ selection, rest, population, node, near, stretch, sample, seed }) => ({
  selection: selectionOf(selection), ...(rest === true && { rest }), ...(population && { population: String(population) }), ...(node && { node: String(node) }),
  ...(near && { near: { query: String(near.query ?? ''), left: whole(near.left, WORDS), right: whole(near.right, WORDS) } }),
  ...(stretch && { stretch: { first: whole(stretch.first, LINES), lines: whole(stretch.lines, LINES) } }),
  ...(whole(sample, LINES) && { sample: whole(sample, LINES), seed: whole(seed, 2 ** 32 - 1) }),
}));

/** @template Read @param {string} text @param {(json: any) => Read} read @returns {Read | null} */
function parsed(text, read) {
  try {
    return read(JSON.parse(text));
  } catch {
    return null;
  }
}

/** @param {any} json @returns {Selection} */
function selectionOf({ query, filters, scope, stems, typos }) {
  const chosen = Object.entries(filters ?? {}).map(([field, values]) => [field, [values].flat().map(String)]);
  return { query: String(query ?? ''), filters: Object.fromEntries(chosen), scope: scope === 'all' || scope === 'text' ? scope : 'article', stems: stems === true, typos: typos === true };
}

/** @param {unknown} number @param {number} most */
const whole = (number, most) => (Number.isInteger(number) ? Math.min(Math.max(0, Number(number)), most) : 0);
