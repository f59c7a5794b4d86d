declare const self: ServiceWorkerGlobalScope;
/** Every file of this release, with a name that changes with any of them. Written by the build. */
declare const RELEASE: { readonly name: string; readonly files: readonly string[] };

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(RELEASE.name).then((cache) => cache.addAll(RELEASE.files)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldReleases().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(freshPage(request));
  else if (RELEASE.files.includes(new URL(request.url).pathname)) event.respondWith(keptOr(request));
});

const dropOldReleases = async (): Promise<void> => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('qoa-card-') && name !== RELEASE.name).map((name) => caches.delete(name)));
};

/** The newest page of this worker's scope, card or receipt, while there is signal; else, or after a short wait, the one that is kept. */
const freshPage = async (request: Request): Promise<Response> => {
  const kept = await caches.match(self.registration.scope);
  if (kept === undefined) return fetch(request);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), 2500);
  try {
    const fresh = await fetch(request, { signal: late.signal });
    return fresh.ok ? fresh : kept;
  } catch {
    return kept; // No signal: the person sees the last release and the last known state.
  } finally {
    clearTimeout(timer);
  }
};

/** A file's name changes with its content, so a kept one is never stale. */
const keptOr = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request);
