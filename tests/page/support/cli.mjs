// The terminal face, which the page is compared with.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { CLI } from './places.mjs';

/** Runs `concord` with arguments; its status, output and complaint. */
export function concord(...words) {
  const { status, stdout, stderr, error } = spawnSync(CLI, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** The answer to a request as the terminal gives it. */
export function ask(input, request = {}) {
  return read('ask', input, ...argumentsOf(request));
}

/** What the terminal writes of a view: JSON as an object, anything else as text. */
export function view(input, name, words = [], form = 'json') {
  const { status, stdout, stderr } = concord('ask', `--${form}`, '--view', name, ...words.slice(1), '--', input, words[0] ?? '');
  if (status !== 0) throw new Error(`concord ask --view ${name} ended with ${status}: ${stderr}`);
  return form === 'json' ? JSON.parse(stdout) : stdout;
}

/** A CSV of the page as the terminal writes it, and the link of the page: one line of it, behind the corpus's hash. */
export function unlinked(csv) {
  const lines = csv.split('\r\n');
  const at = lines.findIndex((line) => line.startsWith('# hash: ')) + 1;
  const [, link] = /^# link: (\S+)$/.exec(lines[at]) ?? [];
  assert.ok(at && link, `no link behind the hash: ${lines.slice(0, 6).join('; ')}`);
  return { text: lines.toSpliced(at, 1).join('\r\n'), link };
}

/** What the terminal says about a corpus. */
export const about = (input) => read('info', input).about;

function read(verb, ...words) {
  const { status, stdout, stderr } = concord(verb, '--json', ...words);
  if (status !== 0) throw new Error(`concord ${verb} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

function argumentsOf({ query = '', filters = {}, scope, stems, typos, sort, limit, offset }) {
  const chosen = Object.entries(filters).flatMap(([field, values]) => values.flatMap((value) => ['--filter', `${field}=${value}`]));
  const options = Object.entries({ scope, sort, limit, offset }).filter(([, value]) => value !== undefined);
  const switches = Object.entries({ stems, typos }).filter(([, value]) => value).map(([name]) => `--${name}`);
  return [...chosen, ...options.flatMap(([name, value]) => [`--${name}`, String(value)]), ...switches, '--', query];
}
