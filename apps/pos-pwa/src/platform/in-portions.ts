/** How many rows are written, or answers verified, before the page gets to breathe: a slow phone writes so many in well under 50 ms. */
const PORTION = 100;

/** Does `work` on so many items at a time, one portion after the other; where a transaction is under way, in it. */
export const inPortions = async <Item>(items: readonly Item[], work: (portion: readonly Item[]) => PromiseLike<unknown>): Promise<void> => {
  for (let from = 0; from < items.length; from += PORTION) await work(items.slice(from, from + PORTION));
};
