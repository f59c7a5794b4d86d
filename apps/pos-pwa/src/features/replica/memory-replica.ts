import type { CampaignRevision } from '@qoa/shared/campaign';
import type { ProductRow, StoreRow } from '@qoa/shared/feed';
import type { CardCode } from '@qoa/shared/ids';
import { createListeners } from '../../platform/listeners.ts';
import { placeOf, productFactsOf } from './rule-facts.ts';
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
    previewState: async (card, gtins) => ({
      store: placeOf(content.store ?? null),
      programmes: new Map((content.campaigns ?? []).map((revision) => [revision.programme, [{ revision, judgedNo: 1 }]])),
      products: new Map((content.products ?? []).filter(({ gtin }) => gtins.includes(gtin)).map((row) => [row.gtin, productFactsOf(row)])),
      balances: new Map((card === null ? [] : (content.standings?.[card] ?? [])).map(({ programme, balance }) => [programme, balance])),
    }),
    follow: async () => undefined,
    apply: async () => ({ more: false }),
    applyHint: async () => 'missed',
    reset: async () => listeners.tell(),
    subscribe: listeners.subscribe,
  };
};
