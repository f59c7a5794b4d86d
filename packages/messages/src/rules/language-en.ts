import { cardsEn, storesEn } from './audience-en.ts';
import { multiplierEn, ruleDetailsEn, ruleEn, wayEn } from './earn-en.ts';
import type { languageEs } from './language-es.ts';
import { budgetEn, cooldownEn, limitEn, minimumEn } from './limit-en.ts';
import { andEn } from './lists.ts';
import { manyProductsEn } from './product-en.ts';
import { termsEn } from './terms-en.ts';
import { ladderEn, levelEn } from './tier-en.ts';
import { expiryEn, rewardEn, unitDetailsEn } from './unit-en.ts';

/** How a campaign is told in one language. */
export type RuleLanguage = Omit<typeof languageEs, 'terms'> & { readonly terms: typeof termsEn };

/** Everything that is said of a campaign in English; each gives a clause, empty where there is nothing to say. */
export const languageEn: RuleLanguage = {
  rule: ruleEn,
  way: wayEn,
  ruleDetails: ruleDetailsEn,
  multiplier: multiplierEn,
  limit: limitEn,
  minimum: minimumEn,
  cooldown: cooldownEn,
  budget: budgetEn,
  reward: rewardEn,
  expiry: expiryEn,
  unitDetails: unitDetailsEn,
  level: levelEn,
  ladder: ladderEn,
  stores: storesEn,
  cards: cardsEn,
  products: (scope, telling) => `what takes part: ${manyProductsEn(scope, telling, andEn)}`,
  and: andEn,
  terms: termsEn,
};
