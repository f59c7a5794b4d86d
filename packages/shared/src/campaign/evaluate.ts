import type { Facts } from '../events/answer.ts';
import type { Cents, Gtin, InstantMs, ProgrammeId, Thousandths } from '../ids/index.ts';
import type { RestrictedKind } from '../feed/row.ts';
import { localDay, localDayStartMs } from './local-day.ts';
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
  readonly restricted: RestrictedKind | null;
  readonly quantity: Thousandths;
  readonly amountCents: Cents | null;
}

/** How a programme looked at a sale, the nearest miss last. GIVEN: nothing was taken away. All others stand in the error registry. */
export type EarnCode =
  | 'GIVEN'
  | 'PRODUCT_NOT_IN_CAMPAIGN'
  | 'PRODUCT_UNKNOWN'
  | 'PRODUCT_RESTRICTED'
  | 'PRODUCT_FRACTION'
  | 'CAMPAIGN_NOT_STARTED'
  | 'CAMPAIGN_ENDED'
  | 'CAMPAIGN_PAUSED'
  | 'LIMIT_REACHED'
  | 'LIMIT_CUT';

/** Why a programme gave what it gave: the same codes are rendered by phone, card page, console and API. */
export interface Explanation {
  readonly programme: ProgrammeId;
  readonly code: EarnCode;
  /** Those that the registry lists for the code. */
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
  const due = dueUnits(revision, sale);
  if (typeof due !== 'number') return nothing(revision, due.code, due.facts);
  const { programme } = revision;
  if (sale.atMs < revision.startsAtMs) return nothing(revision, 'CAMPAIGN_NOT_STARTED', { programme, startsAtMs: revision.startsAtMs });
  if (hasEnded(revision, sale.atMs)) return nothing(revision, 'CAMPAIGN_ENDED', { programme, endedAtMs: revision.endsAtMs ?? revision.effectiveFromMs });
  if (revision.state === 'paused') return nothing(revision, 'CAMPAIGN_PAUSED', { programme });
  return limited(revision, state.used, sale.atMs, due);
};

interface Miss {
  readonly code: EarnCode;
  readonly facts: Facts;
}

/** What the rule promises for the sale's products, or the nearest miss among them. */
const dueUnits = (revision: CampaignRevision, sale: SaleFacts): number | Miss => {
  let pieces = 0;
  let miss: Miss = notInCampaign;
  for (const line of sale.lines) {
    const whole = Math.trunc(line.quantity / 1000);
    const product = line.gtin ?? '';
    if (line.gtin === null || line.cpg === null) {
      if (miss === notInCampaign) miss = { code: 'PRODUCT_UNKNOWN', facts: { product } };
    } else if (line.cpg !== revision.cpg || !promotedProducts(revision).has(line.gtin)) continue;
    else if (line.restricted !== null && revision.allowsRestricted !== true) {
      if (miss.code !== 'PRODUCT_FRACTION') miss = { code: 'PRODUCT_RESTRICTED', facts: { product, restricted: line.restricted } };
    } else if (whole <= 0) miss = { code: 'PRODUCT_FRACTION', facts: { programme: revision.programme, product } };
    else pieces += whole;
  }
  return pieces === 0 ? miss : Math.min(pieces * revision.earn.stamps, unitsPerSaleMax);
};

const notInCampaign: Miss = { code: 'PRODUCT_NOT_IN_CAMPAIGN', facts: {} };

const hasEnded = (revision: CampaignRevision, atMs: InstantMs): boolean => revision.state === 'ended' || (revision.endsAtMs !== null && atMs >= revision.endsAtMs);

const limited = (revision: CampaignRevision, used: Used, atMs: InstantMs, due: number): Earned => {
  const day = localDay(revision.timeZone, atMs);
  const closed = isClosed(used, day);
  const today = used[dayKey(day)] ?? 0;
  let units = due;
  let bite: CampaignRevision['limits'][number] | null = null;
  for (const limit of revision.limits) {
    const room = limit.per === 'sale' ? limit.units : closed ? 0 : Math.max(0, limit.units - today);
    if (units <= room) continue;
    units = room;
    bite = limit;
  }
  const { programme } = revision;
  const uses = units === 0 ? noUses : { [dayKey(day)]: units };
  if (bite === null) return { programme, units, before: due, uses, explanation: { programme, code: 'GIVEN', facts: noFacts } };
  const bitten = bite.per === 'sale' ? { of: 'stamp', per: 'sale', units: bite.units, used: 0, nextMs: 0 } : { of: 'stamp', per: 'day', units: bite.units, used: closed ? bite.units : today, nextMs: localDayStartMs(revision.timeZone, day + 1) };
  const explanation: Explanation =
    units === 0 ? { programme, code: 'LIMIT_REACHED', facts: { programme, ...bitten } } : { programme, code: 'LIMIT_CUT', facts: { programme, given: units, due, ...bitten } };
  return { programme, units, before: due, uses, explanation };
};

const noUses: Used = {};
const noFacts: Facts = {};

const nothing = ({ programme }: CampaignRevision, code: EarnCode, facts: Facts): Earned => ({ programme, units: 0, before: 0, uses: noUses, explanation: { programme, code, facts } });

const promotedByRevision = new WeakMap<CampaignRevision, ReadonlySet<Gtin>>();

const promotedProducts = (revision: CampaignRevision): ReadonlySet<Gtin> => {
  const known = promotedByRevision.get(revision);
  if (known !== undefined) return known;
  const promoted = new Set(revision.products);
  promotedByRevision.set(revision, promoted);
  return promoted;
};
