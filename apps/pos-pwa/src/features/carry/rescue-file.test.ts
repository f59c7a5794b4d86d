import { readRescueText } from '@qoa/shared/carry';
import { base64urlOf, utf8Of } from '@qoa/shared/bytes';
import type { EarlierAnswer } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, EventHash, Tag } from '@qoa/shared/ids';
import { expect, test } from 'vitest';
import type { Holding, Queued } from '../outbox/index.ts';
import { rescueFileOf } from './rescue-file.ts';

const nowMs = Date.UTC(2026, 10, 22, 18, 5);
const bytesOf = (enrolment: number, seq: number): Uint8Array => new Uint8Array(60).fill(enrolment).fill(seq & 0xff, 20).fill(seq >> 8, 40);
const envelope = (enrolment: number, seq: number): Queued => ({ enrolment: `${enrolment}` as EnrolmentId, seq, hash: '' as Queued['hash'], bytes: bytesOf(enrolment, seq), savedAtMs: 0 });

/** A phone of two enrolments: the old one has a gap, the new one more than a page. */
const seqs: Readonly<Record<string, readonly number[]>> = { 1: [3, 4, 9], 2: Array.from({ length: 1_203 }, (_, i) => i + 1) };
/** What the server answered to the first of the old enrolment, in two lives. */
const answerIn = (epoch: string): EarlierAnswer => ({ epoch: epoch as Epoch, answer: { seq: 3, hash: 'h' as EventHash, judgedNo: 7, class: 'accepted', code: null, facts: {}, given: [], tag: 't' as Tag, proof: 'p' as Tag } });
const settled = { ...envelope(1, 3), ...answerIn('e2'), settledAtMs: 0, earlier: [answerIn('e1')] };
const outbox = {
  holdings: () => Promise.resolve(Object.keys(seqs).map((enrolment): Holding => ({ enrolment: enrolment as EnrolmentId, nextSeq: 0, kept: [], queued: 0, oldestQueuedWallMs: null }))),
  drawn: () => Promise.resolve([{ ...envelope(1, 5), drawn: true }, { ...envelope(1, 6), bytes: null, drawn: true }] as const),
  resend: (enrolment: EnrolmentId, from: number, limit: number) => Promise.resolve((seqs[enrolment] ?? []).filter((seq) => seq >= from).slice(0, limit).map((seq) => (enrolment === '1' && seq === 3 ? settled : envelope(Number(enrolment), seq)))),
};

const certified = (enrolment: string) => ({ certificate: `{"enrolment":"${enrolment}"}`, certificateSignature: 'S' });
/** The old enrolment has none. */
const device = { certificate: (enrolment: EnrolmentId) => (enrolment === '1' ? { certificate: '', certificateSignature: '' } : certified(enrolment)) };

test('law kept: a rescue file holds every envelope of queue, ring and drawer, of every enrolment, once, what the server answered to them, and the certificates there are', async () => {
  const file = await rescueFileOf({ outbox, device }, 'es', 'T001', nowMs);
  const wanted = Object.entries(seqs).flatMap(([enrolment, own]) => own.map((seq) => base64urlOf(bytesOf(Number(enrolment), seq)))).concat(base64urlOf(bytesOf(1, 5)));
  expect(readRescueText(file.text)).toEqual({ certificates: [certified('2')], envelopes: wanted, answers: new Map([[wanted[0], ['e1', 'e2'].map((epoch) => base64urlOf(utf8Of(JSON.stringify(answerIn(epoch)))))]]), damaged: 0 });
  expect([file.events, file.name]).toEqual([1_207, 'qoa-T001-2026-11-22T1805.txt']);
});

test('an empty phone makes an empty file', async () => {
  expect(await rescueFileOf({ outbox: { ...outbox, holdings: () => Promise.resolve([]), drawn: () => Promise.resolve([]) }, device }, 'en', 'T001', nowMs)).toMatchObject({ events: 0 });
});
