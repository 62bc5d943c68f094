// node build.mjs --web DIR --out DIR: bundles the shell around the core and a corpus into page, site and widget.
// DIR of --web holds what wasm-bindgen and `concord pack` wrote. The same input gives the same bytes.

import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { filled, page, shell } from './page.js';

const WWW = dirname(fileURLToPath(import.meta.url));
const STILL = join(WWW, 'still.js');
const BASE = {
  iife: "export const base = document.currentScript?.src ?? '';",
  esm: 'export const base = import.meta.url;',
};
const NOTICE = `/*! Concord, MIT OR Apache-2.0. Within: lit-html (BSD-3-Clause, Google LLC); d3-brush, d3-dispatch, d3-drag, d3-selection, d3-time
(ISC, Mike Bostock); smol-toml (BSD-3-Clause, Squirrel Chat et al.); in the wasm dlmalloc, fixedbitset, hashbrown, js-sys, serde, time, unicode-segmentation, wasm-bindgen, web-sys and Rust's
standard library (MIT OR Apache-2.0), hifijson and serde-wasm-bindgen (MIT), foldhash (Zlib), xxhash-rust (BSL-1.0), each of its authors. */`;
const PAGE_POLICY = {
  'default-src': "'none'", 'worker-src': 'blob:', 'img-src': 'data:', 'connect-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'",
};
const SITE_POLICY = { ...PAGE_POLICY, 'worker-src': "blob: 'self'", 'connect-src': "'self'" };

const { values: { web, out } } = parseArgs({ options: { web: { type: 'string' }, out: { type: 'string' } } });
if (!web || !out) throw new Error('usage: node build.mjs --web DIR --out DIR');

const wasm = await readFile(join(web, 'concord_bg.wasm'));
const formats = await readFile(join(web, 'formats_bg.wasm'));
const corpus = await readFile(join(web, 'corpus.jsonl.gz'));
const template = await readFile(join(WWW, 'index.html'), 'utf8');
const { version } = JSON.parse(await readFile(join(WWW, 'package.json'), 'utf8'));
const worker = await bundle(join(WWW, 'worker.js'), 'iife');
const script = safe(await bundle(join(WWW, 'define.js'), 'iife'));
const module = await bundle(join(WWW, 'define.js'), 'esm');
const style = await minified(await readFile(join(WWW, 'style.css'), 'utf8'));
const empty = pageShell();
const title = 'Concord';

await rm(join(out, 'site'), { recursive: true, force: true });
await rm(join(out, 'widget'), { recursive: true, force: true });
await writeFile(join(web, 'shell.html'), empty);
await write('concord.html', filled(empty, { title, corpus: corpus.toString('base64'), formats: gzipSync(formats, { level: 9 }).toString('base64') }).join(''));
await write('site/index.html', sitePage());
await write('site/concord.js', module);
await write('site/corpus.jsonl.gz', corpus);
await write('site/sw.js', await serviceWorker());
await write('widget/concord-explorer.js', script);
await write('widget/corpus.jsonl.gz', corpus);
await write('widget/example.html', await readFile(join(WWW, 'example.html')));
for (const folder of ['site', 'widget']) {
  await write(`${folder}/concord.wasm`, wasm);
  await write(`${folder}/formats.wasm`, formats);
  await write(`${folder}/shell.html`, empty);
}

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
  return page(template, { version, policy, style, scripts }).replace('"#corpus"', '"corpus.jsonl.gz"');
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

async function serviceWorker() {
  const hash = createHash('sha256');
  for (const bytes of [sitePage(), module, wasm, formats, empty, corpus]) hash.update(bytes);
  const source = await readFile(join(WWW, 'sw.js'), 'utf8');
  return source.replace('__HASH__', hash.digest('hex').slice(0, 16));
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
      build.onResolve({ filter: /^concord:/ }, ({ path }) => ({ path, namespace: 'concord' }));
      build.onLoad({ filter: /worker$/, namespace: 'concord' }, () => text(worker));
      build.onLoad({ filter: /formats$/, namespace: 'concord' }, async () => ({ contents: await again(join(web, 'formats.js')), loader: 'js' }));
      build.onLoad({ filter: /base$/, namespace: 'concord' }, () => ({ contents: BASE[format], loader: 'js' }));
      build.onLoad({ filter: /lit-html\.js$/ }, async ({ path }) => ({ contents: unannounced(await readFile(path, 'utf8')) }));
      build.onLoad({ filter: /\.css$/ }, async ({ path }) => text(await minified(await readFile(path, 'utf8'))));
    },
  };
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

/** Inside another page `rem` is that page's: the sheets mean their own. */
async function minified(css) {
  const own = css.replace(/(?<!--rem: )(-?[\d.]+)rem\b/g, 'calc($1 * var(--rem))');
  return (await transform(own, { loader: 'css', minify: true, target: 'es2022' })).code.trim();
}

async function write(name, bytes) {
  const path = join(out, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
