import type { Facts, SaleRecorded } from '../events/index.ts';
import type { Cents, Gtin, InstantMs, ProgrammeId, Thousandths } from '../ids/index.ts';
import type { CampaignRevision } from './revision.ts';

/** What one card has used and holds in one programme: small and bounded. */
export interface CardState {
  readonly balance: number;
  /** Units already counted against each (limit, period), keyed by `limitKey`. */
  readonly used: Readonly<Record<string, number>>;
  /** An outstanding debt that the next earnings repay first. */
  readonly debt: number;
}

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

/** Why a programme gave what it gave: the same codes are rendered by phone, card page, console and API. */
export interface Explanation {
  readonly programme: ProgrammeId;
  readonly code: string;
  readonly facts: Facts;
}

export interface Earned {
  readonly programme: ProgrammeId;
  readonly units: number;
  /** What the rule would have given had no limit bitten. */
  readonly before: number;
  /** Counters to raise, by limit key. */
  readonly uses: Readonly<Record<string, number>>;
  readonly explanation: Explanation;
}

export type Evaluate = (revision: CampaignRevision, state: CardState, sale: SaleFacts) => Earned;
export type { SaleRecorded };
