import '@qoa/design/tokens.css';
import './app/shell.css';
import type { Locale } from '@qoa/messages';
import type { EnrolmentId } from '@qoa/shared/ids';
import { assert, err, type Err } from '@qoa/shared/result';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config as configureSchemas } from 'zod/mini';
import { App } from './app/app.tsx';
import { CrashBoundary } from './app/crash-boundary.tsx';
import { openPatiently, type Opening } from './app/open-patiently.ts';
import { Providers, type World } from './app/providers.tsx';
import { StorageNotice } from './app/storage-notice.tsx';
import { openWebDevice } from './features/device/index.ts';
import { keepOpen, openDexieOutbox, OUTBOX_DATABASE_NAME } from './features/outbox/index.ts';
import { openReplica, REPLICA_DATABASE_NAME } from './features/replica/index.ts';
import { loadRules } from './features/sale/index.ts';
import { browserScanWorld, createScanKit } from './features/scan/index.ts';
import { askingBy, askLine, bySocket, isTabMessage, startPhoneSync, webSocketLive, winSession, type Desk, type DeskFault, type PhoneSync } from './features/sync/index.ts';
import { fetchHttp } from './platform/http.ts';
import { late } from './platform/late.ts';
import { keepLocale, readLocale } from './platform/kept-locale.ts';
import { seekLeadership } from './platform/leadership.ts';
import { browserClock } from './platform/page-clock.ts';
import { reportDefect } from './platform/report-defect.ts';
import { openServiceWorkerPage, type ServiceWorkerPage } from './platform/service-worker-page.ts';
import { askToPersist, readStorage } from './platform/storage-report.ts';
import { openTabChannel } from './platform/tab-channel.ts';
import { createTabListeners } from './platform/tab-listeners.ts';

const app = import.meta.env.APP_VERSION;
const reload = (): void => location.reload();

const start = async (): Promise<void> => {
  // Schemas would else try to compile themselves, which a strict page forbids.
  configureSchemas({ jitless: true });
  const root = createRoot(elementOf('root'));
  let opened: Opening<OpenWorld> = 'STORAGE_UNAVAILABLE';
  const show = (locale: Locale): void => {
    document.documentElement.lang = locale === 'es' ? 'es-MX' : 'en';
    const onLocale = (chosen: Locale): void => {
      keepLocale(localStorage, chosen);
      show(chosen);
    };
    root.render(
      <StrictMode>
        <CrashBoundary locale={locale} reload={reload}>
          {typeof opened === 'string' ? (
            <StorageNotice code={opened} locale={locale} reload={reload} />
          ) : (
            <Providers world={opened.world} locale={locale}>
              <App version={app} onLocale={onLocale} />
            </Providers>
          )}
        </CrashBoundary>
      </StrictMode>,
    );
  };
  const world = await openPatiently(openWorld, (now) => {
    opened = now;
    show(readLocale(localStorage));
  });
  if (world !== null) connect(world);
};

const elementOf = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  assert(element !== null, 'index.html holds the root');
  return element;
};

interface OpenWorld {
  readonly world: World;
  readonly sync: PhoneSync;
  readonly worker: ServiceWorkerPage;
}

/** Creates every adapter, or answers the code of the fault that makes it senseless. */
const openWorld = async (): Promise<Opening<OpenWorld>> => {
  if (!isSecureContext) return 'PAGE_INSECURE';
  const clock = browserClock();
  const opened = await openDexieOutbox({ name: OUTBOX_DATABASE_NAME, now: clock.wallMs, listeners: createTabListeners('qoa-outbox') });
  if (!opened.ok) return opened.error.code;
  const kept = keepOpen(opened.value, { nowMs: clock.wallMs, random: Math.random });
  const { outbox, vault } = kept;
  const http = fetchHttp((input, init) => fetch(input, init));
  const [device, replica] = await Promise.all([
    openWebDevice({ vault, http, clock, tabs: createTabListeners('qoa-device'), app }),
    openReplica({ name: REPLICA_DATABASE_NAME, outbox, listeners: createTabListeners('qoa-replica'), app }),
  ]);
  const line = askLine();
  const openLive = webSocketLive(new URL('/v1/live', location.href.replace(/^http/, 'ws')).href, line, window);
  const sync = startPhoneSync({ device, outbox, replica, http: askingBy(line, http), openLive, app, nowMs: clock.wallMs, random: Math.random, remedies: { rebuildTransport: http.abortAll, reopenDatabase: kept.doubt }, tabs: openTabChannel('qoa-sync', isTabMessage) });
  kept.subscribe(() => {
    sync.storageFailing(kept.failing());
    sync.tryNow();
    if (!kept.failing()) device.reread().catch(reportDefect);
  });
  const enrolment = (): EnrolmentId | null => device.current()?.enrolment ?? null;
  const lateDesk = late(async () => {
    const { httpDesk } = await import('./app/late-ports.ts');
    return httpDesk({ http, bySocket: (path, body) => bySocket(line, path, body), enrolment, winSession: (own) => winSession({ enrolment: own, device, http }), nowMs: clock.wallMs });
  });
  const desk: Desk = { ask: (...asked) => lateDesk().then(({ ask }) => ask(...asked), partAway) };
  const worker = openServiceWorkerPage('/pos/service-worker.js', reload);
  const scan = createScanKit(browserScanWorld());
  return { world: { device, outbox, replica, sync, desk, scan, update: worker.update }, sync, worker };
};

/** A part that could not be loaded has no network either. */
const partAway = (): Err<DeskFault> => err({ code: 'NETWORK_AWAY', facts: {}, words: null });

/** Heavy parts are fetched only when the first screen stands. */
const AFTER_FIRST_PAINT_MS = 3_000;

/** Joins the loops to what happens in the browser. All of it only hints: the loops find out by themselves. */
const connect = ({ sync, worker, world: { device } }: OpenWorld): void => {
  const reportStorage = (): void => {
    readStorage().then(sync.storageRead, reportDefect);
  };
  const { take } = seekLeadership('qoa-sync', { won: sync.leadershipWon, lost: sync.leadershipLost });
  sync.whenLeaderFails(take);
  document.addEventListener('visibilitychange', () => {
    sync.shownChanged(document.visibilityState === 'visible');
    if (document.visibilityState === 'visible') reportStorage();
  });
  addEventListener('online', sync.tryNow);
  worker.onTryNow(sync.tryNow);
  sync.subscribe(whenStranded(sync, worker.askForSync));
  setTimeout(() => {
    worker.keepDecoders();
    loadRules().catch(reportDefect);
  }, AFTER_FIRST_PAINT_MS);
  const persistOnceEnrolled = (): void => {
    if (device.current() !== null) askToPersist().then(reportStorage, reportDefect);
  };
  device.subscribe(persistOnceEnrolled);
  persistOnceEnrolled();
  reportStorage();
};

/** Once for each time that sales wait for a network: more often, and every sale would be followed by a try of its own. */
const whenStranded = (sync: PhoneSync, ask: () => void): (() => void) => {
  let was = false;
  return () => {
    const { queued, link } = sync.truth();
    const is = queued > 0 && link === 'unreached';
    if (is && !was) ask();
    was = is;
  };
};

start().catch(reportDefect);
