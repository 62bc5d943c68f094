// Where the things under test are.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export const DIST = process.env.CONCORD_DIST ?? path.join(root, 'dist');
export const PAGE = path.join(DIST, 'concord.html');
export const PAGE_URL = pathToFileURL(PAGE).href;
export const SITE = path.join(DIST, 'site');
export const WIDGET = path.join(DIST, 'widget');
export const WEB = process.env.CONCORD_WEB ?? path.join(root, 'target/web');
export const CLI = process.env.CONCORD_CLI ?? path.join(root, 'target/release/concord');

/** A link to a view of the page, with what else it asks for. */
export const linkOf = (view, link = {}) => `${PAGE_URL}#${new URLSearchParams({ view, ...link })}`;

/** One sentence on what has not been built, or undefined. */
export function unbuilt() {
  const absent = [PAGE, SITE, WIDGET, CLI].filter((place) => !existsSync(place));
  return absent.length ? `Not built: ${absent.map((place) => path.relative(root, place)).join(', ')}; run ./build.sh first.` : undefined;
}
