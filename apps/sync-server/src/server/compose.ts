import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { hexOf } from '@qoa/shared/bytes';
import { adminSessionRoute, enrolmentsRoute } from '../features/admin/index.ts';
import { audiencesRoute } from '../features/audiences/index.ts';
import { campaignsRoute, participationRoute } from '../features/campaign-life/index.ts';
import { cardRoute } from '../features/cards/index.ts';
import { keepCompacting, sqlCompactionStore } from '../features/compaction/index.ts';
import { demoRoute } from '../features/demo/index.ts';
import { dryRunRoute, openDryRuns, sqlDryRunStore } from '../features/dry-run/index.ts';
import { adoptRoute, enrolRoute, type Rewrapped, sessionRoute } from '../features/devices/index.ts';
import { openClockDoor, pullRoute, pushRoute, receiptRoute, rescueRoute } from '../features/doors/index.ts';
import { erasureRoute } from '../features/erasure/index.ts';
import { explainRoute, openExplainer, sqlExplainStore } from '../features/explain/index.ts';
import type { Reader } from '../features/feed/index.ts';
import { type Metering, readiness, serviceRoute, sqlSyncHealthStore, startMetering, syncHealthRoute } from '../features/health/index.ts';
import { applyKeeps } from '../features/keeps/index.ts';
import { noticePutBack } from '../features/backup/index.ts';
import { holdsRoute, sqlHoldsStore } from '../features/holds/index.ts';
import { lanRoute } from '../features/lan/index.ts';
import { liveRoute, pingMsByKind } from '../features/live/index.ts';
import { type CustodyWatch, custodyWatch, sqlCustodyStore } from '../features/intake/index.ts';
import { lossesRoute, renewalRoute, sqlLossesStore } from '../features/losses/index.ts';
import { openOutlooks, outlookRoute, sqlOutlookStore } from '../features/outlook/index.ts';
import { startPageRoute } from '../features/start-page/index.ts';
import { sqlTermsStore, termsRoute } from '../features/terms/index.ts';
import { turnstile } from '../platform/turnstile.ts';
import { buildServer } from './build-server.ts';
import { callersOf } from './credentials.ts';
import { docsRoute } from './docs-route.ts';
import { type Features, openFeatures } from './features.ts';
import type { RouteBook } from './route-book.ts';
import type { World } from './world.ts';

/** The server, composed and not yet listening. */
export interface House {
  readonly app: FastifyInstance;
  readonly book: RouteBook;
  readonly features: Features;
  /** Takes the judge's term, seeds the demo, wraps keys anew after a rotation; false when another process judges. */
  readonly begin: () => Promise<boolean>;
  /** Says goodbye, stops taking requests, lets what is under way end, gives the judge's lock back, closes the database. */
  readonly close: () => Promise<void>;
}

const healthHintsMs = 500;
/** How long requests under way may take once the end was asked for. */
const patienceMs = 3000;
const socketsPerAddressMax = 1000;
const askAgainMs = 300_000;
const explainedStepsMax = 2000;
/** One of a card of very many sales holds the embedded database for a good part of a second. */
const explanationsWaitingMax = 8;

/** Puts features and routes together. */
export const compose = async (world: World): Promise<House> => {
  const { config, log } = world;
  const features = openFeatures(world);
  const { judge, hub } = features;
  const metering = startMetering([
    { name: 'qoa_judged_no', help: 'The head of the one total order', read: () => judge.place()?.head ?? 0 },
    { name: 'qoa_last_backup_seconds', help: 'When the last backup of this life of the storage was taken, in seconds since 1970; 0 before the first', read: () => backupTime(features) },
    { name: 'qoa_live_sockets', help: 'Open websockets', read: hub.count },
  ]);
  let isDraining = false;
  const mayJudge = readiness(judge);
  const isReady = (): boolean => !isDraining && mayJudge();
  const { app, book } = await buildServer({
    proving: features,
    routes: routesOf(world, features, metering, isReady),
    webApps: world.webApps,
    publicUrl: config.publicUrl,
    log,
    tls: world.tls,
    trustProxy: config.trustProxy,
    rateLimits: config.rateLimits,
    requestMsMax: world.requestMsMax,
    newRequestId: requestNumbers(hexOf(world.random(4))),
    metering,
    isDraining: () => isDraining,
    sleep: world.sleep,
    absent: [...(config.demo ? [] : ['/v1/demo']), ...(world.tls === null ? ['/lan/ca.crt'] : [])],
  });
  const custody = watchCustody(world, judge);
  let stopCompacting = (): void => undefined;
  const stopHealthHints = world.every(healthHintsMs, hub.tellHealth);
  const closeClock = clockOf(world, judge);
  return {
    app,
    book,
    features,
    begin: async () => {
      // Before the term is taken: the judge reads the ended epochs with it.
      await applyKeeps(world.database, world.keeps);
      await features.devices.watch();
      const isJudge = await judge.ready();
      // Behind the first term, which is followed here step by step.
      judge.onAppointed(() => void custody.look().catch((thrown: unknown) => log.error({ err: thrown }, judgingCustody)));
      if (isJudge) await noticePutBack(judge, world.keeps);
      if (isJudge) await features.demo?.seed();
      if (isJudge) await custody.look();
      if (isJudge) await features.tellPhones.tell();
      if (isJudge) await features.tellPhones.tellOldHoles();
      if (isJudge) await features.tellPhones.tellForgottenEvictions();
      if (isJudge) await features.campaigns.participation.tellRelations();
      stopCompacting = compactBy(world, judge);
      const { wrapped, unopened: phones } = await features.devices.rewrapAll();
      if (phones.length > 0) log.error(lostKeys(phones), 'the keyring has lost keys of phones: what they send waits until the keys are back');
      const { sealed, unopened } = await features.audiences.reseal();
      if (unopened > 0) log.warn({ unopened }, 'birthdays whose key the keyring has lost count as none');
      if (wrapped + sealed > 0) log.info({ wrapped, sealed }, 'message keys and birthdays were sealed under the first key of the keyring');
      return isJudge;
    },
    close: async () => {
      isDraining = true;
      stopHealthHints();
      custody.stop();
      stopCompacting();
      closeClock();
      hub.drain(() => 500 + ((world.random(1)[0] ?? 0) / 256) * 2500);
      const stopCutting = world.every(patienceMs, () => app.server.closeAllConnections());
      await app.close();
      stopCutting();
      await judge.close();
      await world.database.close();
    },
  };
};

/** Whom to look at, and which keys to bring back. */
const lostKeys = (phones: Rewrapped['unopened']): object => ({ keys: [...new Set(phones.map(({ keyId }) => keyId))], phones: phones.length, enrolments: phones.slice(0, 20).map(({ enrolment }) => enrolment) });

const judgingCustody = 'judging what is in custody';

/** An update or a repair may read what an earlier release could only keep: that is looked at by whoever becomes the judge. */
const watchCustody = ({ database, every, log }: World, judge: Features['judge']): CustodyWatch =>
  custodyWatch({
    store: sqlCustodyStore(database),
    judge,
    every,
    onJudged: (judged) => log.info({ judged }, 'events in custody got their verdict'),
    onAway: ({ code }) => log.warn({ code }, 'events in custody wait: the judge is away'),
    onTrouble: (thrown) => log.error({ err: thrown }, judgingCustody),
  });

/** Feeds are kept for 90 days. Rule: Memory */
const compactBy = ({ database, every, now, log }: World, judge: Features['judge']): (() => void) =>
  keepCompacting({
    store: sqlCompactionStore(database),
    judge,
    now,
    every,
    onWalked: () => log.info('what no reader goes on from any more was compacted'),
    onTrouble: (thrown) => log.error({ err: thrown }, 'compacting feeds'),
  });

const clockOf = ({ every, log, now }: World, judge: Features['judge']): (() => void) =>
  openClockDoor({
    judge,
    every,
    now,
    onTaken: (cards) => log.info({ cards }, 'what had ended of cards was taken'),
    onAway: ({ code }) => log.warn({ code }, 'what has ended waits: the judge is away'),
    onTrouble: (thrown) => log.error({ err: thrown }, 'taking what has ended'),
  });

const backupTime = ({ judge, backupOf }: Features): number => {
  const place = judge.place();
  return place === null ? 0 : (backupOf(place.epoch)?.atMs ?? 0) / 1000;
};

/** Numbers of requests: a mark of this process, then a count. */
const requestNumbers = (mark: string): (() => string) => {
  let count = 0;
  return () => mark + (count++ % 0x1_0000_0000).toString(16).padStart(8, '0');
};

const routesOf = (world: World, features: Features, metering: Metering, isReady: () => boolean): readonly FastifyPluginAsync[] => {
  const { config, database, log, now, publicUrl, tls } = world;
  const { judge, intake, feed, hub, devices, sessions, enrolling, adopting, cards, admins, campaigns, losses, holds, demo, epoch } = features;
  return [
    docsRoute(publicUrl),
    startPageRoute({ demo, lanUrl: () => (tls === null ? null : publicUrl()) }),
    serviceRoute({ isReady, metering, metricsFor: config.metricsToken !== null ? { token: config.metricsToken } : config.mode === 'production' ? 'nobody' : 'anybody' }),
    enrolRoute(enrolling),
    adoptRoute(adopting),
    sessionRoute(sessions, features.enrolling),
    pushRoute(intake),
    receiptRoute(intake),
    rescueRoute(intake),
    pullRoute(feed),
    liveRoute({
      hub,
      readerOf: (token, request) => readerOf(features, token, request),
      socketsPerAddressMax: config.rateLimits ? socketsPerAddressMax : Infinity,
      askAgainMs,
      pingMsByKind,
      onTrouble: (thrown) => log.error({ err: thrown }, 'a socket'),
    }),
    cardRoute({ cards, epoch }),
    termsRoute({ store: sqlTermsStore(database), now }),
    explainRoute({ explainer: openExplainer({ store: sqlExplainStore(database, features.birthdayOf), breathe: turnOfLoop, stepsMax: explainedStepsMax }), turns: turnstile(explanationsWaitingMax) }),
    outlookRoute(openOutlooks({ store: sqlOutlookStore(database, features.birthdayOf), now })),
    adminSessionRoute(admins),
    enrolmentsRoute({ enrolling, devices, publicUrl }),
    campaignsRoute(campaigns),
    participationRoute(campaigns.participation),
    audiencesRoute({ ...features.audiences, publicUrl }),
    erasureRoute(features.erasure),
    lossesRoute(losses),
    holdsRoute(holds),
    renewalRoute({ store: sqlLossesStore(database), enrolling }),
    dryRunRoute(openDryRuns({ store: sqlDryRunStore(database), now, breathe: turnOfLoop })),
    syncHealthRoute({ store: sqlSyncHealthStore(database, features.holdsKey), losses: sqlLossesStore(database), holds: sqlHoldsStore(database), now, place: judge.place, backupOf: features.backupOf }),
    ...(demo === null ? [] : [demoRoute(demo)]),
    ...(tls === null ? [] : [lanRoute(tls.authority)]),
  ];
};

const turnOfLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A phone by the token of its hello; a page by its cookie, which a browser sends for whoever asks, so its origin must have been stated. */
const readerOf = async (features: Features, token: string | null, request: FastifyRequest): Promise<Reader | null> => {
  if (token !== null) {
    const device = await features.sessions.deviceOf(token);
    return device === null ? null : { kind: 'device', enrolment: device.enrolment, store: device.store };
  }
  if (request.headers.origin === undefined) return null;
  const caller = (await callersOf(features, request)).find(({ kind }) => kind === 'card' || kind === 'admin');
  if (caller?.kind === 'card') return { kind: 'card', card: caller.card };
  return caller?.kind === 'admin' ? { kind: 'console' } : null;
};
