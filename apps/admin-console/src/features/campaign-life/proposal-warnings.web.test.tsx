import { ok } from '@qoa/shared/result';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { WordsProvider } from '../../platform/words-context.tsx';
import { stubDraft, stubParts } from '../../stub/stub-parts.ts';
import type { CampaignDoors } from '../campaign-doors/index.ts';
import { ProposalWarnings } from './proposal-warnings.tsx';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const longRestMs = 60_000;

test('a reviewer’s page asks the server again when the proposal changed, not whenever the campaign is read', async () => {
  const asked: string[] = [];
  const doors: Pick<CampaignDoors, 'warnings'> = { warnings: async ({ document }) => { asked.push((document as RevisionDraft).name); return ok({ warnings: [] }); } };
  const shown = (document: RevisionDraft) => <WordsProvider locale="es"><ProposalWarnings document={document} parts={stubParts} doors={doors} /></WordsProvider>;
  const { rerender } = await render(shown(stubDraft()));
  vi.advanceTimersByTime(longRestMs);
  expect(asked).toEqual(['Sellos Sol']);
  for (let fact = 0; fact < 3; fact += 1) {
    await rerender(shown(structuredClone(stubDraft())));
    vi.advanceTimersByTime(longRestMs);
  }
  expect(asked).toEqual(['Sellos Sol']);
  await rerender(shown(stubDraft({ name: 'Más sellos' })));
  vi.advanceTimersByTime(longRestMs);
  expect(asked).toEqual(['Sellos Sol', 'Más sellos']);
});
