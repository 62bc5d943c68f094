// A corpus as Concord saved it needs no reader of foreign formats. What counts as such is what `saved` in src/cli/input.rs takes.

/** @typedef {import('./bytes.js').Source} Source */

const HEAD = 4096;
const PIECE = 1 << 20;
const MADE = 'name="generator" content="Concord';
/** What stands before the corpus in a made page; this script stands in one too, so it must not hold that text itself. */
const BEFORE = /id="corpus"\s*>/g;

/**
 * @param {import('./ingest.js').Chosen} chosen
 * @param {import('./ingest.js').At} at
 * @returns {Source | undefined}
 */
export function savedIn({ name, file: { size } }, at) {
  const head = size ? at(0, Math.min(HEAD, size)) : new Uint8Array();
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  if (name.endsWith('.jsonl.gz') && packed) return { chunks: pieces(size, at) };
  if (/\.(jsonl|ndjson)$/i.test(name) && !packed) return { chunks: pieces(size, at) };
  if (/\.x?html?$/i.test(name) && latin(head).includes(MADE)) return { base64: payload([...pieces(size, at)]) };
  return undefined;
}

/** @param {number} size @param {import('./ingest.js').At} at @returns {Generator<import('./bytes.js').Bytes>} */
function* pieces(size, at) {
  for (let done = 0; done < size;) {
    const piece = at(done, PIECE);
    if (!piece.length) return;
    done += piece.length;
    yield piece;
  }
}

/** @param {import('./bytes.js').Bytes[]} page */
function payload(page) {
  const decoder = new TextDecoder();
  const text = page.map((piece) => decoder.decode(piece, { stream: true })).join('');
  const last = [...text.matchAll(BEFORE)].at(-1);
  const start = last ? last.index + last[0].length : text.length;
  const end = text.indexOf('</script', start);
  return end < 0 ? '!' : text.slice(start, end).replace(/\s+/g, '');
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
const latin = (bytes) => new TextDecoder('latin1').decode(bytes);
