import type { CampaignRevision } from '@qoa/shared/campaign';
import type { ProductRow, StoreRow } from '@qoa/shared/feed';
import type { CardCode } from '@qoa/shared/ids';
import { createListeners } from '../../platform/listeners.ts';
import type { ListedEvent, Replica, Standing } from './replica.ts';

/** What a memory replica is born with. */
export interface ReplicaContent {
  readonly store?: StoreRow;
  readonly products?: readonly ProductRow[];
  readonly campaigns?: readonly CampaignRevision[];
  readonly standings?: Readonly<Record<CardCode, readonly Standing[]>>;
  readonly events?: readonly ListedEvent[];
}

/** A replica whose content is given, for building screens: it follows no feed. */
export const memoryReplica = (content: ReplicaContent = {}): Replica => {
  const listeners = createListeners();
  return {
    standings: async (card) => content.standings?.[card] ?? [],
    product: async (gtin) => content.products?.find((product) => product.gtin === gtin) ?? null,
    campaigns: async () => content.campaigns ?? [],
    store: async () => content.store ?? null,
    basis: async () => null,
    events: async (limit) => (content.events ?? []).slice(0, limit),
    cursor: async () => ({ epoch: null, after: {} }),
    apply: async (response) => response.pages.map(({ scope }) => ({ scope, outcome: 'stale' })),
    applyHint: async (_epoch, scope) => ({ scope, outcome: 'stale' }),
    reset: async () => listeners.tell(),
    subscribe: listeners.subscribe,
  };
};
