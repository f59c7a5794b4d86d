import type { Answer } from '@qoa/shared/events';
import type { EnrolmentId } from '@qoa/shared/ids';
import { expect, test } from 'vitest';
import { storedAnswers } from './stored-answers.ts';

const phone = '00112233445566ff' as EnrolmentId;
const other = '00112233445566fe' as EnrolmentId;
const answer = (seq: number, judgedNo = seq): Answer => ({ seq, hash: `${seq}` as Answer['hash'], judgedNo, class: 'accepted', code: null, facts: {}, given: [] });

test('the last half is always there, and never more than the whole', () => {
  const stored = storedAnswers(10);
  for (let seq = 1; seq <= 100; seq += 1) {
    stored.add(phone, answer(seq));
    const known = Array.from({ length: seq }, (_, i) => i + 1).filter((each) => stored.of(phone, each) !== undefined);
    expect(known).toEqual(Array.from({ length: known.length }, (_, i) => seq - known.length + 1 + i));
    expect(known.length).toBeGreaterThanOrEqual(Math.min(seq, 5));
    expect(known.length).toBeLessThanOrEqual(10);
  }
});

test('each source has its own, and the latest answer stands', () => {
  const stored = storedAnswers(10);
  stored.add(phone, answer(1));
  stored.add(other, answer(1, 7));
  stored.add(phone, answer(1, 9));
  expect([stored.of(phone, 1)?.judgedNo, stored.of(other, 1)?.judgedNo, stored.of(other, 2)]).toEqual([9, 7, undefined]);
});
