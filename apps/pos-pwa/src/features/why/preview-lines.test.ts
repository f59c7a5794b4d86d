import type { Gtin } from '@qoa/shared/ids';
import type { Revision } from '@qoa/shared/rules';
import type { PreviewState, SaleDraft, SalePreview } from '@qoa/shared/sale';
import { previewSale } from '@qoa/shared/sale/preview';
import { expect, test } from 'vitest';
import { colaCampaign, colaGtin, nowMs } from '../campaigns/test-campaigns.ts';
import { campaignOutlook, usedToday } from '../sale/test-outlook.ts';
import { previewLines } from './preview-lines.ts';

const card = '4HMASW9NF6YN' as NonNullable<SaleDraft['card']>;
const draftOf = (pieces: number): SaleDraft => ({ draftId: 'd' as SaleDraft['draftId'], card, cardTyped: false, lines: [{ product: { gtin: colaGtin }, quantity: pieces * 1000, amountCents: null }], ticketCents: null });
const previewOf = (revision: Revision, draft: SaleDraft, told: PreviewState['told'] = []): SalePreview =>
  previewSale({ store: { id: 1 as never, type: 'tiendita', country: 'MX', state: '', city: '', lists: [] }, programmes: new Map([[revision.campaign, [{ revision, judgedNo: 1 }]]]), products: new Map([[colaGtin, { cpg: 1 as never, brand: 'Burbujita', categories: [], tags: [], restricted: null }]]), balances: new Map(), told }, draft, nowMs);
const replicaOf = (revision: Revision) => ({
  campaigns: () => Promise.resolve([{ campaign: revision.campaign, published: [revision], joined: true, invited: false, pay: null }]),
  product: (gtin: Gtin) => Promise.resolve({ gtin, name: 'Refresco 600 ml', brand: 'Burbujita', cpg: 1 as never, restricted: null }),
});
const linesOf = async (revision: Revision, draft: SaleDraft, preview = previewOf(revision, draft)): Promise<readonly string[]> =>
  (await previewLines(preview, draft.lines, { replica: replicaOf(revision), nowMs, locale: 'es' })).map(({ depth, text }) => `${depth} ${text}`);

test('a preview says campaign by campaign what it will give, and line by line by which rule', async () => {
  expect(await linesOf(colaCampaign(), draftOf(2))).toEqual(['1 Chispa de verano: Sumará 2 sellos y 12 puntos.', '2 Refresco 600 ml, por cada Refresco 600 ml: 2 sellos.', '2 por cada compra con un Refresco 600 ml: 12 puntos.']);
});

test('what a limit cuts is said with the limit and when to come back', async () => {
  const perSale = colaCampaign({ limits: [{ of: { kind: 'units', unit: 'stamp' }, max: 2, per: 'sale', scope: { kind: 'campaign' }, holder: 'card' }] });
  expect((await linesOf(perSale, draftOf(5))).slice(0, 2)).toEqual([expect.stringMatching(/^1 Chispa de verano: Sumará 2 sellos y 12 puntos\. El tope es 2 sellos por compra/), '2 Refresco 600 ml, por cada Refresco 600 ml: 2 de 5 sellos, por un tope.']);
});

test('what the card used elsewhere, as the server told it, is said line by line like any other cut', async () => {
  const revision = colaCampaign();
  const told = campaignOutlook({ used: usedToday(revision, 6, nowMs) });
  const said = await linesOf(revision, draftOf(2), previewOf(revision, draftOf(2), [told]));
  expect(said[0]).toMatch(/^1 Chispa de verano: Sumará 12 puntos\. .*6 sellos por día\. Vuelve mañana\.$/);
  expect(said.slice(1)).toEqual(['2 Refresco 600 ml, por cada Refresco 600 ml: 0 de 2 sellos, por un tope.', '2 por cada compra con un Refresco 600 ml: 12 puntos.']);
});

test('campaigns that have nothing to do with the sale are spared', async () => {
  const elsewhere = colaCampaign({ products: { products: ['07501055300082' as Gtin], tags: [], brands: [], categories: [], except: { products: [], tags: [], brands: [], categories: [] } } });
  expect(await linesOf(elsewhere, draftOf(1))).toEqual([]);
});
