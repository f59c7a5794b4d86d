import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '@qoa/sim/chance';
import type { Database } from '@qoa/sync-server/platform/database';
import { type Found, readFound, withMore } from '../found.ts';
import { campaignsBroken } from './campaign-laws.ts';
import type { Office } from './office.ts';

/** Faults that strike while somebody changes a campaign, and what the database says of campaigns afterwards. */
export interface MidChange {
  /** Strikes while the last act of a change is under way. */
  readonly strike: (fault: () => Promise<void>) => Promise<void>;
  /** Reads everything by `reading` once the change is done. */
  readonly inspect: (reading: Reading) => Promise<Found>;
}

type Reading = <Value>(read: (database: Database) => Promise<Value>) => Promise<Value>;

const changeMsMax = 12;

/** The changes of an office. `previews`: its phones judge beforehand, so that courtesy is owed to them. */
export const midChange = (office: Office, chance: Chance, previews = false): MidChange => ({
  strike: async (fault) => {
    await office.begin();
    await sleep(chance.below(changeMsMax));
    await fault();
  },
  inspect: async (reading) => {
    const undone = await office.settled();
    const found = await reading(async (database) => withMore(await readFound(database), await campaignsBroken(database, office.told(), previews)));
    return undone === null ? found : { ...found, untrue: [...found.untrue, undone] };
  },
});
