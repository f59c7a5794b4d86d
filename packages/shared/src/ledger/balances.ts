import { type Account, accountKindNumbers, type Posting } from './posting.ts';

/** What stands in each account, by `accountKey`. Accounts of 0 may be absent. */
export type Balances = ReadonlyMap<string, number>;

/** Names an account: kind number, owner, programme. */
export const accountKey = (account: Account): string => `${accountKindNumbers[account.kind]}:${account.owner}:${account.programme}`;

/**
 * The balances after these postings, in their order. Replaying every posting by (judgedNo, ordinal) from empty gives the balances that
 * stand, and the units of each programme sum to zero.
 */
export const applyPostings = (balances: Balances, postings: Iterable<Posting>): Balances => {
  const after = new Map(balances);
  for (const posting of postings) {
    add(after, accountKey(posting.from), -posting.units);
    add(after, accountKey(posting.to), posting.units);
  }
  return after;
};

const add = (balances: Map<string, number>, key: string, units: number): void => {
  balances.set(key, (balances.get(key) ?? 0) + units);
};
