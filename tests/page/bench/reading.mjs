// The readers of foreign files alone, in a worker as in the page: how long files take to become a corpus.
import initReading, { Reading } from './formats.js?reading';
import initGathering, { Gathering } from './formats.js?gathering';

self.onmessage = async ({ data: files }) => {
  const module = await WebAssembly.compileStreaming(fetch('/formats_bg.wasm'));
  await Promise.all([initReading({ module_or_path: module }), initGathering({ module_or_path: module })]);
  const start = performance.now();
  const reading = new Reading({});
  const gathering = new Gathering({});
  for (const { name, bytes } of files) {
    reading.read(name, bytes.length, (offset, length) => bytes.subarray(offset, offset + length), (items) => gathering.take(items));
  }
  const gathered = gathering.finish(() => {});
  const { documents } = gathered.report();
  for (let lines; (lines = gathered.lines());) void lines;
  self.postMessage({ milliseconds: performance.now() - start, documents });
};
