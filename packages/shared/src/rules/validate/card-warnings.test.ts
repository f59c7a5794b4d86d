import { expect, test } from 'vitest';
import { cardWarnings } from './card-warnings.ts';
import { campaign, rule } from '../test/test-campaign.ts';

const codes = (segments: readonly string[], told: number): readonly string[] =>
  cardWarnings(campaign({ cards: { tags: ['vip', 'nadie'], exceptTags: ['nadie'] }, earn: [rule({ cards: { tags: ['nadie'] } }), rule({ id: 'b', per: { kind: 'birthday', daysAround: 3 } })] }), {
    segments: segments.map((segment) => ({ segment, cards: 1 })),
    birthdays: { cards: 10, told },
  }).map(({ field, code }) => `${field} ${code}`);

test('a segment that no card is in is told where it is asked for; to leave nobody out is harmless', () => {
  expect(codes(['vip'], 9)).toEqual(['cards.tags.1 SEGMENT_EMPTY', 'earn.0.cards.tags.0 SEGMENT_EMPTY']);
  expect(codes(['vip', 'nadie'], 9)).toEqual([]);
});

test('birthdays are few where fewer than one card in five told it', () => {
  expect([codes(['vip', 'nadie'], 1), codes(['vip', 'nadie'], 2)]).toEqual([['earn.1.per BIRTHDAYS_FEW'], []]);
});
