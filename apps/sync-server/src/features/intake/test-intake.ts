import { createHash, createHmac, createSecretKey } from 'node:crypto';
import { encodeEvent, sealedBytes } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, Seq, StoreId } from '@qoa/shared/ids';
import { purposes, type PushHeader, type PushRequest } from '@qoa/shared/protocol';
import type { Device } from '../devices/index.ts';
import type { Judge } from '../judge/index.ts';
import { type Intake, type IntakeParts, openIntake } from './intake.ts';
import { answerProofs } from './proofs.ts';

const enrolment = '00112233445566ff' as EnrolmentId;
const key = createSecretKey(createHash('sha256').update('a phone').digest());
const tag = (purpose: string, content: string | Uint8Array): Buffer => createHmac('sha256', key).update(purpose).update(content).digest().subarray(0, 16);

/** For tests of the intake alone: a phone whose key the test holds. */
export const testDevice: Device = { enrolment, store: 1 as StoreId, state: 'active', enrolledAtMs: 0, revokedAtMs: null, messageKey: key, signingKey: key };

/** An intake that knows the phone, over a judge that only takes what it is handed. */
export const openTestIntake = (parts: Partial<IntakeParts> & { readonly submit: Judge['submit'] }): Intake =>
  openIntake({
    devices: { of: (wanted) => Promise.resolve(wanted === enrolment ? testDevice : null) },
    contacts: { of: () => Promise.resolve([]), add: () => undefined, doubt: () => undefined, settled: () => undefined },
    bases: { of: () => Promise.resolve(() => null) },
    coveredJudgedNo: () => 0,
    adoptCards: () => Promise.resolve(),
    proofs: answerProofs([key]),
    now: () => 1_795_000_000_000,
    judge: { recall: () => null, ready: () => Promise.resolve(true), place: () => ({ epoch: '00000000000000aa' as Epoch, ended: new Set<Epoch>(), head: 0 }), submit: parts.submit },
    ...parts,
  });

/** The phone's tag under bytes of an event, in base64url. */
export const sealedText = (body: Uint8Array): string => Buffer.from(sealedBytes(body, tag(purposes.event, body))).toString('base64url');

/** A guest's sale of the phone. */
export const saleText = (seq: Seq, { wallMs, session, monotonicMs }: PushHeader['clock']): string =>
  sealedText(encodeEvent({ kind: 'SaleRecorded', enrolment, seq, wallMs, clockSession: session, monotonicMs, offsetS: null, basis: null, actor: 0, card: null, cardTyped: false, lines: [{ product: { raw: 'pan' }, quantity: 1000, amountCents: null }], ticketCents: null }));

/** A header of the phone that says it kept everything. */
export const headerText = (clock: PushHeader['clock'], nextSeq: Seq, queued: number): string =>
  JSON.stringify({ v: 1, enrolment, epoch: null, nextSeq, kept: nextSeq === 1 ? [] : [[1, nextSeq - 1]], clock, report: { app: 't', queued, oldestQueuedWallMs: null, drawer: 0, storage: { usedBytes: null, quotaBytes: null, persisted: null } } } satisfies PushHeader);

/** A push under the phone's tag. */
export const requestOf = (header: string, events: readonly string[]): PushRequest => ({ header, tag: tag(purposes.push, header).toString('hex') as PushRequest['tag'], events });
