import { noNames, productNames, type RuleNames } from '@qoa/messages';
import type { CampaignParts } from '@qoa/shared/protocol';

/** What people call the products and stores that a campaign names; without the parts everything is shown as the revision writes it. */
export const ruleNamesOf = (parts: CampaignParts | null): RuleNames =>
  parts === null
    ? noNames
    : {
        ...noNames,
        products: productNames(parts.products),
        stores: Object.fromEntries(parts.stores.map(({ id, name }) => [id, name])),
      };
