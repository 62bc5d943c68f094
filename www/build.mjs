// node build.mjs --web DIR --out DIR: bundles the shell around the core: DIR/shell of --web, which `concord pack` fills, and
// the widget in --out. DIR of --web holds what wasm-bindgen wrote. The same input gives the same bytes.

import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { page, shell } from './save/page.js';

const WWW = dirname(fileURLToPath(import.meta.url));
const STILL = join(WWW, 'charts/still.js');
const BASE = {
  iife: "export const base = document.currentScript?.src ?? '';",
  esm: 'export const base = import.meta.url;',
};
const NOTICE = `/*! Concord, MIT OR Apache-2.0. Within: lit-html (BSD-3-Clause, Google LLC); d3-array, d3-brush, d3-dispatch, d3-drag, d3-selection, d3-time
(ISC, Mike Bostock); smol-toml (BSD-3-Clause, Squirrel Chat et al.); in the wasm dlmalloc, fixedbitset, hashbrown, js-sys, serde, time,
unicode-segmentation, wasm-bindgen, web-sys and Rust's standard library (MIT OR Apache-2.0), hifijson and serde-wasm-bindgen (MIT), foldhash
(Zlib), xxhash-rust (BSL-1.0); in the readers of formats also ego-tree and scraper (ISC), cssparser, dtoa-short and selectors (MPL-2.0, as
crates.io has them), encoding_rs (BSD-3-Clause in part, WHATWG), zlib-rs (Zlib) and crates named in Cargo.lock (MIT or Apache-2.0); in the
stemmers frostem (BSD-3-Clause, its contributors) with the algorithms of Snowball (BSD-3-Clause, Martin Porter, Richard Boulton and others);
each of its authors. */`;
const PAGE_POLICY = {
  'default-src': "'none'", 'worker-src': 'blob:', 'img-src': 'data:', 'connect-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'",
};
const SITE_POLICY = { ...PAGE_POLICY, 'worker-src': "blob: 'self'", 'connect-src': "'self'" };

const { values: { web, out } } = parseArgs({ options: { web: { type: 'string' }, out: { type: 'string' } } });
if (!web || !out) throw new Error('usage: node build.mjs --web DIR --out DIR');

const wasm = await readFile(join(web, 'concord_bg.wasm'));
const formats = await readFile(join(web, 'formats_bg.wasm'));
const stems = await readFile(join(web, 'stems_bg.wasm'));
const language = languageIn(await readFile(join(WWW, '../src/query/language.md'), 'utf8'));
const template = await readFile(join(WWW, 'index.html'), 'utf8');
const { version } = JSON.parse(await readFile(join(WWW, 'package.json'), 'utf8'));
const worker = await bundle(join(WWW, 'worker/worker.js'), 'iife');
const script = safe(await bundle(join(WWW, 'define.js'), 'iife'));
const module = await bundle(join(WWW, 'define.js'), 'esm');
const style = await minified(await readFile(join(WWW, 'style.css'), 'utf8'));
const empty = pageShell();

await write(join(web, 'shell'), {
  'shell.html': empty,
  'formats.wasm.gz': gzipSync(formats, { level: 9 }),
  'stems.wasm.gz': gzipSync(stems, { level: 9 }),
  'index.html': sitePage(),
  'concord.js': module,
  'concord.wasm': wasm,
  'sw.js': await readFile(join(WWW, 'sw.js')),
});
await write(join(out, 'widget'), {
  'concord-explorer.js': script,
  'concord.wasm': wasm,
  'formats.wasm': formats,
  'stems.wasm': stems,
  'shell.html': empty,
  'example.html': await readFile(join(WWW, 'example.html')),
});

/** One self-contained file, which its own policy keeps from any network. */
function pageShell() {
  const policy = directives({ ...PAGE_POLICY, 'script-src': `${hashOf(script)} 'wasm-unsafe-eval' blob:` });
  return shell({ template, version, policy, style, wasm: gzipSync(wasm, { level: 9 }).toString('base64'), script });
}

/** The same as separate files; a second visit needs no server. */
function sitePage() {
  const register = "navigator.serviceWorker?.register('sw.js').catch(() => {});";
  const scripts = ['<script type="module" src="concord.js"></script>', `<script type="module">${register}</script>`];
  const policy = directives({ ...SITE_POLICY, 'script-src': `'self' ${hashOf(register)} 'wasm-unsafe-eval' blob:` });
  return page(template, { version, policy, style, scripts }).replace('"#corpus" index="#index"', '"corpus.jsonl.gz"');
}

function directives(policy) {
  return Object.entries({ ...policy, 'style-src': hashOf(style) }).map(([name, value]) => `${name} ${value}`).join('; ');
}

/** What would end a script early cannot stand in it. */
function safe(code) {
  return code.replace(/<(?=\/script|!--)/gi, '\\x3c');
}

function hashOf(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** @returns {Promise<string>} */
async function bundle(entry, format) {
  const { outputFiles: [file] } = await build({
    entryPoints: [entry], bundle: true, write: false, format, minify: true, target: 'es2022', legalComments: 'none', banner: { js: entry.endsWith('define.js') ? NOTICE : '' },
    logLevel: 'warning', loader: { '.html': 'text' }, plugins: [parts(format)], alias: { 'd3-interpolate': STILL, 'd3-transition': STILL },
  });
  return file.text;
}

/** The modules that exist only here: the glue, the worker as text, the script's own address, style sheets as text. */
function parts(format) {
  const text = (contents) => ({ contents, loader: 'text' });
  return {
    name: 'concord',
    setup(build) {
      build.onResolve({ filter: /^concord:glue$/ }, () => ({ path: resolve(web, 'concord.js') }));
      build.onResolve({ filter: /^concord:stems$/ }, () => ({ path: resolve(web, 'stems.js') }));
      build.onResolve({ filter: /^concord:/ }, ({ path }) => ({ path, namespace: 'concord' }));
      build.onLoad({ filter: /worker$/, namespace: 'concord' }, () => text(worker));
      build.onLoad({ filter: /formats$/, namespace: 'concord' }, async () => ({ contents: await again(join(web, 'formats.js')), loader: 'js' }));
      build.onLoad({ filter: /language$/, namespace: 'concord' }, () => ({ contents: JSON.stringify(language), loader: 'json' }));
      build.onLoad({ filter: /base$/, namespace: 'concord' }, () => ({ contents: BASE[format], loader: 'js' }));
      build.onLoad({ filter: /lit-html\.js$/ }, async ({ path }) => ({ contents: unannounced(await readFile(path, 'utf8')) }));
      build.onLoad({ filter: /www[\\/](views|charts)[\\/].*\.js$/ }, async ({ path }) => ({ contents: unindented(await readFile(path, 'utf8')) }));
      build.onLoad({ filter: /\.css$/ }, async ({ path }) => text(await minified(await readFile(path, 'utf8'))));
    },
  };
}

/** The first paragraph and the table of operators, each cell with its code between backticks. */
function languageIn(markdown) {
  const [, intro, table] = markdown.split(/\n{2,}/);
  const rows = table.split('\n').slice(2).map((row) => row.slice(2, -2).split(' | '));
  const operators = rows.map(([write, finds, examples]) => ({ write, finds, examples: [...examples.matchAll(/`([^`]+)`/g)].map(([, query]) => query) }));
  return { intro: intro.replaceAll('\n', ' '), operators };
}

/** Glue as a function, each call of which gives a module of its own: one that breaks is thrown away. */
async function again(glue) {
  const { outputFiles: [file] } = await build({ entryPoints: [glue], bundle: true, write: false, format: 'iife', globalName: 'glue', target: 'es2022', define: { 'import.meta.url': '""' } });
  return `export default function glue() { ${file.text} return glue; }`;
}

/** Lit notes its version in a global of the page, where it would be ours to explain. */
function unannounced(lit) {
  const note = /\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/;
  if (!note.test(lit)) throw new Error('lit-html no longer notes its version as it did: see build.mjs.');
  return lit.replace(note, '0');
}

/** A template's indentation is for those who write it. */
function unindented(code) {
  return code.replace(/\n\s+/g, '\n');
}

/** Inside another page `rem` is that page's: the sheets mean their own. */
async function minified(css) {
  const own = css.replace(/(?<!--rem: )(-?[\d.]+)rem\b/g, 'calc($1 * var(--rem))');
  return (await transform(own, { loader: 'css', minify: true, target: 'es2022' })).code.trim();
}

/** Writes the files that are not yet so, that what is made of them is made again only where it must. */
async function write(folder, files) {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    const bytes = Buffer.from(content);
    if (!await readFile(path).then((old) => old.equals(bytes), () => false)) await writeFile(path, bytes);
  }
}
