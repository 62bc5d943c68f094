// A second visit works offline. The cache is named by what the site holds, so that an update replaces it whole.

const CACHE = 'concord-__HASH__';
const FILES = ['./', 'concord.js', 'concord.wasm', 'corpus.jsonl.gz'];
const ONCE_USED = ['formats.wasm', 'stems.wasm', 'shell.html']; // only who opens or saves documents, or asks for word forms, needs them

self.addEventListener('install', (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET') event.respondWith(answer(event.request));
});

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('concord-') && name !== CACHE).map((name) => caches.delete(name)));
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetched(request, cache);
}

async function fetched(request, cache) {
  const response = await fetch(request);
  if (response.ok && ONCE_USED.some((file) => request.url === new URL(file, location.href).href)) await cache.put(request, response.clone());
  return response;
}
