// The core alone, in a worker as in the page: how long it takes to open a corpus that arrives in pieces.
import init, { Opening } from './concord.js';

const PIECE = 1 << 16;

self.onmessage = async ({ data: { wasm, corpus } }) => {
  await init({ module_or_path: await fetch(wasm) });
  const bytes = new Uint8Array(await (await fetch(corpus)).arrayBuffer());
  const start = performance.now();
  const opening = new Opening();
  for (let at = 0; at < bytes.length; at += PIECE) opening.push(bytes.subarray(at, at + PIECE));
  const explorer = opening.finish(() => {});
  const milliseconds = performance.now() - start;
  self.postMessage({ milliseconds, text: explorer.about().bytes });
};
