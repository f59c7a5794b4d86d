import { parseAs, pullResponseSchema, PULL_ROWS_MAX, type PullRequest } from '@qoa/shared/protocol';
import type { RequestNo, SyncInput } from '@qoa/shared/sync';
import { faultOf } from '../../platform/storage-fault.ts';
import { ANSWER_TIMEOUT_MS, syncFaultOf, unreadableAnswer, type ErrandNeeds } from './errands.ts';

/** Pulls every followed scope and applies the pages. Law: resume */
export const performPull = async ({ enrolment, device, replica, http }: ErrandNeeds, request: RequestNo, token: string): Promise<SyncInput> => {
  const body: PullRequest = { ...(await replica.cursor()), limit: PULL_ROWS_MAX };
  const answer = await http.post('/v1/pull', body, { timeoutMs: ANSWER_TIMEOUT_MS, token });
  if (!answer.ok) return { input: 'PullFailed', request, fault: syncFaultOf(answer.error) };
  const read = parseAs(pullResponseSchema, answer.value);
  if (!read.ok) return { input: 'PullFailed', request, fault: unreadableAnswer };
  const { epoch, serverMs } = read.value;
  await device.noteContact({ enrolment, epoch, serverMs });
  try {
    return { input: 'PullApplied', request, epoch, ...(await replica.apply(read.value)) };
  } catch (error) {
    return { input: 'PullFailed', request, fault: { code: faultOf(error).code, retryAfterMs: null } };
  }
};
