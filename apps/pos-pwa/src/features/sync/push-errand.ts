import { base64urlOf } from '@qoa/shared/bytes';
import type { TaggedAnswer } from '@qoa/shared/events';
import { parseAs, pushResponseSchema, type PushHeader, type PushRequest, type PushResponse } from '@qoa/shared/protocol';
import { statedRanges, type SyncCommand, type SyncInput } from '@qoa/shared/sync';
import { inPortions } from '../../platform/in-portions.ts';
import { answersOf, type Queued, type Settled } from '../outbox/index.ts';
import { ANSWER_TIMEOUT_MS, syncFaultOf, unreadableAnswer, type ErrandNeeds } from './errands.ts';
import { holdingOf } from './queue-view.ts';

type Push = Extract<SyncCommand, { do: 'push' }>;

/** Sends a prefix of the queue and brings back the answers that verify. Law: authentic */
export const performPush = async (needs: ErrandNeeds, command: Push): Promise<SyncInput> => {
  const { enrolment, device, outbox, http } = needs;
  const { request, from, limit } = command;
  // Events before header: what is appended meanwhile stands in the header only, and is sent next.
  const events = from === null ? await outbox.peek(enrolment, limit) : await outbox.resend(enrolment, from, limit);
  const answer = await http.post('/v1/push', await pushRequestOf(needs, command, events), { timeoutMs: ANSWER_TIMEOUT_MS });
  if (!answer.ok) return { input: 'PushFailed', request, fault: syncFaultOf(answer.error) };
  const read = parseAs(pushResponseSchema, answer.value);
  if (!read.ok) return { input: 'PushFailed', request, fault: unreadableAnswer };
  const { epoch, serverMs } = read.value;
  await device.noteContact({ enrolment, epoch, serverMs });
  return { input: 'PushAnswered', request, sent: events.length, response: { ...read.value, answers: await believed(needs, read.value) } };
};

const pushRequestOf = async (needs: ErrandNeeds, { epoch, frontier }: Push, events: readonly (Queued | Settled)[]): Promise<PushRequest> => {
  const { enrolment, device, outbox, report } = needs;
  const [holding, drawer] = await Promise.all([holdingOf(outbox, enrolment), outbox.drawerCount()]);
  const { wallMs, session, monotonicMs } = device.clock();
  const header: PushHeader = {
    v: 1,
    enrolment,
    epoch,
    nextSeq: holding.nextSeq,
    kept: statedRanges(holding.kept, frontier),
    clock: { wallMs, session, monotonicMs },
    report: { ...report(), queued: holding.queued, oldestQueuedWallMs: holding.oldestQueuedWallMs, drawer },
  };
  const text = JSON.stringify(header);
  // Only what comes out of the ring was ever answered: a restored server compares. Law: final
  const earlier = events.flatMap(answersOf);
  return { header: text, tag: await device.tagPush(enrolment, text), events: events.map(({ bytes }) => base64urlOf(bytes)), ...(earlier.length === 0 ? {} : { earlier }) };
};

const believed = async ({ device, enrolment }: ErrandNeeds, { epoch, answers }: PushResponse): Promise<readonly TaggedAnswer[]> => {
  const kept: TaggedAnswer[] = [];
  await inPortions(answers, async (some) => {
    const verdicts = await Promise.all(some.map((answer) => device.believes(enrolment, epoch, answer)));
    kept.push(...some.filter((_, nth) => verdicts[nth]));
  });
  return kept;
};
