// A foreign page that embeds explorers, in a folder and under an origin of its own.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WIDGET } from './places.mjs';

export const OPEN_DOOR = { 'Access-Control-Allow-Origin': '*' };

/** The script tag of the widget's own example page, pointed at an origin. */
export function scriptTag(origin) {
  const example = readdirSync(WIDGET).find((name) => name.endsWith('.html'));
  const [tag] = readFileSync(path.join(WIDGET, example), 'utf8').match(/<script[^>]*\ssrc=[^>]*><\/script>/) ?? [];
  if (!tag) throw new Error(`dist/widget/${example} has no script tag to copy`);
  return tag.replace(/src="([^"]*)"/, (_, src) => `src="${new URL(src, `${origin}/`).href}"`);
}

/** The script by which a page gives an explorer documents of its own, before the script of the widget has come. */
export const given = (documents) => `<script>addEventListener('DOMContentLoaded', () => {
  const element = document.createElement('concord-explorer');
  element.documents = ${JSON.stringify(documents)};
  document.querySelector('main').append(element);
}, { once: true });</script>`;

/** Writes a page around explorers; `sources` are the corpora, one each. */
export function writeHost(folder, { name = 'host.html', origin, sources, css = '', dir = 'ltr', before = '', attributes = '' }) {
  const elements = sources.map((src) => `<concord-explorer src="${src}" ${attributes}></concord-explorer>`).join('\n');
  const page = `<!doctype html>
<html lang="en" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Somebody’s site</title><link rel="icon" href="data:,">
${before}<style>${css}</style></head>
<body><h1>Somebody’s site</h1><p id="own">Text of the site itself.</p><main>
${elements}
</main>${scriptTag(origin)}</body></html>`;
  writeFileSync(path.join(folder, name), page);
  return `/${name}`;
}
