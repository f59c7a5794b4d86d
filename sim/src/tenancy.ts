import type { FeedPage } from '@qoa/shared/protocol';
import type { StoreId } from '@qoa/shared/ids';
import type { CampaignWatch } from './campaign-watch.ts';
import type { Reader } from './feed-pages.ts';
import { cardIds, neighbours } from './town.ts';

/** What a reader was given that is not theirs, in words; null: nothing. `ownOf`: the campaigns of which a store was ever told. Law: own tenant */
export const trespass = (reader: Reader | { readonly reader: 'device'; readonly store: number }, { scope, rows }: Pick<FeedPage, 'scope' | 'rows'>, ownOf: CampaignWatch['ownOf']): string | null => {
  if (reader.reader === 'console') return scope === 'console' ? null : `the console was given ${scope}`;
  if (reader.reader === 'card') return scope === `card:${cardIds.get(reader.card) ?? 0}` ? null : `card ${reader.card} was given ${scope}`;
  const own = [...ownOf(reader.store as StoreId)];
  if (scope !== `store:${reader.store}` && scope !== 'catalogue' && !own.some((programme) => scope === `programme:${programme}`)) return `store ${reader.store} was given ${scope}`;
  for (const { kind, body } of rows) {
    if (kind === 'campaign' && JSON.stringify(body).includes(`"${neighbours}"`)) return `store ${reader.store} was told the name of a segment`;
    if (kind === 'balance' && typeof body === 'object' && body !== null && 'programme' in body && !own.some((programme) => programme === body.programme)) return `store ${reader.store} was given a balance of programme ${String(body.programme)}`;
  }
  return null;
};
