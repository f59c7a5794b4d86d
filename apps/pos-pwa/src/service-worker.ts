/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[] };

/** What pages and this worker say to each other. */
type PageMessage = { readonly type: 'SKIP_WAITING' } | { readonly type: 'KEEP_DECODERS' };

// This worker serves the app without a network. It never seals, never sends, and keeps nothing of the API.
const decodersCacheName = 'qoa-decoders';
const urls = self.__WB_MANIFEST.map((entry) => (typeof entry === 'string' ? { url: entry, revision: null } : entry));
const isDecoder = ({ url }: PrecacheEntry): boolean => /\.wasm$|decode|zxing/.test(url);
const decoderUrls = urls.filter(isDecoder).map(({ url }) => new URL(url, self.registration.scope).href);

precacheAndRoute(urls.filter((entry) => !isDecoder(entry)));
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')));
registerRoute(
  ({ url }) => decoderUrls.includes(url.href),
  async ({ request }) => (await caches.match(request, { cacheName: decodersCacheName })) ?? fetch(request),
);

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  if (!isPageMessage(event.data)) return;
  if (event.data.type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  // Heavy, and needed only by the camera: asked for once the page has painted.
  else event.waitUntil(keepDecoders());
});

// A bonus where the browser has it: a page that is still open hears that the network is back. The queue never depends on it.
self.addEventListener('sync', (event: Event) => {
  if (event instanceof ExtendableEvent) event.waitUntil(wakePages());
});

const isPageMessage = (value: unknown): value is PageMessage =>
  typeof value === 'object' && value !== null && 'type' in value && (value.type === 'SKIP_WAITING' || value.type === 'KEEP_DECODERS');

const keepDecoders = async (): Promise<void> => {
  const cache = await caches.open(decodersCacheName);
  const kept = (await cache.keys()).map(({ url }) => url);
  await Promise.all(kept.filter((url) => !decoderUrls.includes(url)).map((url) => cache.delete(url)));
  await Promise.all(decoderUrls.filter((url) => !kept.includes(url)).map((url) => cache.add(url)));
};

const wakePages = async (): Promise<void> => {
  for (const page of await self.clients.matchAll()) page.postMessage({ type: 'TRY_NOW' });
};
