import type { EnrolmentId } from '@qoa/shared/ids';
import type { QueueView } from '@qoa/shared/sync';
import type { Holding, Outbox } from '../outbox/index.ts';

/** What an enrolment has in the outbox; one that never wrote has nothing and begins at 1. */
export const holdingOf = async (outbox: Outbox, enrolment: EnrolmentId): Promise<Holding> =>
  (await outbox.holdings()).find((holding) => holding.enrolment === enrolment) ?? { enrolment, nextSeq: 1, kept: [], queued: 0, oldestQueuedWallMs: null };

/** The outbox as the machine sees it. */
export const queueViewOf = async (outbox: Outbox, enrolment: EnrolmentId): Promise<QueueView> => {
  const [{ nextSeq, queued, oldestQueuedWallMs }, drawer] = await Promise.all([holdingOf(outbox, enrolment), outbox.drawerCount()]);
  return { nextSeq, queued, oldestQueuedWallMs, drawer };
};
