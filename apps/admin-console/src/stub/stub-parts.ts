import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CampaignParts, DryRunReport } from '@qoa/shared/protocol';
import { onlyProducts, plainDocument, plainRule, plainUnit } from '@qoa/shared/rules';
import { stubNowMs } from './stub-health.ts';

const dayMs = 86_400_000;
const product = (gtin: string, name: string, brand: string, cpg: number, categories: readonly string[]) => ({ gtin: gtin as never, name, brand, cpg: cpg as never, categories, tags: [], restricted: null });
const store = (id: number, name: string, type: 'tiendita' | 'minisuper' | 'cadena', state: string, city: string, lists: readonly string[] = []) => ({ id: id as never, name, type, country: 'MX', state, city, lists, timeZone: 'America/Mexico_City' });

/** What the stub's campaigns may name: two makers, their products, a few stores. */
export const stubParts: CampaignParts = {
  cpgs: [{ id: 1 as never, name: 'Bebidas Sol', mayRestrict: [] }, { id: 2 as never, name: 'Botanas Luna', mayRestrict: ['alcohol'] }],
  brands: [{ name: 'Sol', cpg: 1 as never }, { name: 'Luna', cpg: 2 as never }],
  products: [
    product('07501000000014', 'Refresco Sol 600 ml', 'Sol', 1, ['bebidas/refrescos']),
    product('07501000000021', 'Agua Sol 1 L', 'Sol', 1, ['bebidas/agua']),
    product('07501000000038', 'Papas Luna 45 g', 'Luna', 2, ['botanas']),
  ],
  stores: [
    store(1, 'Abarrotes La Esquina', 'tiendita', 'Jalisco', 'Guadalajara', ['piloto']),
    store(2, 'Abarrotes Lupita', 'tiendita', 'Jalisco', 'Zapopan', ['piloto']),
    store(3, 'Super del Norte', 'minisuper', 'Puebla', 'Puebla'),
    store(4, 'Cadena Centro', 'cadena', 'Puebla', 'Cholula'),
  ],
  segments: [{ segment: 'Clientes frecuentes', cards: 128 }, { segment: 'Personal', cards: 6 }],
};

/** A stamp for each Sol, two a day, one free for eight; or what a test changes of it. */
export const stubDraft = (changed: Partial<RevisionDraft> = {}): RevisionDraft =>
  plainDocument({
    campaign: 1 as never, owner: { kind: 'cpg', cpg: 1 as never }, name: 'Sellos Sol', startsAtMs: stubNowMs - 10 * dayMs, timeZone: 'America/Mexico_City',
    units: [plainUnit('stamp', 1 as never, { goal: { units: 8, overflow: 'carry' } })], products: onlyProducts(['07501000000014' as never]), earn: [plainRule('pieza', 'stamp', { kind: 'item' })],
    limits: [{ of: { kind: 'units', unit: 'stamp' }, max: 2, per: 'day', scope: { kind: 'campaign' }, holder: 'card' }],
    budget: { units: 50_000, cents: null, centsPerUnit: 150 }, rewards: [{ id: 'gratis', name: 'refresco Sol', unit: 'stamp', cost: 8, kind: 'product', products: ['07501000000014' as never] }], ...changed,
  });

/** Two weeks in which the budget runs out on the tenth day. */
export const stubReport: DryRunReport = {
  sales: 8412, cards: 1210, counted: 6120, given: [{ kind: 'stamp', units: 9800 }], prizes: 1131, cents: 1_470_000,
  days: Array.from({ length: 14 }, (_, nth) => ({ day: `2026-11-${String(8 + nth).padStart(2, '0')}`, sales: nth % 7 === 6 ? 410 : 632 + nth * 4, units: nth > 9 ? 0 : 980, budgetUnitsLeft: Math.max(0, 9800 - (nth + 1) * 980) })),
  reasons: [{ code: 'LIMIT_CUT', sales: 1320 }, { code: 'PRODUCT_NOT_IN_CAMPAIGN', sales: 1105 }, { code: 'NO_CARD', sales: 871 }, { code: 'BUDGET_SPENT', sales: 316 }],
  mostAffected: [{ cardEnd: '7KX2', sales: 28, units: 41 }, { cardEnd: '9QTM', sales: 25, units: 38 }],
  cut: false,
  gaveBefore: 0,
  stores: { of: 'scope', count: 12 },
};
