// A run of the harness in short: a table for each size, of the figures that the README shows.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { quantile } from '../page/bench/statistics.mjs';

const SIZES = ['1k', '10k', '100k'];
const HEAD = [
  'peer', 'build', 'typed p50', 'typed p95', 'its best pass', '1–2 letters p95', 'words (AND) p95', 'a common word p50', 'phrase p95', 'facets p95',
  'memory, MB', 'of the text', 'index', 'engine, kB gzip', 'right',
];

/** Markdown of the run in a copy of the harness. */
export function summary(place) {
  const info = read(place, 'data/info.json');
  const folder = path.join(place, 'out/results');
  const runs = readdirSync(folder).map((file) => read(folder, file)).filter(({ meta }) => meta);
  return [noise(runs), ...SIZES.flatMap((size) => sized(runs.filter((run) => run.size === size), size, info[size]))].join('\n\n');
}

const read = (folder, name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));

function noise(runs) {
  const most = (values, show) => `${show(Math.min(...values))} to ${show(Math.max(...values))}`;
  const loads = runs.flatMap(({ load, loadEnd }) => [load, loadEnd ?? load]);
  const loops = runs.flatMap(({ calib }) => calib ?? []);
  return `Milliseconds, the median of each question's passes. Load ${most(loads, (load) => load.toFixed(1))}; one fixed loop took ${most(loops, figure)} ms.`;
}

function sized(runs, size, { docs, textBytes }) {
  if (!runs.length) return [];
  const measured = runs.filter(({ mem }) => mem);
  const order = (run) => quantile(times(run.typed), 0.95) ?? Infinity;
  const lines = measured.sort((one, other) => order(one) - order(other)).map((run) => row(run, textBytes));
  const failed = runs.filter(({ error }) => error).map(({ id, error }) => `${id} stopped: ${error}`);
  const table = [HEAD, HEAD.map((_, column) => (column ? '---:' : '---')), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
  return [`**${size}**: ${docs.toLocaleString('en')} documents, ${figure(textBytes / 1e6)} MB of title and text`, table.join('\n'), ...failed];
}

function row(run, textBytes) {
  const part = (items, at) => figure(quantile(times(items), at));
  const memory = memoryOf(run);
  return [
    run.meta.baseline ? `*${run.meta.label}*` : run.meta.label,
    figure(median(run.builds)),
    part(run.typed, 0.5), part(run.typed, 0.95), figure(quantile(times(run.typed, best), 0.95)), part(run.typed?.filter(({ len }) => len <= 2), 0.95),
    part(run.and, 0.95), part(run.broad, 0.5), part(run.phrase, 0.95), part(run.facets?.rows, 0.95),
    figure(memory / 1e6), `${figure(memory / textBytes)}×`, run.ser ? `${Math.round((100 * run.ser.bytes) / textBytes)} %` : '–',
    figure(run.payload.gz / 1e3), right(run.counts),
  ];
}

/** Of each question one time: that of its median pass, unless another is wanted. */
const times = (items = [], of = median) => items.map(({ t }) => t).filter(({ length }) => length).map(of);

const best = (passes) => Math.min(...passes);

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** Bytes of heap and wasm once built, the documents dropped, less those of an empty page. */
function memoryOf({ mem: { built, blank } }) {
  const heap = ({ ua, jsHeap }) => Math.max(ua ?? 0, jsHeap);
  return heap(built) + built.wasm - heap(blank);
}

/** Questions whose number of matches is the true one. */
function right(counts) {
  const asked = Object.values(counts ?? {}).flat().filter(({ got }) => got !== null);
  return `${asked.filter(({ got, truth }) => got === truth).length}/${asked.length}`;
}

/** Three digits, or all of a thousand and more. */
function figure(value) {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  if (value >= 1_000) return Math.round(value).toLocaleString('en');
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toFixed(3);
}
