import { cardsEs, storesEs } from './audience-es.ts';
import { multiplierEs, ruleDetailsEs, ruleEs, wayEs } from './earn-es.ts';
import { budgetEs, cooldownEs, limitEs, minimumEs } from './limit-es.ts';
import { yEs } from './lists.ts';
import { takingPartEs } from './product-es.ts';
import { termsEs } from './terms-es.ts';
import { ladderEs, levelEs } from './tier-es.ts';
import { expiryEs, rewardEs, unitDetailsEs } from './unit-es.ts';

/** Everything that is said of a campaign in Spanish; each gives a clause, empty where there is nothing to say. */
export const languageEs = {
  rule: ruleEs,
  way: wayEs,
  ruleDetails: ruleDetailsEs,
  multiplier: multiplierEs,
  limit: limitEs,
  minimum: minimumEs,
  cooldown: cooldownEs,
  budget: budgetEs,
  reward: rewardEs,
  expiry: expiryEs,
  unitDetails: unitDetailsEs,
  level: levelEs,
  ladder: ladderEs,
  stores: storesEs,
  cards: cardsEs,
  products: takingPartEs,
  and: yEs,
  terms: termsEs,
};
