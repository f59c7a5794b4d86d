import type { EnrolmentId, InstantMs } from '@qoa/shared/ids';
import { endingOf } from '@qoa/shared/sync';
import { readHolding, writeHolding } from './holding-store.ts';
import { countOf } from './seq-ranges.ts';
import type { OutboxTables } from './tables-store.ts';

/** Closes an enrolment if nothing of it is left; the same row is compared by every append. Law: kept */
export const retireIn = (tables: OutboxTables, enrolment: EnrolmentId, nowMs: InstantMs): Promise<boolean> =>
  tables.database.transaction('rw', tables.meta, async () => {
    const holding = await readHolding(tables, enrolment, nowMs);
    const { queued, ranges } = holding;
    if (endingOf({ queued, settled: countOf(ranges) - queued }) !== 'forgets-keys') return false;
    await writeHolding(tables, { ...holding, retired: true });
    return true;
  });
