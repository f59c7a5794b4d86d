import type { FeedPage } from '@qoa/shared/protocol';
import type { Reader } from './feed-pages.ts';
import { cardIds } from './town.ts';

/** Who takes part in what, said by hand, so that the check does not lean on what it checks. */
const programmesByStore: Readonly<Record<number, readonly number[]>> = { 1: [1, 2, 3], 2: [1, 3], 3: [2] };

/** What a reader was given that is not theirs, in words; null: nothing. Law: own tenant */
export const trespass = (reader: Reader | { readonly reader: 'device'; readonly store: number }, { scope, rows }: Pick<FeedPage, 'scope' | 'rows'>): string | null => {
  if (reader.reader === 'console') return scope === 'console' ? null : `the console was given ${scope}`;
  if (reader.reader === 'card') return scope === `card:${cardIds.get(reader.card) ?? 0}` ? null : `card ${reader.card} was given ${scope}`;
  const own = programmesByStore[reader.store] ?? [];
  if (scope !== `store:${reader.store}` && scope !== 'catalogue' && !own.some((programme) => scope === `programme:${programme}`)) return `store ${reader.store} was given ${scope}`;
  for (const { kind, body } of rows) {
    if (kind === 'balance' && typeof body === 'object' && body !== null && 'programme' in body && !own.some((programme) => programme === body.programme)) return `store ${reader.store} was given a balance of programme ${String(body.programme)}`;
  }
  return null;
};
