import type { Facts } from '../events/answer.ts';
import type { Cents, Gtin, InstantMs, ProgrammeId, Thousandths } from '../ids/index.ts';
import { localDay } from './local-day.ts';
import type { CampaignRevision } from './revision.ts';
import { dayKey, isClosed, type Used } from './usage.ts';

/** What one card has used and holds in one programme: small and bounded. */
export interface CardState {
  readonly balance: number;
  /** Units already counted against each calendar day, keyed by `dayKey`. */
  readonly used: Used;
  /** An outstanding debt that the next earnings repay first; at least 0. */
  readonly debt: number;
}

/** A card that has nothing in a programme yet. */
export const emptyCardState: CardState = { balance: 0, used: {}, debt: 0 };

/** A sale as rules see it: products resolved, in the order in which they were scanned. */
export interface SaleFacts {
  readonly atMs: InstantMs;
  readonly hasCard: boolean;
  readonly lines: readonly SaleLineFacts[];
}

export interface SaleLineFacts {
  /** Null: raw text that is no GTIN, resolved later. */
  readonly gtin: Gtin | null;
  /** Whose product it is; null: not in the catalogue. */
  readonly cpg: number | null;
  readonly restricted: boolean;
  readonly quantity: Thousandths;
  readonly amountCents: Cents | null;
}

/** How a programme looked at a sale, the nearest miss last. GIVEN: nothing was taken away. */
export type EarnCode =
  | 'GIVEN'
  | 'PRODUCT_NOT_PROMOTED'
  | 'PRODUCT_UNKNOWN'
  | 'PRODUCT_FRACTION'
  | 'CAMPAIGN_NOT_STARTED'
  | 'CAMPAIGN_ENDED'
  | 'CAMPAIGN_PAUSED'
  | 'DAY_CLOSED'
  | 'LIMIT_SALE'
  | 'LIMIT_DAY';

/** Why a programme gave what it gave: the same codes are rendered by phone, card page, console and API. */
export interface Explanation {
  readonly programme: ProgrammeId;
  readonly code: EarnCode;
  /** `campaign` (its name) always; `units`, `before`, and of the limit that bit `limit` and `used` (before this sale). */
  readonly facts: Facts;
}

export interface Earned {
  readonly programme: ProgrammeId;
  readonly units: number;
  /** What the rule would have given had no limit bitten. */
  readonly before: number;
  /** Counters to raise, by `dayKey`. */
  readonly uses: Used;
  readonly explanation: Explanation;
}

export type Evaluate = (revision: CampaignRevision, state: CardState, sale: SaleFacts) => Earned;

/** No sale gives more, whatever its quantities say, so that sums stay whole numbers for ever. */
const unitsPerSaleMax = 1_000_000;

/**
 * What one revision gives a card for a sale: its stamps for each whole piece of each promoted product of its own CPG. Limits are on
 * units, granted in part when they bite; days are cut in the campaign's zone. A restricted product takes part only where the campaign
 * may name such products, and names it. Debt is not looked at here: it is repaid out of what is given.
 *
 * Laws: judged not trusted, and by `limits` alone the order of arrival changes no card's total
 */
export const evaluate: Evaluate = (revision, state, sale) => {
  const promised = promisedUnits(revision, sale);
  if (typeof promised === 'string') return nothing(revision, promised);
  if (sale.atMs < revision.startsAtMs) return nothing(revision, 'CAMPAIGN_NOT_STARTED');
  if (revision.state === 'ended' || (revision.endsAtMs !== null && sale.atMs >= revision.endsAtMs)) return nothing(revision, 'CAMPAIGN_ENDED');
  if (revision.state === 'paused') return nothing(revision, 'CAMPAIGN_PAUSED');
  return limited(revision, state.used, localDay(revision.timeZone, sale.atMs), promised);
};

const promisedUnits = (revision: CampaignRevision, sale: SaleFacts): number | EarnCode => {
  const promoted = promotedProducts(revision);
  let pieces = 0;
  let miss: EarnCode = 'PRODUCT_NOT_PROMOTED';
  for (const line of sale.lines) {
    if (line.gtin === null || line.cpg === null) {
      if (miss === 'PRODUCT_NOT_PROMOTED') miss = 'PRODUCT_UNKNOWN';
      continue;
    }
    if (line.cpg !== revision.cpg || !promoted.has(line.gtin)) continue;
    if (line.restricted && revision.allowsRestricted !== true) continue;
    const whole = Math.trunc(line.quantity / 1000);
    if (whole <= 0) miss = 'PRODUCT_FRACTION';
    else pieces += whole;
  }
  return pieces === 0 ? miss : Math.min(pieces * revision.earn.stamps, unitsPerSaleMax);
};

const limited = (revision: CampaignRevision, used: Used, day: number, before: number): Earned => {
  const key = dayKey(day);
  const today = used[key] ?? 0;
  let units = before;
  let code: EarnCode = 'GIVEN';
  let limitUnits = 0;
  for (const limit of revision.limits) {
    const closed = limit.per === 'day' && isClosed(used, day);
    const room = limit.per === 'sale' ? limit.units : closed ? 0 : Math.max(0, limit.units - today);
    if (units <= room) continue;
    units = room;
    limitUnits = limit.units;
    code = closed ? 'DAY_CLOSED' : limit.per === 'sale' ? 'LIMIT_SALE' : 'LIMIT_DAY';
  }
  const { programme, name: campaign } = revision;
  const facts: Facts = code === 'GIVEN' ? { campaign, units } : { campaign, units, before, limit: limitUnits, used: today };
  return { programme, units, before, uses: units === 0 ? noUses : { [key]: units }, explanation: { programme, code, facts } };
};

const noUses: Used = {};

const nothing = (revision: CampaignRevision, code: EarnCode): Earned => {
  const { programme, name: campaign } = revision;
  return { programme, units: 0, before: 0, uses: noUses, explanation: { programme, code, facts: { campaign } } };
};

const promotedByRevision = new WeakMap<CampaignRevision, ReadonlySet<Gtin>>();

const promotedProducts = (revision: CampaignRevision): ReadonlySet<Gtin> => {
  const known = promotedByRevision.get(revision);
  if (known !== undefined) return known;
  const promoted = new Set(revision.products);
  promotedByRevision.set(revision, promoted);
  return promoted;
};
