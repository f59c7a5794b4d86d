import { cardStateKey } from '@qoa/shared/judge';
import type { Plant } from '../src/planting.ts';

/** What has ended is taken, and the card's lots stay as they were: the next sale takes it once more. */
export const expiredTwice: Plant = (real) => ({
  ...real,
  commit: (book, batch) => {
    const before = new Map(book.cardStates);
    const done = real.commit(book, batch);
    for (const { card, ended } of done === 'done' ? batch.outcome.expiries : []) {
      for (const { programme } of ended) {
        const key = cardStateKey(card, programme);
        const [was, now] = [before.get(key), book.cardStates.get(key)];
        if (was !== undefined && now !== undefined) book.cardStates.set(key, { ...now, lots: [...was.lots, ...now.lots] });
      }
    }
    return done;
  },
});
