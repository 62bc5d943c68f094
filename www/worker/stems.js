// Word forms, on the worker's side: the stemmers are a module of their own, which is fetched when a word is first asked for
// in all its forms.

import init, { stem } from 'concord:stems';
import { allOf, open } from './bytes.js';
import { failure } from '../errors.js';

/** @typedef {import('./bytes.js').Source} Source */
/** @typedef {Pick<import('concord:glue').Explorer, 'unstemmed' | 'take_stems'>} Pupil */
/** @typedef {import('../protocol').Request} Request */

const STEMS = { unreachable: 'stems-unreachable', damaged: 'wasm-damaged' };

/** @param {Source | null} source null where the page has been saved without them */
export function stemmers(source) {
  /** @type {Promise<unknown> | undefined} */
  let coming;
  let there = false;

  async function fetched() {
    if (!source) throw failure('stems-absent', '');
    const module = await WebAssembly.compile(await allOf(await open(source, STEMS), STEMS));
    await init({ module_or_path: module });
    there = true;
  }

  /** Teaches an explorer the stems that it wants to answer a request, where the stemmers are there. @param {Pupil} explorer @param {Request} request */
  function teach(explorer, request) {
    if (!there) return;
    for (const [language, words] of explorer.unstemmed(request)) explorer.take_stems(language, words, stem(language, words));
  }

  return {
    teach,
    /** Fetches the stemmers first, where they are wanted; a later try fetches anew what could not be had. @param {Pupil} explorer @param {Request} request */
    async learn(explorer, request) {
      if (!explorer.unstemmed(request).length) return;
      coming ??= fetched();
      await coming.catch((cause) => {
        coming = undefined;
        throw cause;
      });
      teach(explorer, request);
    },
  };
}
