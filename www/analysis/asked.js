// Pure: what a request for lines or numbers asks in words, wherever in it: their forms have to be known.

/**
 * @typedef {{query: string, stems: boolean}} Query
 * @typedef {import('../protocol').Selection} Selection
 * @typedef {{selection?: Selection, node?: string | null, near?: {query: string} | null, population?: string | null, rest?: Selection | boolean | null, lines?: import('../protocol').ConcordanceRequest | null, view?: object}} Request
 */

/** Each query on its own. @param {Request} request @returns {Query[]} */
export function queriesIn({ selection = {}, node, near, population, rest, lines, view = {} }) {
  const stems = selection.stems ?? false;
  /** @type {{node?: string | null, series?: string[], against?: Selection | null}} */
  const { node: inner, series = [], against } = Object.values(view)[0] ?? {};
  const own = [selection.query, node, near?.query, population, inner, ...series].map((query) => ({ query: query ?? '', stems }));
  const others = typeof rest === 'object' ? rest : null;
  return [...own, ...(lines ? queriesIn(lines) : []), { query: others?.query ?? '', stems: others?.stems ?? false }, { query: against?.query ?? '', stems: against?.stems ?? false }].filter(({ query }) => query.trim());
}

/** All of them at once. @param {Request} request @returns {Query} */
export function queryIn(request) {
  const all = queriesIn(request);
  return { query: all.map(({ query }) => query).join(' '), stems: all.some(({ stems }) => stems) };
}
