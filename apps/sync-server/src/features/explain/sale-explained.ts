import { type Audience, campaignNames, explain, explainAnswer, inZone, type Locale, noNames, productNames, productsToldIn, type RuleNames, storesToldIn } from '@qoa/messages';
import type { Retold } from '@qoa/shared/explain';
import type { Gtin, StoreId } from '@qoa/shared/ids';
import type { CampaignExplained, SaleExplained } from '@qoa/shared/protocol';
import { type CampaignOutcome, isNear, type Revision } from '@qoa/shared/rules';
import { toldToAnybody } from '../campaigns/index.ts';
import type { EventOnRecord } from './explain-store.ts';
import type { NamesOnRecord } from './names-reads-store.ts';

/** The products and stores whose names an explanation needs. */
export const namesAsked = ({ sale }: EventOnRecord, retold: Retold | null): { readonly products: readonly Gtin[]; readonly stores: readonly StoreId[] } => {
  const revisions = retold?.told === 'whole' ? retold.revisions : [];
  const sold = sale?.lines.flatMap(({ product }): readonly Gtin[] => ('gtin' in product ? [product.gtin] : [])) ?? [];
  return { products: [...new Set([...sold, ...revisions.flatMap(productsToldIn)])], stores: [...new Set(revisions.flatMap(storesToldIn))] };
};

interface Reader {
  readonly audience: Audience;
  readonly locale: Locale;
}

/** `retold` null: the answer is the whole reason. To all but staff a card held out reads as one whose products are in no campaign, and lists of stores are not named. */
export const saleExplained = (event: EventOnRecord, retold: Retold | null, names: NamesOnRecord, { audience, locale }: Reader): SaleExplained => {
  const { class: answerClass, code, facts, given } = event.answer;
  const products = event.sale?.lines.map(({ product, quantity }) => ({ name: 'gtin' in product ? (nameOf(names, product.gtin) ?? product.gtin) : product.raw, quantity })) ?? [];
  const told = { judgedNo: event.judgedNo, atMs: event.atMs, answer: { class: answerClass, code, facts, given }, products };
  if (retold === null || retold.told === 'answer-only') {
    const said = explainAnswer({ ...event.answer, facts: inZone(facts, event.timeZone) }, retold === null, locale, audience);
    return { ...told, told: retold === null ? 'whole' : 'answer-only', campaigns: [], said };
  }
  const { outcome, revisions } = retold;
  const ruleNames: RuleNames = { ...noNames, products: productNames(names.products), stores: names.stores };
  const campaigns = Object.fromEntries(revisions.map((revision) => [revision.campaign, campaignNames(audience === 'staff' ? revision : toldToAnybody(revision), ruleNames, locale)]));
  const said = explain(outcome, { campaigns, lines: products.map(({ name }) => name), timeZone: event.timeZone }, locale, audience);
  const seen = outcome.campaigns.flatMap((campaign, at) => (audience === 'staff' || isNear(campaign) ? campaignExplained(campaign, revisions[at]) : []));
  return { ...told, told: 'whole', campaigns: seen, said };
};

const nameOf = ({ products }: NamesOnRecord, gtin: Gtin): string | undefined => products.find((product) => product.gtin === gtin)?.name;

const campaignExplained = ({ campaign, given, explanation: { code, facts, parts } }: CampaignOutcome, revision: Revision | undefined): readonly CampaignExplained[] => {
  if (revision === undefined) return [];
  const units = new Map(revision.earn.map(({ id, unit }) => [id, unit]));
  return [
    {
      campaign,
      revision: revision.revision,
      name: revision.name,
      code,
      facts,
      given: given.map(({ kind, programme, units: gave, before, repaid }) => ({ kind, programme, units: gave, before, repaid })),
      parts: parts.map((part) => ({ ...part, unit: units.get(part.rule) ?? 'stamp' })),
    },
  ];
};
