import { answersOf } from '@qoa/pos-pwa/features/outbox';
import type { EarlierAnswer } from '@qoa/shared/events';
import type { PullResponse } from '@qoa/shared/protocol';
import { assert } from '@qoa/shared/result';
import type { Happening, LaneView, ReplicaView } from '../src/diary.ts';
import { cards } from '../src/town.ts';
import { differs, plain } from './compare.ts';
import type { RealPhone } from './real-phone.ts';

/** What happens on a phone's disk. */
export type OnPhone = Extract<Happening, { readonly phone: string }>;

/** Does it again on the real outbox and replica, and tells how they differ from the model; null: they agree. */
export const againOnPhone = async (phone: RealPhone, happening: OnPhone, real: WeakMap<PullResponse, PullResponse>): Promise<string | null> => {
  switch (happening.did) {
    case 'reopened':
      await phone.reopen(happening.release);
      return null;
    case 'followed':
      await phone.replica().follow(happening.enrolment);
      return null;
    case 'rotted':
      await phone.rot(happening.hash);
      return null;
    case 'copied':
      await phone.copy();
      return null;
    case 'went-back':
      await phone.goBack();
      return null;
    case 'storage-evicted':
      await phone.evictAll();
      return null;
    case 'replica-evicted':
      await phone.evictReplica();
      return null;
    case 'appended':
      return (await appendAgain(phone, happening)) ?? (await lanesDiffer(phone, happening.lane));
    case 'read-queue':
      return (await readAgain(phone, happening)) ?? (await lanesDiffer(phone, happening.lane));
    case 'settled':
      await settleAgain(phone, happening);
      return (await otherLifeDiffers(phone, happening)) ?? (await lanesDiffer(phone, happening.lane));
    case 'applied': {
      const response = real.get(happening.response);
      assert(response !== undefined, 'what is applied was pulled');
      await phone.replica().apply(response);
      return replicasDiffer(phone, happening.replica);
    }
    case 'hinted':
      await phone.replica().applyHint(happening.epoch, happening.scope, happening.rows);
      return replicasDiffer(phone, happening.replica);
  }
};

const appendAgain = async (phone: RealPhone, { draftId, envelope, outcome }: Extract<OnPhone, { did: 'appended' }>): Promise<string | null> => {
  let sealedSeq: number | null = null;
  const appended = await phone.outbox().append(draftId, {
    enrolment: envelope.enrolment,
    content: draftId,
    seal: (seq) => {
      sealedSeq = seq;
      return Promise.resolve(envelope);
    },
  });
  if (!appended.ok) return `the outbox refused: ${appended.error.code}`;
  if (outcome === 'already') return differs('saved', 'already', appended.value.saved);
  return differs('saved', { saved: 'now', seq: envelope.seq, hash: envelope.hash }, { saved: appended.value.saved, seq: sealedSeq, hash: appended.value.name.hash });
};

const readAgain = async (phone: RealPhone, { from, limit, read, earlier, lane }: Extract<OnPhone, { did: 'read-queue' }>): Promise<string | null> => {
  const outbox = phone.outbox();
  const found = await (from === null ? outbox.peek(lane.enrolment, limit) : outbox.resend(lane.enrolment, from, limit));
  const shown = (answers: readonly EarlierAnswer[]): readonly object[] => answers.map(({ epoch, answer }) => ({ epoch, answer: plain(answer) }));
  return differs('what the push reads', read, found.map(({ hash }) => hash)) ?? differs('what the push shows of earlier answers', shown(earlier), shown(found.flatMap(answersOf)));
};

const settleAgain = async (phone: RealPhone, { command, lane: { enrolment } }: Extract<OnPhone, { did: 'settled' }>): Promise<void> => {
  const { epoch, answers, unreadable, coveredJudgedNo } = command;
  await phone.outbox().settle(answers.map((answer) => ({ enrolment, epoch, answer })));
  await phone.outbox().toDrawer(enrolment, unreadable);
  await phone.outbox().prune(enrolment, { epoch, judgedNo: coveredJudgedNo });
};

const otherLifeDiffers = async (phone: RealPhone, { command, otherLife, lane }: Extract<OnPhone, { did: 'settled' }>): Promise<string | null> =>
  differs('what another life answered', otherLife, await phone.outbox().otherLife(lane.enrolment, command.epoch));

const lanesDiffer = async (phone: RealPhone, lane: LaneView): Promise<string | null> => {
  const holding = (await phone.outbox().holdings()).find(({ enrolment }) => enrolment === lane.enrolment);
  const { nextSeq, kept, queued } = holding ?? { nextSeq: 1, kept: [], queued: 0 };
  return differs(`the lane of ${lane.enrolment}`, { nextSeq: lane.nextSeq, kept: lane.kept, queued: lane.queued.length }, { nextSeq, kept, queued });
};

const replicasDiffer = async (phone: RealPhone, { cursor, balances, places }: ReplicaView): Promise<string | null> => {
  const replica = phone.replica();
  const moved = differs('cursor', cursor, await replica.cursor());
  if (moved !== null) return moved;
  for (const card of cards) {
    for (const { programme, balance } of await replica.standings(card)) {
      if (places.get(programme) !== true) continue;
      const wrong = differs(`card ${card} in programme ${programme}`, balances.get(`${card}:${programme}`) ?? 0, balance);
      if (wrong !== null) return wrong;
    }
  }
  const names = (await replica.events(500)).map(({ name: { enrolment, seq, hash } }) => `${enrolment}:${seq}:${hash}`);
  return differs('events shown twice', 0, names.length - new Set(names).size);
};
