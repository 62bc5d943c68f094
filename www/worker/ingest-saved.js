// A corpus as Concord saved it needs no reader of foreign formats. What counts as such is what `saved` in src/cli/input.rs
// takes: a made page, and JSON Lines with a header, gzipped or not.

import { open } from './bytes.js';

/** @typedef {import('./bytes.js').Source} Source */
/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {import('./ingest.js').At} At */

const HEAD = 4096;
const PIECE = 1 << 20;
/** Bytes of a header: none is longer by far. */
const MOST_HEADER = 1 << 20;
const MADE = 'name="generator" content="Concord';
/** What stands before the corpus in a made page; this script stands in one too, so it must not hold that text itself. */
const BEFORE = /id="corpus"\s*>/g;
const CODES = { unreachable: 'damaged', damaged: 'damaged' };

/**
 * @param {string} name
 * @param {import('./ingest.js').Opened} opened
 * @returns {Promise<Source | undefined>}
 */
export async function savedIn(name, { size, at }) {
  if (!size) return undefined;
  const head = at(0, Math.min(HEAD, size));
  if (/(\.(x?html|htm)|^[^.]+)$/i.test(name) && latin(head).includes(MADE)) return { base64: payload([...pieces(size, at)]) };
  const lines = /\.(jsonl|ndjson)$/i.test(name) || isGzip(head);
  return lines && await hasHeader(size, at) ? { chunks: pieces(size, at) } : undefined;
}

/** Whether the first line says that it is the header of a corpus. @param {number} size @param {At} at */
async function hasHeader(size, at) {
  try {
    const reader = (await open({ chunks: pieces(size, at) }, CODES)).getReader();
    const decoder = new TextDecoder();
    let text = '';
    while (!text.includes('\n') && text.length < MOST_HEADER) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    reader.cancel().catch(() => {});
    const [line] = text.trimStart().split('\n');
    return line.startsWith('{') && line.includes('"concord"');
  } catch {
    return false;
  }
}

/** @param {number} size @param {At} at @returns {Generator<Bytes>} */
function* pieces(size, at) {
  for (let done = 0; done < size;) {
    const piece = at(done, PIECE);
    if (!piece.length) return;
    done += piece.length;
    yield piece;
  }
}

/** @param {Bytes[]} page */
function payload(page) {
  const decoder = new TextDecoder();
  const text = page.map((piece) => decoder.decode(piece, { stream: true })).join('');
  const last = [...text.matchAll(BEFORE)].at(-1);
  const start = last ? last.index + last[0].length : text.length;
  const end = text.indexOf('</script', start);
  return end < 0 ? '!' : text.slice(start, end).replace(/\s+/g, '');
}

/** @param {Bytes} head */
const isGzip = (head) => head[0] === 0x1f && head[1] === 0x8b;

/** @param {Bytes} bytes */
const latin = (bytes) => new TextDecoder('latin1').decode(bytes);
