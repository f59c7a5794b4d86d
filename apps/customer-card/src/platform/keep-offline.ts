import { ownScript } from './markup.ts';

/**
 * Lets card and receipt open without signal: a customer stands in the same dead zone as the store whose receipt they read. Without a service worker (an insecure
 * address, private mode) the pages still work while there is signal.
 */
export const keepOffline = (): void => {
  for (const scope of [import.meta.env.BASE_URL, '/r']) navigator.serviceWorker?.register(ownScript('sw.js'), { scope }).catch(() => undefined);
};
