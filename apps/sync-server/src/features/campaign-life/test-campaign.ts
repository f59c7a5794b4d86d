import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CpgId, ProgrammeId } from '@qoa/shared/ids';

const nothing = { products: [], tags: [], brands: [], categories: [] };
const everywhere = { stores: [], lists: [], types: [], cities: [], states: [], countries: [] };

/** A small campaign as the builder sends it: its numbers are the server's to give. */
export const testDraft = (changes: Partial<RevisionDraft> = {}): RevisionDraft => ({
  v: 2,
  campaign: 1 as ProgrammeId,
  owner: { kind: 'cpg', cpg: 1 as CpgId },
  name: 'Un sello por refresco',
  startsAtMs: 1_790_000_000_000,
  endsAtMs: null,
  redeemUntilMs: null,
  timeZone: 'America/Mexico_City',
  courtesyMs: 0,
  units: [{ kind: 'stamp', programme: 1 as ProgrammeId, goal: { units: 8, overflow: 'carry' }, heldDays: 0, expiry: { by: 'never' }, warnDays: 0 }],
  products: { ...nothing, except: nothing },
  stores: everywhere,
  cards: {},
  holdoutPercent: 0,
  allows: [],
  minimum: null,
  cooldownMs: 0,
  earn: [{ id: 'item', unit: 'stamp', units: 1, products: { ...nothing, except: nothing }, stores: everywhere, cards: {}, window: { weekdays: [], hours: [] }, per: { kind: 'item' } }],
  multipliers: { how: 'best', list: [] },
  limits: [],
  budget: null,
  tiers: null,
  group: null,
  rewards: [{ id: 'premio', name: 'Refresco gratis', unit: 'stamp', cost: 8, kind: 'product', products: [] }],
  ...changes,
});
