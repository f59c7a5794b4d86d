import type { SaleExplained } from '@qoa/shared/protocol';

/** A sale that a limit of one campaign refused, and that another had nothing to do with. */
export const stubExplained = (judgedNo: number, said: SaleExplained['said']): SaleExplained => ({
  judgedNo,
  atMs: Date.UTC(2026, 10, 22, 18),
  answer: { class: 'refused', code: 'LIMIT_REACHED', facts: { programme: 3, of: 'stamp', per: 'day', units: 2, used: 2, nextMs: 0 }, given: [] },
  told: 'whole',
  campaigns: [
    { campaign: 3 as never, revision: 2, name: 'Junta 8', code: 'LIMIT_REACHED', facts: {}, given: [], parts: [{ rule: 'pieza', line: 0, units: 0, before: 1, percent: 100, code: 'CUT', unit: 'stamp' }] },
    { campaign: 7 as never, revision: 1, name: 'Puntos Mar', code: 'PRODUCT_NOT_IN_CAMPAIGN', facts: {}, given: [], parts: [] },
  ],
  products: [{ name: 'Refresco Cielo Rojo 600 ml', quantity: 1000 }],
  said,
});
