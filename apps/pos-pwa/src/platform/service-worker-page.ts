import { Workbox } from 'workbox-window';
import { createListeners } from './listeners.ts';
import { reportDefect } from './report-defect.ts';
import { trustedScriptUrl } from './trusted-script.ts';
import type { AppUpdate, UpdateState } from './use-update.ts';

/** How often a page that stays open asks for a newer release: each question costs mobile data. */
const ASK_EVERY_MS = 6 * 60 * 60 * 1000;

/** What the page does with its service worker. */
export interface ServiceWorkerPage {
  readonly update: AppUpdate;
  /** Asks for the camera's heavy parts, so that they are there without a network. After the first paint. */
  readonly keepDecoders: () => void;
  /** Bonus: the browser tells an open page when the network is back. */
  readonly askForSync: () => void;
  /** Hears the browser say so. */
  readonly onTryNow: (listener: () => void) => void;
}

/** Registers the service worker at `url`. Where there is none (no HTTPS, an old browser) the app works, but does not open offline. */
export const openServiceWorkerPage = (url: string, reload: () => void): ServiceWorkerPage => {
  if (!('serviceWorker' in navigator)) return withoutServiceWorker;
  const workbox = new Workbox(trustedScriptUrl(url, globalThis));
  const registered = workbox.register().catch((error: unknown) => {
    // No worker, no offline start; nothing else is lost.
    reportDefect(error);
    return undefined;
  });
  setInterval(() => void workbox.update().catch(() => undefined), ASK_EVERY_MS);
  return {
    update: updateOf(workbox, registered, reload),
    keepDecoders: () => {
      navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ type: 'KEEP_DECODERS' }), reportDefect);
    },
    askForSync: () => {
      registered.then((registration) => askForSync(registration), reportDefect);
    },
    onTryNow: (listener) => navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => (isTryNow(data) ? listener() : undefined)),
  };
};

/** A release may be taken by this tab, on a tap, or by another one: then this page goes on with the files that it knows, until it is loaded anew. */
const updateOf = (workbox: Workbox, registered: Promise<ServiceWorkerRegistration | undefined>, reload: () => void): AppUpdate => {
  const listeners = createListeners();
  let state: UpdateState = 'none';
  let asked = false;
  // A page's first worker takes nothing over.
  let controlled = navigator.serviceWorker.controller !== null;
  const become = (next: UpdateState): void => {
    state = next;
    listeners.tell();
  };
  workbox.addEventListener('waiting', () => (state === 'none' ? become('waiting') : undefined));
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked) reload();
    else if (controlled) become('taken');
    controlled = true;
  });
  const apply = async (): Promise<void> => {
    const waits = (await registered)?.waiting ?? null;
    // Taken already, or withdrawn: loading anew brings whatever is newest here.
    if (waits === null) return reload();
    asked = true;
    workbox.messageSkipWaiting();
  };
  return { state: () => state, subscribe: listeners.subscribe, apply: () => void apply().catch(reportDefect) };
};

const withoutServiceWorker: ServiceWorkerPage = {
  update: { state: () => 'none', subscribe: () => () => undefined, apply: () => undefined },
  keepDecoders: () => undefined,
  askForSync: () => undefined,
  onTryNow: () => undefined,
};

const isTryNow = (value: unknown): boolean => typeof value === 'object' && value !== null && 'type' in value && value.type === 'TRY_NOW';

const askForSync = async (registration: ServiceWorkerRegistration | undefined): Promise<void> => {
  if (registration === undefined || !('sync' in registration)) return;
  const { sync } = registration as ServiceWorkerRegistration & { readonly sync: { readonly register: (tag: string) => Promise<void> } };
  // Refused where the person forbade it: it was only a bonus.
  await sync.register('qoa-push').catch(() => undefined);
};
