import { advances } from '@qoa/shared/clock';
import { answerText, type Answer, type TaggedAnswer } from '@qoa/shared/events';
import type { CardCode, EnrolmentId, Epoch, InstantMs, JudgedNo, Tag } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import { shownBy } from '@qoa/shared/loss';
import { parsePushHeader, type ProtocolRefusal, purposes, type PushHeader, type PushRequest, type PushResponse } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Contact, Device, Devices } from '../devices/index.ts';
import { withWords } from '../feed/index.ts';
import type { Judge, JudgeAway, Taken } from '../judge/index.ts';
import { carry, type Carried } from './carry.ts';
import { withTimes } from './corrected-times.ts';
import { basisTimesOf, type KnownBases } from './known-bases.ts';
import type { KnownContacts } from './known-contacts.ts';
import { confirmedCards, type EarlierByName, earlierIn, earlierOf, withEarlier } from './earlier.ts';
import { openEnvelope, type Opened, type Pushed, pushedOf, type Unreadable } from './open-envelope.ts';
import type { AnswerProofs } from './proofs.ts';
import { isSameTag, type Tagger, taggers } from './tags.ts';

/** Why a push as a whole is not taken. The phone keeps everything. */
export type PushRefusal = ProtocolRefusal | JudgeAway | { readonly code: 'KEY_UNKNOWN' };

/** The one way in for envelopes: authenticates them, gives them their times and hands them to the judge. */
export interface Intake {
  /**
   * A phone's own push or heartbeat. Each event gets one answer; a repeated push gets the same answers.
   * Errors: BODY_INVALID, PROTOCOL_UNKNOWN of the header; KEY_UNKNOWN when nobody's key made the header's tag; UNAVAILABLE.
   * Laws: authentic, once, order
   */
  readonly push: (request: PushRequest) => Promise<Result<PushResponse, PushRefusal>>;
  /**
   * Envelopes that somebody else carries, in base64url: a receipt, a rescue file. Each is judged on arrival, whatever is missing below it;
   * one that is damaged, forged or nobody's is told by its place and harms no other. `answers` are what a file says that they were answered, as in a
   * `RescueRequest`: what is ours binds as in a push, and whatever else stands there says nothing. Errors: UNAVAILABLE, and then the same may come again.
   * Laws: authentic, once, no poison, final
   */
  readonly carry: (envelopes: readonly string[], answers?: readonly string[]) => Promise<Result<readonly Carried[], JudgeAway>>;
}

export interface IntakeParts {
  readonly devices: Pick<Devices, 'of'>;
  readonly contacts: KnownContacts;
  readonly bases: KnownBases;
  readonly judge: Pick<Judge, 'submit' | 'recall' | 'place' | 'ready'>;
  /** Brings cards back that were lost with a backup: an earlier answer proves that they were ours. Those that stand are left alone. */
  readonly adoptCards: (codes: readonly CardCode[]) => Promise<void>;
  /** Up to where a durable backup holds the answers of an epoch; 0 while none does. Law: kept */
  readonly coveredJudgedNo: (epoch: Epoch) => JudgedNo;
  readonly proofs: AnswerProofs;
  readonly now: () => InstantMs;
}

/** The intake over its ports. */
export const openIntake = (parts: IntakeParts): Intake => {
  const taggerOf = taggers();
  return {
    push: async (request) => {
      const header = parsePushHeader(request.header);
      if (!header.ok) return header;
      const device = await parts.devices.of(header.value.enrolment);
      if (device === null) return err({ code: 'KEY_UNKNOWN' });
      if (device.messageKey === null) return err({ code: 'UNAVAILABLE' });
      const tagger = taggerOf(device.messageKey);
      if (!isSameTag(tagger.tagOf(purposes.push, request.header), request.tag)) return err({ code: 'KEY_UNKNOWN' });
      const earlier = earlierOf(parts, tagger, device.enrolment, request.earlier ?? []);
      if (earlier === null) return err({ code: 'UNAVAILABLE' });
      return deliver(parts, tagger, { header: header.value, device, earlier }, request.events);
    },
    carry: (envelopes, answers = []) => carry(parts, taggerOf, envelopes, answers.flatMap(earlierIn)),
  };
};

/** A push whose header verified, its phone, and what it showed of earlier answers. */
interface Delivery {
  readonly header: PushHeader;
  readonly device: Pick<Device, 'enrolledAtMs' | 'revokedAtMs'>;
  readonly earlier: EarlierByName;
}

const deliver = async (parts: IntakeParts, tagger: Tagger, delivery: Delivery, texts: readonly string[]): Promise<Result<PushResponse, PushRefusal>> => {
  const { header } = delivery;
  const serverMs = parts.now();
  const contact: Contact = { enrolment: header.enrolment, serverMs, ...header.clock, nextSeq: header.nextSeq, report: header.report };
  const pushed = texts.map(pushedOf);
  // The bytes of a known hash were authentic when they were judged, so they are now.
  const recalled = delivery.earlier.size > 0 ? null : parts.judge.recall({ epoch: header.epoch, contact, kept: header.kept, names: pushed.map(({ claimed, hash }) => ({ seq: claimed?.seq ?? 0, hash })) });
  if (recalled !== null) return answered(parts, tagger, contact, recalled, []);

  const { opened, unreadable } = openAll(pushed, header.enrolment, tagger);
  const taken = await submit(parts, delivery, contact, opened);
  if (!taken.ok) parts.contacts.doubt(header.enrolment);
  if (!taken.ok) return taken;
  parts.contacts.settled(header.enrolment, taken.value.frontier);
  return answered(parts, tagger, contact, taken.value, unreadable);
};

const submit = async (parts: IntakeParts, { header, device, earlier }: Delivery, contact: Contact, opened: readonly Opened[]): Promise<Result<Taken, JudgeAway>> => {
  const { enrolment } = header;
  const firstSeq = opened.reduce((least, { event }) => Math.min(least, event.seq), Infinity);
  const basisMs = await basisTimesOf(parts, opened);
  if (basisMs === null) return err({ code: 'UNAVAILABLE' });
  const before = await parts.contacts.of(enrolment, firstSeq);
  if (earlier.size > 0) await parts.adoptCards(confirmedCards(device, opened, earlier));
  const isNews = advances(before, contact);
  const arrivals = withTimes(opened, { contacts: isNews ? [...before, contact] : before, arrivalMs: contact.serverMs, enrolledAtMs: device.enrolledAtMs, basisMs });
  if (isNews) parts.contacts.add(enrolment, contact);
  return parts.judge.submit({
    enrolment,
    stated: { nextSeq: header.nextSeq, kept: header.kept, epoch: header.epoch, atMs: contact.serverMs, shown: shownBy(before.at(-1), contact) },
    // Only a server that lost something is shown earlier answers: no other push is walked for them.
    arrivals: earlier.size === 0 ? rising(arrivals) : rising(arrivals).map((arrival) => withEarlier(arrival, earlier)),
    contact: isNews ? contact : null,
  });
};

/** By seq; phones send them so, and then the list stays as it is. */
const rising = (arrivals: readonly Arrival[]): readonly Arrival[] => {
  let last = 0;
  for (const { envelope } of arrivals) {
    if (envelope.seq < last) return [...arrivals].sort((a, b) => a.envelope.seq - b.envelope.seq);
    last = envelope.seq;
  }
  return arrivals;
};

const openAll = (pushed: readonly Pushed[], enrolment: EnrolmentId, tagger: Tagger): { readonly opened: readonly Opened[]; readonly unreadable: readonly Unreadable[] } => {
  const opened: Opened[] = [];
  const unreadable: Unreadable[] = [];
  for (const each of pushed) {
    const one = openEnvelope(each, enrolment, tagger);
    if (one.ok) opened.push(one.value);
    else unreadable.push(one.error);
  }
  return { opened, unreadable };
};

const answered = (parts: IntakeParts, tagger: Tagger, { enrolment, serverMs }: Contact, taken: Taken, unreadable: readonly Unreadable[]): Result<PushResponse, PushRefusal> => {
  const place = parts.judge.place();
  if (place === null) return err({ code: 'UNAVAILABLE' });
  const { answers, sendFrom, frontier, highestSeq } = taken;
  return ok({
    epoch: place.epoch,
    serverMs,
    answers: answers.map((answer) => withWords(tagged(tagger, parts.proofs, answer, answerText(place.epoch, enrolment, answer)))),
    unreadable,
    sendFrom,
    frontier,
    highestSeq,
    coveredJudgedNo: parts.coveredJudgedNo(place.epoch),
  });
};

const tagged = (tagger: Tagger, proofs: AnswerProofs, answer: Answer, text: string): TaggedAnswer => {
  // Named one by one: a spread costs as much as the tag.
  const { seq, hash, judgedNo, class: answerClass, code, facts, given } = answer;
  return { seq, hash, judgedNo, class: answerClass, code, facts, given, tag: tagger.tagOf(purposes.answer, text) as Tag, proof: proofs.of(text) as Tag };
};
