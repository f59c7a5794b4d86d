import { acknowledgeBeforeCommit } from '../planted/acknowledge-before-commit.ts';
import { claimsForgotten } from '../planted/claims-forgotten.ts';
import { cursorWithoutChain } from '../planted/cursor-without-chain.ts';
import { deleteByPosition } from '../planted/delete-by-position.ts';
import { draftSavedTwice } from '../planted/draft-saved-twice.ts';
import { feedChainBroken } from '../planted/feed-chain-broken.ts';
import { forkAnsweredAsRepeat } from '../planted/fork-answered-as-repeat.ts';
import { holeThoughKept } from '../planted/hole-though-kept.ts';
import { hintBelievedWhole } from '../planted/hint-believed-whole.ts';
import { limitsForgotten } from '../planted/limits-forgotten.ts';
import { midnightInUtc } from '../planted/midnight-in-utc.ts';
import { noDeduplication } from '../planted/no-deduplication.ts';
import { noRetry } from '../planted/no-retry.ts';
import { numberNotCompared } from '../planted/number-not-compared.ts';
import { poisonStops } from '../planted/poison-stops.ts';
import { tornCommit } from '../planted/torn-commit.ts';
import { unfencedCommit } from '../planted/unfenced-commit.ts';
import { waitingClaimsForgotten } from '../planted/waiting-claims-forgotten.ts';
import { cursorJumpsToHead } from '../planted/cursor-jumps-to-head.ts';
import { listShowsTwice } from '../planted/list-shows-twice.ts';
import { unknownRowStops } from '../planted/unknown-row-stops.ts';
import { drawerByNumber } from '../planted/drawer-by-number.ts';
import { queueExpires } from '../planted/queue-expires.ts';
import { type Cores, realCores } from './cores.ts';
import { runSchedule } from './schedule.ts';

/** Makes a world with one defect in it. */
export type Plant = (real: Cores) => Cores;

/** Realistic defects, each a replacement for one part: every one must be caught. */
export const plants: Readonly<Record<string, Plant>> = {
  'no de-duplication': noDeduplication,
  'acknowledge before commit': acknowledgeBeforeCommit,
  'delete by position': deleteByPosition,
  'cursor without chain': cursorWithoutChain,
  'commit without fence': unfencedCommit,
  'commit torn in two': tornCommit,
  'hint believed whole': hintBelievedWhole,
  'hole though kept': holeThoughKept,
  'draft saved twice': draftSavedTwice,
  'number not compared': numberNotCompared,
  'no retry after a failure': noRetry,
  'midnight in UTC': midnightInUtc,
  'limits forgotten between batches': limitsForgotten,
  'unknown kind stops the batch': poisonStops,
  'fork answered as a repeat': forkAnsweredAsRepeat,
  'cursor jumps to the head': cursorJumpsToHead,
  'list shows a sale twice': listShowsTwice,
  'unknown row stops the reader': unknownRowStops,
  'drawer by number alone': drawerByNumber,
  'queue expires': queueExpires,
  'feed chain broken in a batch': feedChainBroken,
  'claims forgotten between batches': claimsForgotten,
  'waiting claims forgotten': waitingClaimsForgotten,
};

export interface PlantedRow {
  readonly fault: string;
  /** The law that turned red; null: nothing noticed. */
  readonly caughtBy: string | null;
  readonly afterSchedules: number;
}

/** Runs schedules on each defect, until one breaks a law or `schedulesMax` have passed. */
export const catchPlanted = (seed: number, schedulesMax: number, planted: Readonly<Record<string, Plant>> = plants): readonly PlantedRow[] =>
  Object.entries(planted).map(([fault, plant]) => {
    for (let n = 1; n <= schedulesMax; n += 1) {
      const { violation } = runSchedule(seed + n - 1, plant(realCores));
      if (violation !== null) return { fault, caughtBy: violation.law, afterSchedules: n };
    }
    return { fault, caughtBy: null, afterSchedules: schedulesMax };
  });
