import { beforeSteps, stepDifferences, type StepFact } from '@qoa/shared/campaign-life';
import type { CampaignStep } from '@qoa/shared/protocol';
import { expect, test } from 'vitest';
import { consoleWordsIn } from '../../platform/words-context.tsx';
import { stepName } from './step-name.ts';

const toldOf = (fact: StepFact): CampaignStep => ({ no: 1, atMs: 0, by: 0, byEmail: null, step: fact.fact, reason: null, revisions: [], ...stepDifferences(beforeSteps({ campaign: 1 as never, spare: 2 as never }), { no: 1, atMs: 0, fact }) });

test.each([
  ['StoreJoined', [1], '1 tienda entró'],
  ['StoreJoined', [1, 2, 3], '3 tiendas entraron'],
  ['StoreLeft', [1], '1 tienda salió'],
  ['StoreLeft', [1, 2], '2 tiendas salieron'],
] as const)('%s of %j is told with how many stores they were', (fact, stores, words) => {
  expect(stepName(toldOf({ fact, by: 0, stores: stores as never }), consoleWordsIn('es'))).toBe(words);
});
