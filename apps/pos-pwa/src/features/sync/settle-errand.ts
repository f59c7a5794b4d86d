import type { SyncCommand, SyncInput } from '@qoa/shared/sync';
import { faultOf } from '../../platform/storage-fault.ts';
import type { ErrandNeeds } from './errands.ts';
import { queueViewOf } from './queue-view.ts';

type Settle = Extract<SyncCommand, { do: 'settle' }>;

/** Writes what the server answered to the outbox. A write that fails leaves the envelope queued, and the answer comes again. Law: kept */
export const performSettle = async ({ enrolment, outbox }: ErrandNeeds, { request, epoch, answers, unreadable, coveredJudgedNo }: Settle): Promise<SyncInput> => {
  try {
    if (answers.length > 0) await outbox.settle(answers.map((answer) => ({ enrolment, epoch, answer })));
    if (unreadable.length > 0) await outbox.toDrawer(enrolment, unreadable);
    await outbox.prune(enrolment, { epoch, judgedNo: coveredJudgedNo });
    return { input: 'Settled', request, queue: await queueViewOf(outbox, enrolment), otherLife: await outbox.otherLife(enrolment, epoch) };
  } catch (error) {
    return { input: 'SettleFailed', request, fault: { code: faultOf(error).code, retryAfterMs: null } };
  }
};
