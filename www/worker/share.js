// A large corpus is indexed by several workers: one keeps the documents, the others index pieces of their lines.

import { joined } from './bytes.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {import('concord:glue').Opening} Opening */
/** @typedef {(piece: Bytes) => Promise<Bytes>} Hand indexes whole lines elsewhere */

/** Bytes that are indexed before others are asked for help: it costs them a start, and the lines are read twice. */
const ALONE = 1 << 22;

/** Bytes of lines that are handed over at once, about. */
const PIECE = 1 << 21;

/** Pieces that may wait for each hand. */
const AHEAD = 2;

const LINE_FEED = 10;

/**
 * Takes the bytes of a corpus as they come.
 * @param {Opening} opening
 * @param {() => Promise<Hand[]>} hire none where one has to do it alone
 */
export function sharing(opening, hire) {
  let seen = 0;
  let alone = true;
  /** @type {Hand[] | null} */
  let hands = null;
  /** @type {Bytes[]} What is behind the last piece. */
  let rest = [];
  let size = 0;
  /** @type {Promise<Bytes | null>[]} In the order of the lines; null for one that has been lost. */
  const parts = [];
  /** @type {Set<Promise<unknown>>} */
  const waiting = new Set();

  /** @param {Bytes} piece whole lines */
  async function hand(piece) {
    hands ??= await hire();
    if (!hands.length) return opening.push(piece);
    while (waiting.size >= hands.length * AHEAD) await Promise.race(waiting);
    opening.shelve(piece);
    const part = hands[parts.length % hands.length](piece).catch(() => null);
    waiting.add(part);
    part.then(() => waiting.delete(part));
    parts.push(part);
  }

  /** Hands over the lines that are whole; the last that is ends in chunk number `last`. @param {number} last */
  async function cut(last) {
    const end = rest[last].lastIndexOf(LINE_FEED) + 1;
    const piece = joined([...rest.slice(0, last), rest[last].subarray(0, end)]);
    rest = [rest[last].subarray(end), ...rest.slice(last + 1)];
    size -= piece.length;
    await hand(piece);
  }

  return {
    /** @param {Bytes} chunk */
    async take(chunk) {
      if (alone) {
        seen += chunk.length;
        const end = seen < ALONE ? 0 : chunk.indexOf(LINE_FEED) + 1;
        if (!end) return opening.push(chunk);
        opening.push(chunk.subarray(0, end));
        alone = false;
        chunk = chunk.subarray(end);
      }
      rest.push(chunk);
      size += chunk.length;
      if (size >= PIECE && chunk.includes(LINE_FEED)) await cut(rest.length - 1);
    },
    /** Nothing comes any more. */
    async finish() {
      const last = rest.findLastIndex((chunk) => chunk.includes(LINE_FEED));
      if (last >= 0) await cut(last);
      for (const part of parts) {
        const bytes = await part;
        if (!bytes) break; // Documents without a part are indexed in the end.
        opening.adopt(bytes);
      }
      rest.forEach((chunk) => opening.push(chunk));
    },
  };
}
