// Keeps the phone page usable without a network: the page itself from the network when there is one, what it is made
// of from the cache once it was loaded. Commands and boards are never kept here; the page has its own queue.
const kept = 'shell';
const ours = url => url.origin === location.origin && !/^\/(api|hubs|health|openapi)\b/.test(url.pathname);
// A fingerprint in the name: the content behind such an address never changes.
const lasting = url => /\.[a-z0-9]{10}\.(js|css|wasm|dat|dll)$/.test(url.pathname);

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', e => e.waitUntil(self.clients.claim()));

self.addEventListener('message', e => e.waitUntil((async () => {
  const cache = await caches.open(kept);
  const wanted = [...new Set(e.data)].filter(u => ours(new URL(u)));
  for (const old of await cache.keys())
    if (lasting(new URL(old.url)) && !wanted.includes(old.url)) await cache.delete(old);
  for (const url of wanted)
    if (!(await cache.match(url))) await cache.add(url).catch(() => { });
  await cache.add('/').catch(() => { });
})()));

self.addEventListener('fetch', e => {
  const url = new URL(e.request.url);
  if (e.request.method !== 'GET' || !ours(url)) return;
  const key = e.request.mode === 'navigate' ? '/' : e.request;
  e.respondWith((async () => {
    const cache = await caches.open(kept);
    if (lasting(url)) {
      const held = await cache.match(key);
      if (held) return held;
    }
    try {
      return await fetch(e.request);
    } catch (fault) {
      const held = await cache.match(key);
      if (held) return held;
      throw fault;
    }
  })());
});
