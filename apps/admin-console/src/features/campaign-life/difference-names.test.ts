import { differenceText } from '@qoa/messages';
import { always, everyProduct, everyStore } from '@qoa/shared/rules';
import { expect, test } from 'vitest';
import { stubDraft, stubParts } from '../../stub/stub-parts.ts';
import { differenceNamesOf } from './difference-names.ts';
import { changesBetween } from './document-of.ts';

test('a difference is called as the form calls its field: no id and no number that the form does not show', () => {
  const withBoost = (percent: number) => stubDraft({ multipliers: { how: 'best', list: [{ id: 'happy-hour', percent, units: ['stamp'], products: everyProduct, stores: everyStore, cards: {}, window: always, extraMax: null }] } });
  const [before, after] = [withBoost(200), { ...withBoost(300), units: withBoost(300).units.map((unit) => ({ ...unit, goal: { units: 10, overflow: 'carry' as const } })) }];
  const names = differenceNamesOf([before, after], stubParts, { locale: 'es' });
  const told = changesBetween(before, after).map((change) => differenceText(change, names, 'es'));
  expect(told.map(({ label, before: old, after: young }) => `${label}: ${old} → ${young}`)).toEqual(['Aumento 1 › multiplica por: 2 → 3', 'Los sellos › sellos de la tarjeta: 8 → 10']);
});
