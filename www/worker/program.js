// Where wasm comes from, on the worker's side: the core, and the readers of foreign formats.

import init from 'concord:glue';
import { allOf, open } from './bytes.js';
import { failure, shape } from '../errors.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./bytes.js').Source} Source
 */

/** The smallest module there is: where even this is refused, a policy forbids wasm. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const WASM = { unreachable: 'wasm-unreachable', damaged: 'wasm-damaged' };
const FORMATS = { unreachable: 'formats-unreachable', damaged: 'wasm-damaged' };

/** Starts the core; its bytes, for others to start it from. @param {Source} source */
export async function start(source) {
  await WebAssembly.instantiate(EMPTY_MODULE).catch((cause) => {
    throw failure('wasm-blocked', shape(cause).message);
  });
  const program = await allOf(await open(source, WASM), WASM);
  await compiled(program).catch(damaged);
  return program;
}

/** @param {Bytes} program */
export const compiled = async (program) => init({ module_or_path: await WebAssembly.compile(program) });

/** The readers of foreign formats. @param {Source | null} source null where the page has been saved without them */
export async function formatsFrom(source) {
  if (!source) throw failure('formats-absent', '');
  return WebAssembly.compile(await allOf(await open(source, FORMATS), FORMATS)).catch(damaged);
}

/** @param {unknown} cause @returns {never} */
function damaged(cause) {
  throw failure(WASM.damaged, shape(cause).message);
}
