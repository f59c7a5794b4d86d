import type { ErrorEntry } from './entry.ts';

/**
 * Why a sale gave what it gave. The sale itself stands in the ledger whatever the code: `accepted` gave all that was due (it may be
 * nothing), `partial` less than was due, `refused` nothing although a card and a promoted product were there.
 */
export const saleErrors = {
  /** A guest sale: no card was scanned, so nothing was due. The customer may claim it afterwards. */
  NO_CARD: { kind: 'refusal', http: null, retry: 'never', classes: ['accepted'], facts: [] },
  /** The card's code is well formed but nobody holds it. */
  CARD_UNKNOWN: { kind: 'refusal', http: 422, retry: 'never', classes: ['refused'], facts: ['card'] },
  /** The card's holder was forgotten: its code is retired for ever. The sale stands and gives nothing. */
  CARD_ERASED: { kind: 'refusal', http: 422, retry: 'never', classes: ['refused'], facts: ['card'] },
  /** None of the products takes part in a programme of the store, so nothing was due. */
  PRODUCT_NOT_IN_CAMPAIGN: { kind: 'refusal', http: null, retry: 'never', classes: ['accepted'], facts: [] },
  /** No product of the sale is known yet; it is kept and may be resolved later, with stamps then. */
  PRODUCT_UNKNOWN: { kind: 'refusal', http: null, retry: 'never', classes: ['accepted'], facts: ['product'] },
  /** Alcohol, tobacco, medicine, phone credit and services take no part unless the campaign names them. */
  PRODUCT_RESTRICTED: { kind: 'refusal', http: null, retry: 'never', classes: ['accepted'], facts: ['product', 'restricted'] },
  /** A promoted product was sold, but less than one whole piece of it; only whole pieces count. */
  PRODUCT_FRACTION: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: ['programme', 'product'] },
  /** The store takes part in no programme, so nothing was due. */
  NO_CAMPAIGN: { kind: 'refusal', http: null, retry: 'never', classes: ['accepted'], facts: [] },
  /** The sale happened before the campaign's first instant. */
  CAMPAIGN_NOT_STARTED: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: ['programme', 'startsAtMs'] },
  /** The sale happened at or after the campaign's end. */
  CAMPAIGN_ENDED: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: ['programme', 'endedAtMs'] },
  /** The campaign was paused when the sale happened. */
  CAMPAIGN_PAUSED: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: ['programme'] },
  /**
   * A limit left no room at all: `units` allowed of what `of` says (stamp, point, sales, items) in each `per` (sale, day, week, month, lifetime, or `24h` rolling) to each
   * `holder` (card, or everyone together) in its `scope` (campaign, store, products, or a `brand`, else empty), and `used` so far. `again` says when the same sale counts again: with the `next` one, at the
   * start of the next `day`, `week` or `month` or `at` another instant, each from `nextMs` on; not before the campaign `ends`; `never`. Early answers have no `of`, and none from `holder` on.
   */
  LIMIT_REACHED: { kind: 'refusal', http: 422, retry: 'never', classes: ['refused'], facts: ['programme', 'of', 'per', 'units', 'used', 'nextMs', 'holder', 'scope', 'brand', 'again'] },
  /** A limit left room for part of what was due: `given` of `due`, then as LIMIT_REACHED. */
  LIMIT_CUT: { kind: 'refusal', http: null, retry: 'never', classes: ['partial'], facts: ['programme', 'given', 'due', 'of', 'per', 'units', 'used', 'nextMs', 'holder', 'scope', 'brand', 'again'] },
  /** What all cards together may get is spent. What a card holds stays. */
  BUDGET_SPENT: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: ['programme'] },
  /** The last of what all cards together may get: `given` of `due`. */
  BUDGET_CUT: { kind: 'refusal', http: null, retry: 'never', classes: ['partial'], facts: ['programme', 'given', 'due'] },
  /** The card is at its `goal`, and the campaign keeps nothing above it. Redeem, and it earns again. */
  GOAL_REACHED: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: ['programme', 'goal'] },
  /** The sale reached the `goal`, and the campaign keeps nothing above it: `given` of `due`. */
  GOAL_CUT: { kind: 'refusal', http: null, retry: 'never', classes: ['partial'], facts: ['programme', 'given', 'due', 'goal'] },
  /** An earlier sale of the card is too near in time. It earns again as `again` and `nextMs` say (LIMIT_REACHED); early answers have no `again`. */
  COOLDOWN: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: ['programme', 'nextMs', 'again'] },
  /** The sale has `haveCents` and `havePieces` where the campaign asks for `cents` and `pieces` (0: it does not). */
  MINIMUM_NOT_REACHED: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: ['programme', 'cents', 'pieces', 'haveCents', 'havePieces'] },
  /** Of the campaigns of one group only the best counts, and that was programme `better`. Nothing to do. */
  ANOTHER_CAMPAIGN_WAS_BETTER: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: ['programme', 'better'] },
  /** It came after a sale that is later by its time, which already has the card's first-purchase bonus (`bonus` first), or by the card's level of now is given something else than by another (tier). What was given stays. */
  CAME_LATE: { kind: 'refusal', http: null, retry: 'never', classes: ['accepted', 'refused'], facts: ['programme', 'bonus'] },
  /** A rule counts money, and nobody told the amount of the products that it would count. The tendero writes it before saving the next time. */
  AMOUNT_MISSING: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: ['programme'], sinceProtocol: 7 },
  /** The campaign is for other cards: new ones, ones that have not come for a while, a tier, a group. */
  CARD_NOT_IN_CAMPAIGN: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: ['programme'] },
  /** The products take part, but no rule gave: `why` says that it is not its hour (`window`), too few pieces or products of the campaign (`little`), a first purchase's alone (`once`), or another card or place (`other`); `again` and `nextMs` when it counts (LIMIT_REACHED). Early answers say the programme alone. */
  RULE_NOT_NOW: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: ['programme', 'nextMs', 'again', 'why'] },
  /** The campaign runs in other stores. */
  STORE_NOT_IN_CAMPAIGN: { kind: 'refusal', http: null, retry: 'never', classes: ['accepted'], facts: ['programme'] },
  /** Only prizes were handed over; a prize earns nothing. */
  PRIZE_EARNS_NOTHING: { kind: 'refusal', http: null, retry: 'never', classes: ['accepted'], facts: ['product'] },
  /** The card stands outside, chosen by chance, so that the campaign can be measured. People are told that no product takes part. */
  HOLDOUT: { kind: 'refusal', http: null, retry: 'never', classes: ['accepted'], facts: ['programme'] },
  /** What was earned repaid an earlier debt first, `repaid` units of it. */
  DEBT_REPAID: { kind: 'refusal', http: null, retry: 'never', classes: ['accepted', 'partial'], facts: ['programme', 'repaid'] },
  /** A claim whose sale has not come: it is judged when the sale comes, `seq` of the sale's phone. */
  AWAITS_SALE: { kind: 'refusal', http: null, retry: 'never', classes: ['held'], facts: ['seq'] },
  /** What a claim names is no sale of the claim's store. */
  CLAIM_TARGET_WRONG: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: [] },
  /** The sale was saved with a card, so nobody can claim it. */
  SALE_HAS_CARD: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: [] },
  /** An earlier claim gave the sale its card: a sale counts once. */
  SALE_CLAIMED: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: [] },
  /** It was held, and people decided that it does not count; so of a card that was added to such a sale. */
  HOLD_NOT_COUNTED: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: [], sinceProtocol: 8 },
  /** The card was added more than `hours` after the sale. */
  CLAIM_LATE: { kind: 'refusal', http: null, retry: 'never', classes: ['refused'], facts: ['hours'] },
  /** On the phone: the sale has no product yet, so there is nothing to save. */
  SALE_EMPTY: { kind: 'refusal', http: null, retry: 'corrected', classes: [], facts: [] },
  /** On the phone: a sale holds at most `max` different products. Save it and begin another. */
  SALE_LINES_MAX: { kind: 'refusal', http: null, retry: 'corrected', classes: [], facts: ['max'] },
  /** On the phone: a quantity is not above zero, or more than `max` thousandths. */
  SALE_QUANTITY_RANGE: { kind: 'refusal', http: null, retry: 'corrected', classes: [], facts: ['max'] },
  /** On the phone: another tab saved this sale while more was read here. The rest stays on screen as a sale of its own, and the person decides. */
  SALE_SAVED_IN_PART: { kind: 'refusal', http: null, retry: 'corrected', classes: [], facts: [] },
  /** A mark, not an answer: no contact tells the phone's clock, so the sale was placed between the server times that bound it. An answer carries the place among its facts, as `unsureAtMs`. */
  CLOCK_UNSURE: { kind: 'refusal', http: null, retry: 'never', classes: ['accepted', 'partial', 'refused'], facts: ['unsureAtMs'] },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
