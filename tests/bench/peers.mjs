// `./build.sh peers`: the shipped build beside its peers, in a copy of a harness that measures search libraries in the browser.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { find } from '../page/drivers/find.mjs';
import { WEB } from '../page/support/places.mjs';
import { summary } from './summary.mjs';

const PLACE = fileURLToPath(new URL('../../target/peers', import.meta.url));
const KEPT = ['node_modules', 'data']; // what takes minutes to make

const [folder, ...options] = process.argv.slice(2);
const harness = path.resolve(folder);
const corpora = path.resolve(process.env.BENCH_CORPORA ?? path.join(harness, '../corpora'));

function copyHarness() {
  mkdirSync(PLACE, { recursive: true });
  for (const name of readdirSync(PLACE)) if (!KEPT.includes(name)) rmSync(path.join(PLACE, name), { recursive: true });
  const made = [...KEPT, 'dist', 'out'].map((name) => path.join(harness, name));
  cpSync(harness, PLACE, { recursive: true, filter: (from) => !made.includes(from) });
  run('chmod', '-R', 'u+w', '.');
}

function copyConcord() {
  const engine = path.join(PLACE, 'engine');
  mkdirSync(engine);
  for (const name of ['concord.js', 'concord_bg.wasm']) copyFileSync(path.join(WEB, name), path.join(engine, name));
  copyFileSync(fileURLToPath(new URL('../../www/worker/given.js', import.meta.url)), path.join(engine, 'given.js'));
  copyFileSync(fileURLToPath(new URL('concord.js', import.meta.url)), path.join(PLACE, 'adapters/concord.js'));
}

/** Runs a program in the copy; its failure ends this one. */
function run(program, ...parts) {
  const env = { ...process.env, BENCH_CORPORA: corpora, CHROMIUM: find('chromium') };
  const { status, error } = spawnSync(program, parts, { cwd: PLACE, env, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`peers: ${program} ${parts.join(' ')} failed${error ? `: ${error.message}` : '.'}`);
    process.exit(1);
  }
}

/** Makes a folder unless it was made of the same. */
function once(folder, same, make) {
  const stamp = path.join(PLACE, folder, '.made-of');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === same) return;
  rmSync(stamp, { force: true });
  make();
  writeFileSync(stamp, same);
}

const text = (name) => readFileSync(path.join(PLACE, name), 'utf8');

copyHarness();
copyConcord();
once('node_modules', text('package.json'), () => run('npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts'));
once('data', `${corpora}\n${text('corpus.py')}${text('queries.mjs')}`, () => {
  run('python3', 'corpus.py');
  run('node', 'queries.mjs');
});
run('node', 'prepare.mjs');
run('node', 'run.mjs', ...options);
run('node', 'report.mjs');
console.log(`\nAll tables are in ${path.join(PLACE, 'RESULTS.md')}; in short:\n\n${summary(PLACE)}`);
