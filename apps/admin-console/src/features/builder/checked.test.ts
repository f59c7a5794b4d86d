import { expect, test } from 'vitest';
import { stubDraft, stubParts } from '../../stub/stub-parts.ts';
import { checked, toldAt } from './checked.ts';

test('what never counts is told beside its field, and nothing of it may be sent', () => {
  const { problems, revision } = checked(stubDraft({ products: { ...stubDraft().products, products: ['07501000000038' as never] }, timeZone: '-06:00' }), stubParts);
  expect(toldAt(problems, 'products.products')).toMatchObject([{ code: 'OTHER_MAKER', facts: { names: '07501000000038' } }]);
  expect(toldAt(problems, 'timeZone')).toMatchObject([{ code: 'UNKNOWN_TIME_ZONE' }]);
  expect(revision).toBeNull();
});

test('a word that nothing has yet is worth a look, and the zone that was published stays', () => {
  const { problems, warnings, revision } = checked(stubDraft({ products: { ...stubDraft().products, products: [], tags: ['temporada'] }, rewards: [], timeZone: '-06:00' }), stubParts, '-06:00');
  expect([problems, toldAt(warnings, 'products.tags').map(({ code }) => code)]).toEqual([[], ['NOTHING_YET']]);
  expect(revision?.timeZone).toBe('-06:00');
});
