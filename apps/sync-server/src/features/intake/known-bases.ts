import { epoch16Of, type PreviewBasis } from '@qoa/shared/events';
import type { Epoch, InstantMs, JudgedNo } from '@qoa/shared/ids';
import type { Judge } from '../judge/index.ts';
import type { BasesStore } from './bases-store.ts';
import type { Opened } from './open-envelope.ts';

/** The server time of the campaign row that a basis names; null when it names none of this epoch. */
export type BasisTimes = (basis: PreviewBasis | null) => InstantMs | null;

/** The campaign rows that bases name, from memory after the first read: they are few, and never change within an epoch. */
export interface KnownBases {
  readonly of: (opened: readonly Opened[], epoch: Epoch) => Promise<BasisTimes>;
}

/** Campaign rows remembered over a store, for the epoch asked about last. A number that is not known is looked up again each time. */
export const knownBases = (store: BasesStore): KnownBases => {
  let known: { readonly epoch: Epoch; readonly publishedMs: Map<JudgedNo, InstantMs> } | null = null;
  return {
    of: async (opened, epoch) => {
      if (known?.epoch !== epoch) known = { epoch, publishedMs: new Map() };
      const { publishedMs } = known;
      const epoch16 = epoch16Of(epoch);
      const unknown = new Set<JudgedNo>();
      for (const { event } of opened) if (event.basis?.epoch16 === epoch16 && !publishedMs.has(event.basis.judgedNo)) unknown.add(event.basis.judgedNo);
      if (unknown.size > 0) for (const row of await store.published([...unknown])) publishedMs.set(row.judgedNo, row.publishedMs);
      return (basis) => (basis?.epoch16 === epoch16 ? (publishedMs.get(basis.judgedNo) ?? null) : null);
    },
  };
};

/** The times of what these events' bases name; null while nobody knows which life of the storage this is, and then their times are not set. */
export const basisTimesOf = async ({ bases, judge }: { readonly bases: KnownBases; readonly judge: Pick<Judge, 'place' | 'ready'> }, opened: readonly Opened[]): Promise<BasisTimes | null> => {
  if (opened.every(({ event }) => event.basis === null)) return () => null;
  const place = judge.place() ?? ((await judge.ready()) ? judge.place() : null);
  return place === null ? null : bases.of(opened, place.epoch);
};
