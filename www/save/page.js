// The made page: a shell with holes, and what fills them. `concord pack` fills the same holes in the same way, so that
// the same corpus gives the same bytes. Nothing here knows where its text comes from: node and the page share it.

/**
 * @typedef {object} Parts what a shell is made of
 * @property {string} template `index.html`
 * @property {string} version
 * @property {string} policy the content security policy; it names the script and the style by their hashes, not the holes
 * @property {string} style
 * @property {string} wasm gzipped, in base64
 * @property {string} script
 */
/** @typedef {{title: string, corpus: string | string[], formats?: string, stems?: string, index?: string}} Filling the bytes are gzipped but for the index, in base64 */

/** The holes in their order: what stands before and behind each. */
const HOLES = [['<title>', '</title>'], data('application/wasm+gzip', 'concord-formats'), data('application/wasm+gzip', 'concord-stems'), data('application/gzip', 'corpus'), data('application/octet-stream', 'index')];

/** A page with empty holes. @param {Parts} parts */
export function shell({ template, version, policy, style, wasm, script }) {
  const [before, behind] = data('application/wasm+gzip', 'concord-wasm');
  const holes = HOLES.slice(1).map((hole) => hole.join(''));
  return page(template, { version, policy, style, scripts: [before + wasm + behind, ...holes, `<script id="concord-script">${script}</script>`] });
}

/** @param {string} template @param {{version: string, policy: string, style: string, scripts: string[]}} parts */
export const page = (template, { version, policy, style, scripts }) => template
  .replace('<!-- generator -->', () => `<meta name="generator" content="Concord ${version}">`)
  .replace('<!-- policy -->', () => `<meta http-equiv="Content-Security-Policy" content="${policy}">`)
  .replace('<!-- style -->', () => `<style>${style}</style>`)
  .replace('<!-- scripts -->', () => scripts.join('\n'));

/**
 * The made page, in pieces: joined they may be longer than a string can be.
 * @param {string} shell
 * @param {Filling} filling
 * @returns {string[]}
 */
export function filled(shell, { title, corpus, formats = '', stems = '', index = '' }) {
  const fillings = [[escaped(title || 'Concord')], [formats], [stems], [corpus].flat(), [index]];
  let from = 0;
  const pieces = HOLES.flatMap(([before, behind], number) => {
    const at = shell.indexOf(before + behind, from);
    if (at < 0) throw new Error(`The shell has no ${before}.`);
    const piece = shell.slice(from, at + before.length);
    from = at + before.length;
    return [piece, ...fillings[number]];
  });
  return [...pieces, shell.slice(from)];
}

/**
 * What a self-contained page is made of, taken from its own elements; null in a site or a host page, which have `shell.html`
 * beside their script.
 * @param {Document} document
 * @returns {Omit<Parts, 'template'> | null}
 */
export function partsOf(document) {
  const content = (/** @type {string} */ name) => document.querySelector(name)?.getAttribute('content') ?? '';
  const text = (/** @type {string} */ name) => document.querySelector(name)?.textContent ?? '';
  if (!text('#concord-script')) return null;
  return {
    version: content('meta[name="generator"]').replace('Concord ', ''),
    policy: content('meta[http-equiv="Content-Security-Policy"]'),
    style: text('head > style'),
    wasm: text('#concord-wasm'),
    script: text('#concord-script'),
  };
}

/** Never written out, so that the tags stand nowhere but where they are tags. @param {string} type @param {string} id */
function data(type, id) {
  return [`<script type="${type}" id="${id}">`, '</script>'];
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
