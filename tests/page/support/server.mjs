// A static server on loopback that sends nothing to any cache but a service worker's.
import { createReadStream, statSync } from 'node:fs';
import http from 'node:http';
import { once } from 'node:events';
import path from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.wasm': 'application/wasm', '.gz': 'application/gzip', '.jsonl': 'application/jsonl', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json',
};

/** Serves folders, the first that has the file; with `headers` on every answer. Each port is an origin of its own. */
export async function serve(folders, headers = {}) {
  const server = http.createServer((request, response) => {
    const wanted = decodeURIComponent(new URL(request.url, 'http://any').pathname);
    const file = [folders].flat().map((folder) => fileIn(folder, wanted)).find(Boolean);
    const type = TYPES[path.extname(file ?? '')] ?? 'application/octet-stream';
    response.writeHead(file ? 200 : 404, { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers });
    if (file) createReadStream(file).pipe(response);
    else response.end();
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const stop = () => new Promise((stopped) => (server.close(stopped), server.closeAllConnections()));
  return { origin: `http://localhost:${server.address().port}`, stop };
}

function fileIn(folder, wanted) {
  const file = path.join(folder, wanted.endsWith('/') ? `${wanted}index.html` : wanted);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
