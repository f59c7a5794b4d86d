import type { InstantMs, ProgrammeId } from '../ids/index.ts';

/** The numbers that stand in the ledger. Never renamed, never reused. */
export const accountKindNumbers = {
  issued: 1,
  card: 2,
  debt: 3,
  spent: 4,
  expired: 5,
  budget: 6,
  stock: 7,
  storeClaim: 8,
  platformLoss: 9,
} as const;

export type AccountKind = keyof typeof accountKindNumbers;

/** An account is a kind with an owner (a card, a store, a reward; 0 for the programme itself) in one programme. */
export interface Account {
  readonly kind: AccountKind;
  readonly owner: number;
  readonly programme: ProgrammeId;
}

/** One ledger row: `units` > 0 move from one account to another, so the books balance by construction. */
export interface Posting {
  readonly from: Account;
  readonly to: Account;
  readonly units: number;
  /** `adjust` makes good what was confirmed: out of `platformLoss`, to a card. `expire` takes what has ended: from a card, to `expired`. */
  readonly reason: 'earn' | 'repay' | 'adjust' | 'expire';
}

/** What one event gave one card in one programme. */
export interface Lot {
  readonly card: number;
  readonly programme: ProgrammeId;
  readonly units: number;
  readonly remaining: number;
  readonly expiresAtMs: InstantMs | null;
  /** Null: at once. */
  readonly usableFromMs: InstantMs | null;
}
