import type { Heard } from '../../platform/card-transport.ts';

/** What the page shows of the receipt that it carries. */
export type ReceiptPage =
  | { readonly state: 'sending' | 'waiting'; readonly tries: number }
  | { readonly state: 'received' }
  | { readonly state: 'lost'; readonly code: 'RECEIPT_DAMAGED' | 'RECEIPT_UNREADABLE' };

const firstWaitMs = 2_000;
const longestWaitMs = 30_000;

/** After an answer, or none: received for good, refused for good, or to be tried again. */
export const afterTry = (tries: number, heard: Heard<unknown>): ReceiptPage => {
  if (heard.heard) return { state: 'received' };
  return heard.failure === 'refused' ? { state: 'lost', code: 'RECEIPT_UNREADABLE' } : { state: 'waiting', tries };
};

/** How long to wait before the next try, in ms. `chance` is from 0 to 1: a whole line of customers does not come back at once. */
export const waitBefore = (tries: number, chance: number): number => Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1)) * (0.5 + chance / 2);
