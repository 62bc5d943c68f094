// What leaves the page as a file: one page with all in it, or the corpus alone.

/** @typedef {import('../worker/bytes.js').Bytes} Bytes */

/** How long a file that is being taken away may need, in milliseconds. */
const GRACE = 60_000;
/** Letters of a file's name; four bytes each are well within what any disk allows. */
const LONGEST = 56;

/** Hands a file to the person. @param {string} name @param {Blob} blob */
export function download(name, blob) {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), GRACE);
}

/** Hands a text to the person. Without the mark of its encoding Excel takes a CSV's for the system's own. @param {string} name @param {string} text @param {string} type */
export const downloadText = (name, text, type) => download(name, new Blob([type === 'text/csv' ? '\uFEFF' : '', text], { type: `${type};charset=utf-8` }));

/** A file's name from a title in any script. @param {string} title @param {string} ending */
export function fileName(title, ending) {
  const words = title.normalize('NFC').toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const name = [...words.join('-')].slice(0, LONGEST).join('').replace(/-$/, '');
  // Windows keeps some names for itself.
  return `${/^(con|prn|aux|nul|(com|lpt)\d)?$/.test(name) ? `concord${name && '-'}${name}` : name}${ending}`;
}

/**
 * A corpus as gzipped JSON Lines. The same corpus gives the same bytes in the same browser.
 * @param {import('../client.js').Client['lines']} lines
 */
export const packed = (lines) => gzipped(async function* () {
  for (let from = 0; ;) {
    const { bytes, next } = await lines(from);
    if (!bytes.length) return;
    yield bytes;
    from = next;
  }
}());

/** @param {Bytes} bytes */
export const packedBytes = (bytes) => gzipped([bytes]);

/** @param {Iterable<Bytes> | AsyncIterable<Bytes>} chunks @returns {Promise<Bytes>} */
async function gzipped(chunks) {
  const { readable, writable } = new CompressionStream('gzip');
  const whole = new Response(readable).arrayBuffer();
  const writer = writable.getWriter();
  try {
    for await (const chunk of chunks) await writer.write(chunk);
    await writer.close();
  } catch (cause) {
    whole.catch(() => {});
    await writer.abort(cause).catch(() => {});
    throw cause;
  }
  return new Uint8Array(await whole);
}

/** Bytes that become one piece of base64: a multiple of three, so that the pieces join, and no more than a call takes arguments. */
const PIECE = 0x6000;

/** In pieces: joined they may be longer than a string can be. @param {Bytes} bytes */
export function toBase64(bytes) {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += PIECE) pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE))));
  return pieces;
}

/** How many letters `bytes` are as base64. @param {number} bytes */
export const base64Size = (bytes) => Math.ceil(bytes / 3) * 4;
