import type { LossHealth, SyncHealth } from '@qoa/shared/protocol';

/** The losses of one store, in the order in which they came; null for a store that is not listed. */
export interface LossGroup {
  readonly store: string | null;
  readonly losses: readonly LossHealth[];
}

/** By store, in the order of the table; those of no listed store last. */
export const lossGroups = (losses: readonly LossHealth[], stores: SyncHealth['stores']): readonly LossGroup[] => {
  const listed = stores.map(({ store, name }): LossGroup => ({ store: name, losses: losses.filter((loss) => loss.store === store) }));
  const others: LossGroup = { store: null, losses: losses.filter((loss) => stores.every(({ store }) => store !== loss.store)) };
  return [...listed, others].filter((group) => group.losses.length > 0);
};
