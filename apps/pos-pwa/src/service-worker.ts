/// <reference lib="webworker" />
import { cleanupOutdatedCaches, PrecacheController, PrecacheRoute, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[] };

/** What pages and this worker say to each other. */
type PageMessage = { readonly type: 'SKIP_WAITING' } | { readonly type: 'KEEP_DECODERS' };

// This worker serves the app without a network. It never seals, never sends, and keeps nothing of the API.
const decodersCacheName = 'qoa-decoders';
const urls = self.__WB_MANIFEST.map((entry) => (typeof entry === 'string' ? { url: entry, revision: null } : entry));
const isDecoder = ({ url }: PrecacheEntry): boolean => /\.wasm$|decode|zxing/.test(url);
const decoderUrls = urls.filter(isDecoder).map(({ url }) => new URL(url, self.registration.scope).href);

const precache = new PrecacheController();
precache.addToCacheList(urls.filter((entry) => !isDecoder(entry)));
cleanupOutdatedCaches();
registerRoute(new PrecacheRoute(precache));
registerRoute(new NavigationRoute(precache.createHandlerBoundToURL('index.html')));
// The decoders, and what a page of the release before still asks for: a file's name holds its hash, so it is the same one or none.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.includes('/assets/'),
  async ({ request }) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request),
);

self.addEventListener('install', (event) => event.waitUntil(precache.install(event)));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('message', (event) => {
  if (!isPageMessage(event.data)) return;
  if (event.data.type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  // Heavy, and needed only by the camera: asked for once the page has painted.
  else event.waitUntil(keepDecoders().then(() => forgetEarlierRelease(event)));
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
  await Promise.all(decoderUrls.filter((url) => !kept.includes(url)).map((url) => cache.add(url)));
};

// Pages of the release before may be in mid-sale: their files stay until the last of them is gone. A browser stops a worker at any time, so it writes down which they are.
const earlierPagesName = new URL('earlier-pages', self.registration.scope).href;

const takeOver = async (): Promise<void> => {
  const cache = await caches.open(decodersCacheName);
  await cache.put(earlierPagesName, new Response(JSON.stringify(await openPages())));
  await self.clients.claim();
};

const openPages = async (): Promise<readonly string[]> => (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).map(({ id }) => id);

/** Asked by each page once it stands: at the latest the next start finds the earlier pages gone. */
const forgetEarlierRelease = async (event: ExtendableEvent): Promise<void> => {
  const cache = await caches.open(decodersCacheName);
  const earlier: unknown = await (await cache.match(earlierPagesName))?.json();
  if (!Array.isArray(earlier)) return;
  const open = await openPages();
  // What a still newer release has put there already is outdated in no way.
  if (open.some((id) => earlier.includes(id)) || self.registration.installing !== null || self.registration.waiting !== null) return;
  await precache.activate(event);
  const outdated = (await cache.keys()).filter(({ url }) => !decoderUrls.includes(url));
  await Promise.all(outdated.map((request) => cache.delete(request)));
};

const wakePages = async (): Promise<void> => {
  for (const page of await self.clients.matchAll()) page.postMessage({ type: 'TRY_NOW' });
};
