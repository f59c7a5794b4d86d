import { campaignNames, common, explainAhead, noNames, productNames, productsToldIn, type ExplainedLine, type Locale, type RuleNames } from '@qoa/messages';
import type { InstantMs } from '@qoa/shared/ids';
import { asRevision, standingFrom } from '@qoa/shared/rules';
import type { SaleDraft, SalePreview } from '@qoa/shared/sale';
import type { Replica } from '../replica/index.ts';

interface Known {
  readonly replica: Pick<Replica, 'campaigns' | 'product'>;
  readonly nowMs: InstantMs;
  readonly locale: Locale;
  /** The store's. */
  readonly timeZone?: string | undefined;
}

/** What a preview says, campaign by campaign and line by line, in the words of the explanation that its verdict will have. */
export const previewLines = async (preview: SalePreview, lines: SaleDraft['lines'], { replica, nowMs, locale, timeZone }: Known): Promise<readonly ExplainedLine[]> => {
  const campaigns = await replica.campaigns();
  const revisions = campaigns.flatMap(({ published }) => standingFrom(published, nowMs).slice(0, 1).map(asRevision));
  const told = revisions.flatMap((revision) => {
    const own = preview.programmes.filter(({ programme }) => revision.units.some((unit) => unit.programme === programme));
    return own[0] === undefined ? [] : [{ revision, own, first: own[0] }];
  });
  const rows = await Promise.all([...new Set(told.flatMap(({ revision }) => productsToldIn(revision)))].map(replica.product));
  const names: RuleNames = { ...noNames, products: productNames(rows.filter((row) => row !== null)) };
  const sold = await Promise.all(lines.map(async ({ product }) => ('gtin' in product ? ((await replica.product(product.gtin))?.name ?? common[locale].unknownProduct) : common[locale].unknownProduct)));
  return explainAhead(
    told.map(({ revision, own, first }) => ({ campaign: revision.campaign, given: own.flatMap(({ unit, units }) => (units > 0 ? [{ kind: unit, units }] : [])), explanation: first.explanation })),
    { campaigns: Object.fromEntries(told.map(({ revision }) => [revision.campaign, campaignNames(revision, names, locale)])), lines: sold, timeZone },
    locale,
  );
};
