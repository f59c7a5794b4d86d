import { expect, test } from 'vitest';
import type { CampaignSummary } from '@qoa/shared/protocol';
import { consoleWordsIn } from '../../platform/words-context.tsx';
import { besideWords, datesText, lifeWords, stateWords } from './life-words.ts';
import { countsOf, shownCampaigns } from './shown-campaigns.ts';

const campaign = (name: string, state: CampaignSummary['state'], proposal: CampaignSummary['proposal'] = null): CampaignSummary => ({ campaign: 1 as never, name, owner: { kind: 'cpg', cpg: 1 as never }, ownerName: 'Bebidas Sol', state, proposal, kinds: ['stamp'], startsAtMs: 0, endsAtMs: null, timeZone: null, isCalledOff: false, planned: null, storesTakingPart: 0, changedAtMs: 0 });
const all = [campaign('Café de la mañana', 'active', 'in-review'), campaign('Reto', 'draft', 'draft'), campaign('Verano', 'ended'), campaign('Oro', 'paused'), campaign('Lunes', 'in-review', 'in-review')];
const names = (campaigns: readonly CampaignSummary[]): readonly string[] => campaigns.map(({ name }) => name);

test('a campaign that runs is to be reviewed, too, when changes of it are', () => {
  expect(names(shownCampaigns(all, 'review', ''))).toEqual(['Café de la mañana', 'Lunes']);
  expect(countsOf(all)).toEqual({ all: 5, review: 2, running: 2, drafts: 1, ended: 1 });
});

test('a campaign is found by its name or its owner, whatever accents were typed', () => {
  expect(names(shownCampaigns(all, 'all', ' cafe '))).toEqual(['Café de la mañana']);
  expect(shownCampaigns(all, 'all', 'bebidas')).toHaveLength(5);
  expect(shownCampaigns(all, 'ended', 'cafe')).toEqual([]);
});

test('what is proposed beside a campaign is told apart from what it is', () => {
  const words = consoleWordsIn('es');
  expect([stateWords('active', words).name, besideWords('active', 'in-review', words)?.name]).toEqual(['Activa', 'Cambios por revisar']);
  expect([besideWords('in-review', 'in-review', words), besideWords('active', null, words)]).toEqual([null, null]);
});

test('one that was called off is not told as one that ended', () => {
  const words = consoleWordsIn('es');
  expect([lifeWords('ended', true, words).name, lifeWords('ended', false, words).name]).toEqual(['Retirada', 'Terminada']);
});

test('the last day of a campaign is the one before its end', () => {
  const end = Date.UTC(2027, 0, 1, 6);
  expect(datesText({ startsAtMs: Date.UTC(2026, 11, 1, 6), endsAtMs: end }, consoleWordsIn('es'), 'America/Mexico_City')).toBe('1 dic 2026 a 31 dic 2026');
});
