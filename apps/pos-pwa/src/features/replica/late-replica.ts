import type { Result } from '@qoa/shared/result';
import { createListeners } from '../../platform/listeners.ts';
import { reportDefect } from '../../platform/report-defect.ts';
import type { StorageFault } from '../../platform/storage-fault.ts';
import { joinEvents } from './join-events.ts';
import type { Replica } from './replica.ts';
import { openDexieReplica, type ReplicaNeeds } from './replica-store.ts';
import { placeOf } from './rule-facts.ts';

/** How a replica is opened, and how long anything waits: the clock's part of it. */
export interface ReplicaOpening {
  readonly open: (needs: ReplicaNeeds) => Promise<Result<Replica, StorageFault>>;
  readonly wait: (ms: number) => Promise<void>;
}

/** Screens wait for the replica this long; a sale needs none. */
const SHOWN_WITHOUT_MS = 3_000;
const retryFirstMs = 1_000;
const retryMaxMs = 60_000;

/**
 * Opens the phone's replica, and goes on without it where that takes long or fails: another page may hold it, the disk may have broken it. It is tried
 * again until it opens, and is then there for every screen. Meanwhile nothing is known of campaigns and cards, nothing is pulled, and everything is sold.
 */
export const openReplica = async (needs: ReplicaNeeds, { open, wait }: ReplicaOpening = { open: openDexieReplica, wait: pause }): Promise<Replica> => {
  let here: Replica | null = null;
  const opening = openAtLast(needs, { open, wait }).then((replica) => (here = replica));
  await Promise.race([opening, wait(SHOWN_WITHOUT_MS)]);
  return here ?? lateReplica(needs, opening);
};

const openAtLast = async (needs: ReplicaNeeds, { open, wait }: ReplicaOpening): Promise<Replica> => {
  for (let waitMs = retryFirstMs; ; waitMs = Math.min(2 * waitMs, retryMaxMs)) {
    const opened = await open(needs);
    if (opened.ok) return opened.value;
    await wait(waitMs);
  }
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Stands for a replica that is still to come: knows this phone's own events, and lets whoever writes wait. */
const lateReplica = ({ outbox }: ReplicaNeeds, opening: Promise<Replica>): Replica => {
  const listeners = createListeners();
  let here: Replica | null = null;
  let followed: Promise<unknown> = opening;
  const deafen = outbox.subscribe(listeners.tell);
  opening.then((replica) => {
    here = replica;
    deafen();
    replica.subscribe(listeners.tell);
    listeners.tell();
  }, reportDefect);
  const arrived = async (): Promise<Replica> => {
    await followed;
    return opening;
  };
  return {
    standings: async (card) => here?.standings(card) ?? [],
    product: async (gtin) => here?.product(gtin) ?? null,
    campaigns: async () => here?.campaigns() ?? [],
    store: async () => here?.store() ?? null,
    basis: async () => here?.basis() ?? null,
    events: async (limit) => here?.events(limit) ?? joinEvents((await Promise.all([outbox.latest(limit), outbox.drawn()])).flat(), nothingTold, limit),
    previewState: async (card, gtins) => here?.previewState(card, gtins) ?? nothingKnown,
    follow: (enrolment) => {
      const follows = opening.then((replica) => replica.follow(enrolment));
      followed = follows;
      return follows;
    },
    cursor: async () => (await arrived()).cursor(),
    apply: async (response) => (await arrived()).apply(response),
    applyHint: async (epoch, scope, rows) => here?.applyHint(epoch, scope, rows) ?? 'missed',
    reset: async () => (await arrived()).reset(),
    subscribe: listeners.subscribe,
  };
};

const nothingTold = { rows: [], claims: [], reader: null, judged: null };
const nothingKnown = { store: placeOf(null), programmes: new Map(), products: new Map(), balances: new Map() };
