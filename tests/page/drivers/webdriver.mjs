// The W3C WebDriver protocol over plain HTTP: as much of it as the tests need.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';

/** Starts a driver program and opens a session; resolves to `call(method, path, body)` and `stop()`. */
export async function session(program, capabilities, env) {
  const port = await freePort();
  const driver = spawn(program, [`--port=${port}`], { env: { ...process.env, ...env }, stdio: 'ignore' });
  process.once('exit', () => driver.kill());
  const root = `http://127.0.0.1:${port}`;
  await answering(root, driver);
  const opened = await call(root, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } });
  const base = `${root}/session/${opened.sessionId}`;
  return {
    call: (method, path, body) => call(base, method, path, body),
    async stop() {
      await call(base, 'DELETE', '').catch(() => {}); // the browser may be gone already
      driver.kill();
    },
  };
}

async function call(base, method, path, body) {
  const response = await fetch(base + path, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}

async function answering(root, driver) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && driver.exitCode === null) {
    const answer = await fetch(`${root}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  throw new Error(`${driver.spawnfile} did not start within a minute`);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
