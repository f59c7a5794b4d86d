import type { CampaignDetail } from '@qoa/shared/protocol';
import { consoleCampaigns } from '@qoa/messages';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { LeaveGuard } from '../../platform/leave-guard.tsx';
import { WordsProvider } from '../../platform/words-context.tsx';
import { stubDraft, stubParts } from '../../stub/stub-parts.ts';
import { serverCampaignDoors } from '../campaign-doors/index.ts';
import { ParticipationPanel } from './participation-panel.tsx';

const k = consoleCampaigns.es;
const shown = (owner: CampaignDetail['published'][number]['owner']) => {
  const document = stubDraft({ owner });
  const detail: CampaignDetail = { serverMs: document.startsAtMs, campaign: 1 as never, version: 1, state: 'draft', proposal: { state: 'draft', document, authors: [1] }, published: [], steps: [], participation: { mode: 'automatic', stores: 'all', pay: null }, storesTakingPart: [], approvers: [], reader: { person: 1, role: 'admin' } };
  return <WordsProvider locale="es"><LeaveGuard><ParticipationPanel detail={detail} parts={stubParts} doors={serverCampaignDoors} onAgain={async () => undefined} onDone={() => undefined} meanwhile={() => null} /></LeaveGuard></WordsProvider>;
};

test('a store’s campaign says that it is that store’s alone, and asks for no others', async () => {
  await render(shown({ kind: 'store', store: 2 as never }));
  await expect.element(page.getByText(k.partOwn('Abarrotes Lupita'), { exact: false })).toBeVisible();
  await page.getByRole('button', { name: k.partChangeLong }).click();
  await expect.element(page.getByRole('group', { name: k.partMode })).toBeVisible();
  expect([page.getByText(k.partWhich).query(), page.getByText(k.partAll, { exact: false }).query()]).toEqual([null, null]);
});

test('a maker’s asks which', async () => {
  await render(shown({ kind: 'cpg', cpg: 1 as never }));
  await page.getByRole('button', { name: k.partChangeLong }).click();
  await expect.element(page.getByRole('group', { name: k.partWhich })).toBeVisible();
});
