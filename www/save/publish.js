// The page as its own publisher: the same shell, filled with what is open.

import { base } from 'concord:base';
import template from '../index.html';
import { allOf, fromBase64, isGzip, open } from '../worker/bytes.js';
import { filled, partsOf, shell } from './page.js';
import { download, fileName, packedBytes, toBase64 } from './save.js';
import { formatsOf, sourcesOf, stemsOf } from '../open/sources.js';

/** @typedef {import('../worker/bytes.js').Bytes} Bytes */

const SHELL = { unreachable: 'shell-unreachable', damaged: 'shell-unreachable' };
const FORMATS = { unreachable: 'formats-unreachable', damaged: 'wasm-damaged' };
const STEMS = { unreachable: 'stems-unreachable', damaged: 'wasm-damaged' };

/**
 * Files made of what an element has open.
 * @param {HTMLElement} element
 * @param {() => Promise<import('../explore.js').Exploration>} explored
 */
export function publisher(element, explored) {
  /** @type {ReturnType<typeof weightOf> | null} */
  let weight = null;
  const self = {
    /** One self-contained page. @param {boolean} readers with the readers of other formats, where this page has them */
    async page(readers) {
      const exploration = await explored();
      const { bytes, index } = await exploration.packed();
      const formats = readers ? await carriedAs(formatsOf(element), FORMATS) : '';
      const stems = await carriedAs(stemsOf(element), STEMS).catch(() => ''); // a page without them says so where word forms are asked for
      const { title } = exploration.model.about;
      const pieces = filled(await shellOf(element), { title, corpus: toBase64(bytes), formats, stems, index });
      return new Blob(pieces, { type: 'text/html;charset=utf-8' });
    },
    /** Gzipped JSON Lines. */
    async corpus() {
      return new Blob([(await (await explored()).packed()).bytes], { type: 'application/gzip' });
    },
    /** Hands one of them to the person, and tells how that went. @param {'page' | 'corpus'} what */
    async keep(what) {
      const { model, send } = await explored();
      send({ type: 'saved', name: '' });
      try {
        const file = await (what === 'page' ? self.page(model.state.readers) : self.corpus());
        const name = fileName(model.about.title, what === 'page' ? '.html' : '.jsonl.gz');
        download(name, file);
        send({ type: 'saved', name });
      } catch (problem) {
        send({ type: 'problem', problem: /** @type {Error} */ (problem) });
      }
    },
    weight: () => (weight ??= weightOf(element)),
  };
  return self;
}

/** How much a page weighs without its corpus, and how much more with the readers of other formats; 0 where it is not known here. @param {HTMLElement} element */
export function weightOf(element) {
  const parts = partsOf(element.ownerDocument);
  const formats = formatsOf(element);
  const stems = stemsOf(element);
  return {
    shell: parts ? new Blob([shell({ template, ...parts }), stems && 'base64' in stems ? stems.base64 : '']).size : 0,
    readers: formats && 'base64' in formats ? formats.base64.length : 0,
    offered: formats !== null,
  };
}

/**
 * The corpus as the page carries it, gzipped, and the index that it carries with it in base64; null where it carries none.
 * @param {HTMLElement} element
 * @param {import('../protocol').About} about
 * @returns {import('./packing.js').Packed | null}
 */
export function carried(element, { warnings }) {
  const { corpus, index } = sourcesOf(element);
  if (!('base64' in corpus)) return null;
  const bytes = fromBase64(corpus.base64, SHELL);
  const useful = index && 'base64' in index && !warnings.some(({ code }) => code === 'index');
  return isGzip(bytes) ? { bytes, index: useful ? index.base64.trim() : '' } : null;
}

/** A self-contained page has all the parts itself; elsewhere the shell lies beside the script. @param {HTMLElement} element */
async function shellOf({ ownerDocument }) {
  const parts = partsOf(ownerDocument);
  if (parts) return shell({ template, ...parts });
  return new TextDecoder().decode(await fetched({ url: new URL('shell.html', base || ownerDocument.baseURI).href }, SHELL));
}

/** A module as a page carries it; nothing where this one has none. @param {import('../worker/bytes.js').Source | null} source @param {import('../worker/bytes.js').Codes} codes */
async function carriedAs(source, codes) {
  if (!source) return '';
  return 'base64' in source ? source.base64.trim() : toBase64(await packedBytes(await fetched(source, codes))).join('');
}

/** @param {import('../worker/bytes.js').Source} source @param {import('../worker/bytes.js').Codes} codes */
const fetched = async (source, codes) => allOf(await open(source, codes), codes);
