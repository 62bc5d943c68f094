// The page as its own publisher: the same shell, filled with what is open.

import { base } from 'concord:base';
import template from './index.html';
import { allOf, fromBase64, isGzip, open } from './bytes.js';
import { filled, partsOf, shell } from './page.js';
import { packedBytes, toBase64 } from './save.js';
import { formatsOf, sourcesOf } from './sources.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */

const SHELL = { unreachable: 'shell-unreachable', damaged: 'shell-unreachable' };
const FORMATS = { unreachable: 'formats-unreachable', damaged: 'wasm-damaged' };

/**
 * @param {HTMLElement} element
 * @param {{title: string, corpus: Bytes, readers: boolean}} what the corpus gzipped
 * @returns {Promise<Blob>}
 */
export async function pageOf(element, { title, corpus, readers }) {
  const formats = readers ? await readersOf(element) : '';
  const pieces = filled(await shellOf(element), { title, corpus: toBase64(corpus), formats });
  return new Blob(pieces, { type: 'text/html;charset=utf-8' });
}

/** How much a page weighs without its corpus, and how much more with the readers of other formats; 0 where it is not known here. @param {HTMLElement} element */
export function weightOf(element) {
  const parts = partsOf(element.ownerDocument);
  const formats = formatsOf(element);
  return {
    shell: parts ? new Blob([shell({ template, ...parts })]).size : 0,
    readers: formats && 'base64' in formats ? formats.base64.length : 0,
    offered: formats !== null,
  };
}

/** The corpus as the page carries it, gzipped; null where it does not. @param {HTMLElement} element @returns {Bytes | null} */
export function carried(element) {
  const { corpus } = sourcesOf(element);
  if (!('base64' in corpus)) return null;
  const bytes = fromBase64(corpus.base64, SHELL);
  return isGzip(bytes) ? bytes : null;
}

/** A self-contained page has all the parts itself; elsewhere the shell lies beside the script. @param {HTMLElement} element */
async function shellOf({ ownerDocument }) {
  const parts = partsOf(ownerDocument);
  if (parts) return shell({ template, ...parts });
  return new TextDecoder().decode(await fetched({ url: new URL('shell.html', base || ownerDocument.baseURI).href }, SHELL));
}

/** @param {HTMLElement} element */
async function readersOf(element) {
  const formats = formatsOf(element);
  if (!formats) return '';
  return 'base64' in formats ? formats.base64.trim() : toBase64(await packedBytes(await fetched(formats, FORMATS))).join('');
}

/** @param {import('./bytes.js').Source} source @param {import('./bytes.js').Codes} codes */
const fetched = async (source, codes) => allOf(await open(source, codes), codes);
