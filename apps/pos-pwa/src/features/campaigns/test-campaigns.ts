import type { CpgId, Gtin, ProgrammeId } from '@qoa/shared/ids';
import { onlyProducts, plainRevision, plainRule, plainUnit, type Revision } from '@qoa/shared/rules';

/** Noon of 2026-11-23 in Mexico City. */
export const nowMs = Date.UTC(2026, 10, 23, 18);
export const dayMs = 86_400_000;
export const colaGtin = '07501055300075' as Gtin;

const here = { resolved: 'yes', rank: 0 } as const;

/** One stamp for each piece of a product, at most 6 a day, and points for what is spent; 8 stamps for a prize. */
export const colaCampaign = (changes: Partial<Revision> = {}): Revision =>
  plainRevision({
    campaign: 1 as ProgrammeId, owner: { kind: 'cpg', cpg: 1 as CpgId }, name: 'Chispa de verano', startsAtMs: 0, timeZone: 'America/Mexico_City',
    units: [plainUnit('stamp', 1 as ProgrammeId, { goal: { units: 8, overflow: 'carry' } }), plainUnit('point', 2 as ProgrammeId, { goal: { units: 200, overflow: 'carry' } })],
    products: onlyProducts([colaGtin]), stores: here,
    earn: [plainRule('piece', 'stamp', { kind: 'item' }, { stores: here }), plainRule('visit', 'point', { kind: 'visit' }, { units: 12, stores: here })],
    limits: [{ of: { kind: 'units', unit: 'stamp' }, max: 6, per: 'day', scope: { kind: 'campaign' }, holder: 'card' }],
    rewards: [{ id: 'soda', name: 'un refresco', unit: 'stamp', cost: 8, kind: 'product', products: [] }], ...changes,
  });
