import type { AnswerClass } from '@qoa/shared/events';
import type { EnrolmentId } from '@qoa/shared/ids';
import type { RescueResult } from '@qoa/shared/protocol';

/** What became of a rescue file, for the table that the admin reads. */
export interface RescueSummary {
  readonly classes: Readonly<Record<AnswerClass, number>>;
  /** By phone, most first; null for bytes that do not even name one. */
  readonly phones: readonly { readonly enrolment: string | null; readonly taken: number; readonly unreadable: number }[];
  /** Bytes that no phone's key made, and lines of the file that cannot be envelopes. */
  readonly unreadable: number;
  /** Of phones whose key the server is missing for now. */
  readonly waiting: number;
}

/** Sums up the results of every portion. `damagedLines` were never sent: nothing could be read in them. */
export const summaryOf = (results: readonly RescueResult[], damagedLines: number, waitsForKey: ReadonlySet<EnrolmentId> = new Set()): RescueSummary => {
  const classes = { accepted: 0, partial: 0, refused: 0, held: 0 };
  const phones = new Map<string | null, { enrolment: string | null; taken: number; unreadable: number }>();
  let waiting = 0;
  for (const { enrolment, answer } of results) {
    const phone = phones.get(enrolment) ?? { enrolment, taken: 0, unreadable: 0 };
    phones.set(enrolment, phone);
    if (answer === null && enrolment !== null && waitsForKey.has(enrolment)) waiting += 1;
    else if (answer === null) phone.unreadable += 1;
    else phone.taken += 1;
    if (answer !== null) classes[answer.class] += 1;
  }
  const listed = [...phones.values()].sort((a, b) => b.taken - a.taken);
  return { classes, phones: listed, unreadable: damagedLines + listed.reduce((sum, { unreadable }) => sum + unreadable, 0), waiting };
};
