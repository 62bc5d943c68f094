// A display that nobody sees, for the one engine that has no headless mode.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { find } from './find.mjs';

/** Starts an X server on a free display; resolves to its name and a way to stop it. */
export async function display() {
  const server = spawn(find('xvfb'), ['-displayfd', '3', '-screen', '0', '1680x1400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => server.kill());
  const number = String((await once(server.stdio[3], 'data'))[0]).trim();
  return { name: `:${number}`, stop: () => server.kill() };
}
