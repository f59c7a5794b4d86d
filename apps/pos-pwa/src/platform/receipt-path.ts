import type { EventName } from '@qoa/shared/events';
import type { EnrolmentId, Seq } from '@qoa/shared/ids';

/** What is enough to find an envelope of this phone. */
export type ReceiptPart = Pick<EventName, 'enrolment' | 'seq'>;

/** Where the receipt of these envelopes is shown. */
export const receiptPath = (parts: readonly ReceiptPart[]): string => `/recibo/${parts.map(({ enrolment, seq }) => `${enrolment}-${seq}`).join('.')}`;

/** The envelopes that such a path names; none when it names anything else. */
export const receiptParts = (named: string): readonly ReceiptPart[] => {
  const parts = named.split('.').map((each) => /^([0-9a-f]{16})-([1-9]\d{0,10})$/.exec(each));
  return parts.every((each) => each !== null) ? parts.map(([, enrolment, seq]) => ({ enrolment: enrolment as EnrolmentId, seq: Number(seq) as Seq })) : [];
};
