// Which bytes an explorer needs: inline where the document carries them, else from an address.

import { base } from 'concord:base';
import { failure } from '../errors.js';

/** @typedef {import('../worker/bytes.js').Source} Source */
/** @typedef {import('../worker/opening.js').Given} Given */
/** @typedef {HTMLElement & {documents?: unknown[] | null}} Element that may have been given documents */

/**
 * @param {Element} element
 * @param {import('../worker/bytes.js').Bytes} [kept] instead of its own corpus
 * @returns {import('../worker/opening.js').Sources}
 */
export const sourcesOf = (element, kept) => ({
  stems: stemsOf(element),
  corpus: kept ? { chunks: [kept] } : corpusSource(element),
  index: kept ? null : indexSource(element),
});

/** The index that was made with the corpus; null where there is none. @param {Element} element @returns {Source | null} */
function indexSource(element) {
  const address = element.documents ? null : element.getAttribute('index');
  const source = address ? sourceAt(element, address) : null;
  return source && 'base64' in source && !source.base64.trim() ? null : source;
}

/** The readers of foreign formats; null where the page has been saved without them. @param {HTMLElement} element @returns {Source | null} */
export const formatsOf = (element) => moduleOf(element, 'formats');

/** The stemmers; null where the page has been saved without them. @param {HTMLElement} element @returns {Source | null} */
export const stemsOf = (element) => moduleOf(element, 'stems');

/** A module that a page may be without. @param {HTMLElement} element @param {string} name @returns {Source | null} */
function moduleOf({ ownerDocument }, name) {
  const inline = ownerDocument.getElementById(`concord-${name}`);
  if (inline) return inline.textContent?.trim() ? { base64: inline.textContent } : null;
  return { url: new URL(`${name}.wasm`, base || ownerDocument.baseURI).href };
}

/** @param {HTMLElement} element @returns {Source} */
export function wasmSource({ ownerDocument }) {
  const inline = ownerDocument.getElementById('concord-wasm');
  return inline ? { base64: inline.textContent ?? '' } : { url: new URL('concord.wasm', base || ownerDocument.baseURI).href };
}

/** @param {Element} element @returns {Source | Given} */
function corpusSource(element) {
  if (element.documents) return { documents: element.documents };
  const src = element.getAttribute('src');
  if (!src) throw failure('corpus-unnamed', 'The element has no src.');
  const source = sourceAt(element, src);
  if (!source) throw failure('corpus-unnamed', `The document has no element ${src}.`, src);
  return source;
}

/** An address, or an element of the same document; null where there is no such element. @param {HTMLElement} element @param {string} address @returns {Source | null} */
function sourceAt({ ownerDocument }, address) {
  if (!address.startsWith('#')) return { url: new URL(address, ownerDocument.baseURI).href };
  const inline = ownerDocument.getElementById(address.slice(1));
  return inline && { base64: inline.textContent ?? '' };
}
