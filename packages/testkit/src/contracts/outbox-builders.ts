import type { Envelope, TaggedAnswer } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, EventHash, JudgedNo, Seq, Tag } from '@qoa/shared/ids';
import { hexOf } from '@qoa/shared/bytes';

export const enrolmentA = 'a1a1a1a1a1a1a1a1' as EnrolmentId;
export const enrolmentB = 'b2b2b2b2b2b2b2b2' as EnrolmentId;
export const anEpoch = '1111111111111111' as Epoch;
export const anotherEpoch = '2222222222222222' as Epoch;

/** Bytes that stand for an event, with their true hash. The outbox never opens an envelope, so they need not decode. */
export const envelopeFor = async (enrolment: EnrolmentId, seq: Seq, salt = ''): Promise<Envelope> => {
  const bytes = new TextEncoder().encode(`${enrolment} ${seq} ${salt}`.padEnd(78, '.'));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return { enrolment, seq, bytes, hash: hexOf(digest, 0, 16) as EventHash };
};

/** A sealer by its shape. */
export interface SealerUnderTest {
  readonly enrolment: EnrolmentId;
  readonly content: string;
  readonly seal: (seq: Seq) => Promise<Envelope>;
}

/** Seals `envelopeFor`; the salt is what the event says. */
export const sealerFor = (enrolment: EnrolmentId, salt = ''): SealerUnderTest => ({
  enrolment,
  content: salt,
  seal: (seq) => envelopeFor(enrolment, seq, salt),
});

/** The server's answer to an envelope: accepted, unless said otherwise. */
export const answerTo = (envelope: Pick<Envelope, 'seq' | 'hash'>, judgedNo: JudgedNo, more: Partial<TaggedAnswer> = {}): TaggedAnswer => ({
  seq: envelope.seq,
  hash: envelope.hash,
  judgedNo,
  class: 'accepted',
  code: null,
  facts: {},
  given: [],
  tag: '0'.repeat(32) as Tag,
  ...more,
});
