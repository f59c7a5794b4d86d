import { createHmac, type KeyObject } from 'node:crypto';
import { answerText, type Answer, type TaggedAnswer, tagOf } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, InstantMs } from '@qoa/shared/ids';
import { parsePushHeader, type ProtocolRefusal, purposes, type PushHeader, type PushRequest, type PushResponse } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Device, Devices } from '../devices/index.ts';
import type { Judge, JudgeAway } from '../judge/index.ts';
import { withTimes } from './corrected-times.ts';
import type { KnownContacts } from './known-contacts.ts';
import { isTagOf, openEnvelope, type Opened, type Unreadable } from './open-envelope.ts';

/** Why a push as a whole is not taken. The phone keeps everything. */
export type PushRefusal = ProtocolRefusal | JudgeAway | { readonly code: 'KEY_UNKNOWN' };

/** The one way in for envelopes: authenticates them, gives them their times and hands them to the judge. */
export interface Intake {
  /**
   * A phone's own push or heartbeat. Each event gets one answer; a repeated push gets the same answers.
   * Errors: BODY_INVALID, PROTOCOL_UNKNOWN, TOO_MANY_EVENTS of the header; KEY_UNKNOWN when nobody's key made the header's tag; UNAVAILABLE.
   * Laws: authentic, once, order
   */
  readonly push: (request: PushRequest) => Promise<Result<PushResponse, PushRefusal>>;
}

export interface IntakeParts {
  readonly devices: Pick<Devices, 'of'>;
  readonly contacts: KnownContacts;
  readonly judge: Pick<Judge, 'submit' | 'place'>;
  readonly now: () => InstantMs;
}

export const openIntake = (parts: IntakeParts): Intake => ({
  push: async (request) => {
    const header = parsePushHeader(request.header);
    if (!header.ok) return header;
    const device = await parts.devices.of(header.value.enrolment);
    if (device === null || !isTagOf(device.messageKey, purposes.push, request.header, Buffer.from(request.tag, 'hex'))) return err({ code: 'KEY_UNKNOWN' });
    return deliver(parts, device, header.value, request.events);
  },
});

const deliver = async (parts: IntakeParts, device: Device, header: PushHeader, texts: readonly string[]): Promise<Result<PushResponse, PushRefusal>> => {
  const { enrolment, messageKey } = device;
  const serverMs = parts.now();
  const contact = { serverMs, ...header.clock, nextSeq: header.nextSeq };
  const { opened, unreadable } = openAll(texts, enrolment, messageKey);
  const before = opened.length === 0 ? [] : await parts.contacts.of(enrolment);
  const arrivals = withTimes(opened, [...before, contact], serverMs);
  parts.contacts.add(enrolment, contact);

  const taken = await parts.judge.submit({
    enrolment,
    stated: { nextSeq: header.nextSeq, kept: header.kept },
    arrivals: [...arrivals].sort((a, b) => a.envelope.seq - b.envelope.seq),
    contact: { enrolment, ...contact, report: header.report },
  });
  const place = parts.judge.place();
  if (!taken.ok) return taken;
  if (place === null) return err({ code: 'UNAVAILABLE' });
  const { answers, sendFrom, frontier, highestSeq } = taken.value;
  return ok({
    epoch: place.epoch,
    serverMs,
    answers: answers.map((answer) => tagged(messageKey, place.epoch, enrolment, answer)),
    unreadable,
    sendFrom,
    frontier,
    highestSeq,
    // No backup covers anything yet: phones keep their ring.
    coveredJudgedNo: 0,
  });
};

const openAll = (texts: readonly string[], enrolment: EnrolmentId, key: KeyObject): { readonly opened: readonly Opened[]; readonly unreadable: readonly Unreadable[] } => {
  const opened: Opened[] = [];
  const unreadable: Unreadable[] = [];
  for (const text of texts) {
    const one = openEnvelope(text, enrolment, key);
    if (one.ok) opened.push(one.value);
    else unreadable.push(one.error);
  }
  return { opened, unreadable };
};

const tagged = (key: KeyObject, epoch: Epoch, enrolment: EnrolmentId, answer: Answer): TaggedAnswer => ({
  ...answer,
  tag: tagOf(createHmac('sha256', key).update(purposes.answer).update(answerText(epoch, enrolment, answer)).digest()),
});
