/** What the page cannot do without, the first of it that is missing, by name. */
export const missing = () => Object.entries(NEEDED).find(([, there]) => !there())?.[0];

/** @type {Record<string, () => boolean>} */
const NEEDED = {
  WebAssembly: () => 'WebAssembly' in globalThis,
  Worker: () => 'Worker' in globalThis,
  DecompressionStream: () => 'DecompressionStream' in globalThis,
  adoptedStyleSheets: () => 'adoptedStyleSheets' in Document.prototype,
  'container queries': () => CSS.supports('container-type: inline-size'),
  'light-dark()': () => CSS.supports('color: light-dark(red, red)'),
  'Map.groupBy': () => 'groupBy' in Map,
};
