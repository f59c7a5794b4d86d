import type { CampaignRow, ProductRow, StorePay, StoreRow } from '@qoa/shared/feed';
import type { CardCode, ProgrammeId } from '@qoa/shared/ids';
import { createListeners } from '../../platform/listeners.ts';
import { earlierSales, soldIn } from './earlier-sales.ts';
import { placeOf, productFactsOf } from './rule-facts.ts';
import type { ListedEvent, Replica, Standing, StoreCampaign } from './replica.ts';

/** What a memory replica is born with. */
export interface ReplicaContent {
  readonly store?: StoreRow;
  readonly products?: readonly ProductRow[];
  readonly campaigns?: readonly CampaignRow[];
  /** How the store stands to a campaign; without it, it takes part. */
  readonly joined?: Readonly<Record<ProgrammeId, { readonly joined: boolean; readonly invited: boolean; readonly pay: StorePay | null }>>;
  readonly standings?: Readonly<Record<CardCode, readonly Standing[]>>;
  readonly erased?: readonly CardCode[];
  readonly events?: readonly ListedEvent[];
}

/** A replica whose content is given, for building screens: it follows no feed. `tell` is what a feed would bring. */
export const memoryReplica = (first: ReplicaContent = {}): Replica & { readonly tell: (change: ReplicaContent) => void } => {
  const listeners = createListeners();
  let content = first;
  return {
    standings: async (card) => content.standings?.[card] ?? [],
    product: async (gtin) => content.products?.find((product) => product.gtin === gtin) ?? null,
    campaigns: async () => campaignsIn(content),
    store: async () => content.store ?? null,
    basis: async () => null,
    events: async (limit) => (content.events ?? []).slice(0, limit),
    cursor: async () => ({ epoch: null, after: {} }),
    previewState: async (card, gtins) => ({
      store: placeOf(content.store ?? null),
      programmes: new Map(campaignsIn(content).filter(({ joined }) => joined).map(({ campaign, published }) => [campaign, published.map((revision) => ({ revision, judgedNo: 1 }))])),
      products: new Map((content.products ?? []).filter(({ gtin }) => [...gtins, ...soldIn(earlierSales(content.events ?? [], card))].includes(gtin)).map((row) => [row.gtin, productFactsOf(row)])),
      earlier: earlierSales(content.events ?? [], card),
      erased: card !== null && (content.erased ?? []).includes(card),
      balances: new Map((card === null ? [] : (content.standings?.[card] ?? [])).map(({ programme, balance }) => [programme, balance])),
    }),
    follow: async () => undefined,
    apply: async () => ({ more: false }),
    applyHint: async () => 'missed',
    reset: async () => listeners.tell(),
    subscribe: listeners.subscribe,
    tell: (change) => {
      content = { ...content, ...change };
      listeners.tell();
    },
  };
};

const campaignsIn = ({ campaigns = [], joined = {} }: ReplicaContent): readonly StoreCampaign[] =>
  campaigns.map((row) => {
    const campaign = row.v === 1 ? row.programme : row.campaign;
    return { campaign, published: [row], ...(joined[campaign] ?? { joined: true, invited: false, pay: null }) };
  });
