import type { Answer } from '@qoa/shared/events';
import type { EnrolmentId, EventHash } from '@qoa/shared/ids';
import type { RescueResult } from '@qoa/shared/protocol';
import { expect, test } from 'vitest';
import { summaryOf } from './rescue-summary.ts';

const [one, other] = ['00000000000000aa' as EnrolmentId, '00000000000000bb' as EnrolmentId];
const hash = 'ff'.repeat(16) as EventHash;
const result = (enrolment: EnrolmentId | null, answerClass: Answer['class'] | null): RescueResult => ({
  ...{ enrolment, seq: 1, hash },
  answer: answerClass === null ? null : { seq: 1, hash, judgedNo: 1, class: answerClass, code: null, facts: {}, given: [] },
});

test('every envelope and every damaged line is told once', () => {
  const summary = summaryOf([result(one, 'accepted'), result(other, 'accepted'), result(other, 'held'), result(one, null), result(null, null)], 2);
  expect(summary.classes).toEqual({ accepted: 2, partial: 0, refused: 0, held: 1 });
  expect(summary.phones).toEqual([
    { enrolment: other, taken: 2, unreadable: 0 },
    { enrolment: one, taken: 1, unreadable: 1 },
    { enrolment: null, taken: 0, unreadable: 1 },
  ]);
  expect([summary.unreadable, summary.waiting]).toEqual([4, 0]);
});

test('what waits for a key that the server is missing is neither damaged nor taken', () => {
  const summary = summaryOf([result(one, 'accepted'), result(other, null)], 0, new Set([other]));
  expect([summary.unreadable, summary.waiting, summary.phones]).toEqual([0, 1, [{ enrolment: one, taken: 1, unreadable: 0 }, { enrolment: other, taken: 0, unreadable: 0 }]]);
});
