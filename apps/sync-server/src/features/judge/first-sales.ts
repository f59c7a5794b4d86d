import type { CpgId, StoreId } from '@qoa/shared/ids';
import type { Arrival, Judged } from '@qoa/shared/judge';
import type { JudgeMemory } from './judge-memory.ts';

/** A store's first sale of a CPG's product. */
export interface FirstSale {
  readonly cpg: CpgId;
  readonly store: StoreId;
}

/** The stores of a batch that were not known to sell a CPG's products, and do: whatever the sale gave, but not while it is held, nor when people do not count it. `answers` are those of the arrivals. */
export const firstSales = (memory: Pick<JudgeMemory, 'sources' | 'products' | 'relations'>, arrivals: readonly Arrival[], answers: readonly Judged[]): readonly FirstSale[] => {
  const found = new Map<string, FirstSale>();
  arrivals.forEach(({ envelope, event }, at) => {
    const store = memory.sources.get(envelope.enrolment)?.store;
    if (event.kind !== 'SaleRecorded' || store === undefined || isNoSale(answers[at]?.answer)) return;
    const known = memory.relations.get(store);
    for (const { product } of event.lines) {
      const cpg = 'gtin' in product ? memory.products.get(product.gtin)?.cpg : undefined;
      if (cpg !== undefined && known?.has(cpg) !== true) found.set(`${cpg}:${store}`, { cpg, store });
    }
  });
  return [...found.values()];
};

const isNoSale = (answer: Judged['answer'] | undefined): boolean => answer?.class === 'held' || answer?.code === 'HOLD_NOT_COUNTED';
