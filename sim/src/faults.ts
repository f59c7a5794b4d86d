import type { Chance } from './chance.ts';
import { compactAnywhere, compactAsProduct } from './compaction.ts';
import type { FaultKind } from './fault-kinds.ts';
import type { FeedPageAt } from './followers.ts';
import { carryRing } from './forgers.ts';
import { goOffline, phoneBlows } from './phone-faults.ts';
import type { PhoneAt } from './phone.ts';
import type { Server } from './doors.ts';
import type { World } from './world.ts';

/** What a blow may fall on. */
export interface Struck {
  readonly world: World;
  readonly server: Server;
  readonly at: PhoneAt;
  readonly pages: readonly FeedPageAt[];
  /** See `Setting`. */
  readonly livedTwice: boolean;
  /** The step's own. */
  readonly chance: Chance;
}

/** A blow: its kind, how it falls, and whether there is anything to fall on. */
export interface Blow {
  readonly kind: FaultKind;
  readonly fall: (struck: Struck) => void;
  readonly fits?: (struck: Struck) => boolean;
}

/** One blow of fate, out of chance. */
export const strike = (struck: Struck): void => {
  const { kind, fall, fits } = struck.chance.pick(blows);
  if ((fits === undefined || fits(struck)) && struck.world.fate.falls(kind)) fall(struck);
};

const serverBlows: readonly Blow[] = [
  { kind: 'server-crash', fall: ({ server, chance }) => server.crash(chance.pick([5, 500, 20_000, 600_000])) },
  { kind: 'fail-over', fall: ({ server }) => server.failOver() },
  { kind: 'session-lost', fall: ({ server }) => server.loseSessions() },
  { kind: 'feed-compacted', fall: ({ world, at, chance, livedTwice }) => (livedTwice ? compactAsProduct : compactAnywhere)(world, at.phone.store, chance) },
  { kind: 'backup', fall: ({ server }) => server.backUp() },
  { kind: 'backup', fall: ({ server }) => server.backUp() },
  { kind: 'restore', fits: ({ server }) => server.canRestore(), fall: (struck) => {
    struck.server.restore();
    if (struck.chance.happens(0.5)) carryRing(struck);
  } },
  { kind: 'page-reload', fall: ({ pages, chance }) => chance.pick(pages).reload() },
  { kind: 'revoked', fits: ({ at, chance }) => at.phone.storage.lanes.length > 0 && chance.happens(0.2), fall: ({ server, at }) => {
    const lane = at.phone.storage.lanes.at(-1);
    if (lane !== undefined) server.revoke(lane.enrolment);
  } },
  { kind: 'offline', fall: ({ at, chance }) => goOffline(at, chance) },
];

const blows: readonly Blow[] = [...serverBlows, ...phoneBlows];

