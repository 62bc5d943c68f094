// Pure: a document cut into what can be put into the page piece by piece.

/**
 * @typedef {import('./protocol').Reading} Reading
 * @typedef {{text: string, n: number}} Run a run of text; `n` numbers the marks from 1 and is 0 for the rest
 * @typedef {import('./protocol').Origin} Origin
 * @typedef {{runs: Run[], continued: boolean, origin?: Origin}} Paragraph `continued`: cut off from the one before for its length only; its last piece knows where it stands
 * @typedef {Origin & {count: number}} Block the paragraphs of a part
 * @typedef {{paragraphs: Paragraph[], length: number, first: number, last: number}} Chunk with the marks that it holds
 * @typedef {{kind: string, blocks: Block[], chunks: Chunk[]}} Group neighbouring parts of one kind, where they are around the article
 * @typedef {{around: boolean, groups: Group[]}} Section a part of the article, or all that stands between two of them
 */

/** Characters after which a chunk, and a paragraph that fills more than one, is closed. */
const CHUNK = 12_000;

/**
 * @param {Reading} reading
 * @returns {{title: Run[], sections: Section[], marks: number}}
 */
export function cut({ title, parts }) {
  let marks = 0;
  /** @param {import('./protocol').Piece[]} pieces @param {boolean} [torn] whether the first mark goes on with the one before @returns {Run[]} */
  const numbered = (pieces, torn = false) => pieces.map(({ text, mark }, at) => ({ text, n: mark ? (marks += torn && at === 0 ? 0 : 1) : 0 }));
  const runs = numbered(title);
  /** @type {Section[]} */
  const sections = [];
  for (const { kind, around, paragraphs, torn = [], origin } of parts) {
    const { part, paragraph } = origin;
    const cutParagraphs = paragraphs.flatMap((pieces, index) => placed(limited(numbered(pieces, torn.includes(index))), { part, paragraph: paragraph + index }));
    if (!around || !sections.at(-1)?.around) sections.push({ around, groups: [] });
    const { groups } = sections[sections.length - 1];
    if (groups.at(-1)?.kind !== kind) groups.push({ kind, blocks: [], chunks: [] });
    const { blocks, chunks } = groups[groups.length - 1];
    blocks.push({ part, paragraph, count: paragraphs.length });
    chunks.push(...chunked(cutParagraphs));
  }
  return { title: runs, sections, marks };
}

/** @param {Paragraph[]} pieces @param {Origin} origin */
function placed(pieces, origin) {
  pieces[pieces.length - 1].origin = origin;
  return pieces;
}

/** One paragraph as it is, or several where it is longer than a chunk. @param {Run[]} runs @returns {Paragraph[]} */
function limited(runs) {
  /** @type {Paragraph[]} */
  const out = [{ runs: [], continued: false }];
  let length = 0;
  for (const run of runs.flatMap(split)) {
    if (length + run.text.length > CHUNK && length) {
      out.push({ runs: [], continued: true });
      length = 0;
    }
    out[out.length - 1].runs.push(run);
    length += run.text.length;
  }
  return out;
}

/** Unmarked runs are cut at a space where there is one. @param {Run} run @returns {Run[]} */
function split({ text, n }) {
  if (n || text.length <= CHUNK) return [{ text, n }];
  const out = [];
  for (let rest = text; rest;) {
    const space = rest.length > CHUNK ? rest.lastIndexOf(' ', CHUNK) + 1 : rest.length;
    const end = space || whole(rest, CHUNK);
    out.push({ text: rest.slice(0, end), n });
    rest = rest.slice(end);
  }
  return out;
}

/** Never between the two halves of a surrogate pair. @param {string} text @param {number} end */
const whole = (text, end) => (/[\uD800-\uDBFF]/.test(text[end - 1]) ? end + 1 : end);

/** @param {Paragraph[]} paragraphs @returns {Chunk[]} */
function chunked(paragraphs) {
  /** @type {Chunk[]} */
  const chunks = [];
  for (const paragraph of paragraphs) {
    const length = paragraph.runs.reduce((sum, { text }) => sum + text.length, 0);
    let chunk = chunks.at(-1);
    if (!chunk || chunk.length + length > CHUNK) {
      chunk = { paragraphs: [], length: 0, first: 0, last: 0 };
      chunks.push(chunk);
    }
    chunk.paragraphs.push(paragraph);
    chunk.length += length;
    for (const { n } of paragraph.runs) {
      if (!n) continue;
      chunk.first ||= n;
      chunk.last = n;
    }
  }
  return chunks;
}
