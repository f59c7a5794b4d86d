import type { CpgId, Gtin, ProgrammeId } from '@qoa/shared/ids';
import type { Revision } from '@qoa/shared/rules';

/** Noon of 2026-11-23 in Mexico City. */
export const nowMs = Date.UTC(2026, 10, 23, 18);
export const dayMs = 86_400_000;
export const colaGtin = '07501055300075' as Gtin;

const noProducts = { products: [], tags: [], brands: [], categories: [] };

/** One stamp for each piece of a product, at most 6 a day, and points for what is spent; 8 stamps for a prize. */
export const colaCampaign = (changes: Partial<Revision> = {}): Revision => ({
  v: 2,
  campaign: 1 as ProgrammeId,
  revision: 1,
  owner: { kind: 'cpg', cpg: 1 as CpgId },
  name: 'Chispa de verano',
  effectiveFromMs: 0,
  startsAtMs: 0,
  endsAtMs: null,
  state: 'active',
  redeemUntilMs: null,
  timeZone: 'America/Mexico_City',
  courtesyMs: dayMs,
  units: [
    { kind: 'stamp', programme: 1 as ProgrammeId, goal: { units: 8, overflow: 'carry' }, heldDays: 0, expiry: { by: 'never' }, warnDays: 0 },
    { kind: 'point', programme: 2 as ProgrammeId, goal: { units: 200, overflow: 'carry' }, heldDays: 0, expiry: { by: 'never' }, warnDays: 0 },
  ],
  products: { ...noProducts, products: [colaGtin], except: noProducts },
  stores: { resolved: 'yes', rank: 0 },
  cards: {},
  holdoutPercent: 0,
  allows: [],
  minimum: null,
  cooldownMs: 0,
  earn: [
    { id: 'piece', unit: 'stamp', units: 1, products: { ...noProducts, except: noProducts }, stores: { resolved: 'yes', rank: 0 }, cards: {}, window: { weekdays: [], hours: [] }, per: { kind: 'item' } },
    { id: 'visit', unit: 'point', units: 12, products: { ...noProducts, except: noProducts }, stores: { resolved: 'yes', rank: 0 }, cards: {}, window: { weekdays: [], hours: [] }, per: { kind: 'visit' } },
  ],
  multipliers: { how: 'best', list: [] },
  limits: [{ of: { kind: 'units', unit: 'stamp' }, max: 6, per: 'day', scope: { kind: 'campaign' }, holder: 'card' }],
  budget: null,
  tiers: null,
  group: null,
  rewards: [{ id: 'soda', name: 'un refresco', unit: 'stamp', cost: 8, kind: 'product', products: [] }],
  ...changes,
});
