// A forward proxy on loopback: every HTTP request of the browser behind it, workers included, passes here and is noted.
// It carries requests to this machine only.
import http from 'node:http';
import { once } from 'node:events';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Starts the proxy; `seen` is the list of addresses asked for. */
export async function proxy() {
  const seen = [];
  const server = http.createServer((request, response) => {
    seen.push(request.url);
    forward(request, response);
  });
  server.on('connect', (request, socket) => {
    seen.push(`https://${request.url}`);
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { address: `127.0.0.1:${server.address().port}`, seen, stop: () => (server.close(), server.closeAllConnections()) };
}

function forward(request, response) {
  const url = new URL(request.url);
  if (!LOOPBACK.has(url.hostname)) return response.destroy();
  const onward = http.request(url, { method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
