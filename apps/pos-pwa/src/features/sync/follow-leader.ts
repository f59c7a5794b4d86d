import { createListeners, type Unsubscribe } from '../../platform/listeners.ts';
import type { TabChannel } from '../../platform/tab-channel.ts';
import { LOOK_EVERY_MS, lookAtLeader, trustingWatch } from './leader-watch.ts';
import type { SyncTruth } from './sync-truth.ts';
import type { TabMessage } from './tab-message.ts';

/** A tab among the others: what it hears of them, and says to them. */
export interface Following {
  /** What the leader last told. */
  readonly leaderTruth: () => SyncTruth | null;
  /** A tab that opens or wakes has missed what the leader told: it asks. */
  readonly ask: () => void;
  readonly whenLeaderFails: (listener: () => void) => Unsubscribe;
  readonly stop: () => void;
}

/** What it looks at, and whom it tells. */
export interface FollowingNeeds {
  readonly tabs: TabChannel<TabMessage>;
  readonly nowMs: () => number;
  readonly leads: () => boolean;
  readonly shown: () => boolean;
  readonly truth: () => SyncTruth;
  readonly readQueue: () => void;
  readonly tryNow: () => void;
  /** The leader told its truth. */
  readonly changed: () => void;
}

/** Begins to hear the other tabs, and to look at the one that leads. */
export const followLeader = ({ tabs, nowMs, leads, shown, truth, readQueue, tryNow, changed }: FollowingNeeds): Following => {
  const fails = createListeners();
  let leaderTruth: SyncTruth | null = null;
  let watch = trustingWatch;

  const look = (): void => {
    const [next, finding] = lookAtLeader(watch, { follows: !leads() && shown(), own: truth(), leader: leaderTruth }, nowMs());
    watch = next;
    // What was told while this tab slept it may never hear.
    if (finding !== null) readQueue();
    if (finding === 'ask') tabs.tell({ v: 1, wish: 'sign' });
    if (finding === 'fails') fails.tell();
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  const deafen = tabs.hear((message) => {
    if ('truth' in message) {
      leaderTruth = message.truth;
      watch = { ...watch, asked: false };
      changed();
    } else if (message.wish === 'try-now') tryNow();
    else if (leads()) tabs.tell({ v: 1, truth: truth() });
  });
  return {
    leaderTruth: () => leaderTruth,
    ask: () => {
      if (!leads()) tabs.tell({ v: 1, wish: 'sign' });
    },
    whenLeaderFails: fails.subscribe,
    stop: () => {
      clearInterval(looking);
      deafen();
    },
  };
};
