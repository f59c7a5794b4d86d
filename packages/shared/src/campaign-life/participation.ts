import type { StorePay } from '../feed/index.ts';
import type { StoreId } from '../ids/index.ts';

/**
 * Which stores take part. `automatic`: all that sell the owner's products (or the chosen ones) at once, and those that begin to later; `managed`: the
 * chosen ones at once, nobody asks them; `opt-in`: they are asked, and join on the phone. Only stores of the revision's scope take part.
 */
export interface Participation {
  readonly mode: 'automatic' | 'managed' | 'opt-in';
  readonly stores: 'all' | readonly StoreId[];
  /** What the store itself earns for taking part; null: nothing. It is stated to the tendero, and settled outside. */
  readonly pay: StorePay | null;
}
