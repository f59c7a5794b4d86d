import { expect, test } from 'vitest';
import type { ProgrammeId } from '../ids/index.ts';
import { answerSchema } from '../protocol/index.ts';
import { judgeBatch } from './index.ts';
import { afterWriting, colaRevision, colaStamps, emptyState, phone1, published, sale } from './small-world.ts';

const many = Array.from({ length: 200 }, (_, i) => (i + 1) as ProgrammeId);

/** A store that takes part in two hundred campaigns, all of them of one product. */
const crowded = () => {
  const state = emptyState();
  const source = state.sources.get(phone1);
  if (source === undefined) throw new Error('the small world has a phone');
  return { ...state, sources: new Map([[phone1, { ...source, programmes: many }]]), programmes: new Map(many.map((programme) => [programme, [published(colaRevision({ programme, limits: programme === colaStamps ? [{ per: 'day', units: 1 }] : [] }))]])) };
};

test('law whole: one sale counts in two hundred active campaigns at once, each with its own posting, in one answer', () => {
  const state = crowded();
  const first = judgeBatch(state, [sale()]);
  const [{ answer }] = first.answers as [(typeof first.answers)[0]];
  expect(answerSchema.parse(answer)).toEqual(answer);
  expect(answer).toMatchObject({ class: 'accepted', given: many.map((programme) => ({ programme, units: 1, balance: 1 })) });
  expect(first.postings.map(({ ordinal, to, units }) => [ordinal, to.programme, units])).toEqual(many.map((programme, at) => [at, programme, 1]));
  expect([first.lots.length, first.cardStates.length, first.nextJudgedNo]).toEqual([200, 200, state.nextJudgedNo + 1]);
  const second = judgeBatch(afterWriting(state, first), [sale({ seq: 2 })]);
  expect(second.answers).toMatchObject([{ answer: { class: 'partial', code: 'LIMIT_CUT', facts: { programme: colaStamps } } }]);
  expect(second.postings).toHaveLength(199);
});
