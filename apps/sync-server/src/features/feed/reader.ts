import type { Scope } from '@qoa/shared/feed';
import type { CardId, EnrolmentId, StoreId } from '@qoa/shared/ids';

/** Who reads a feed, as the permission table proved it. Law: own tenant */
export type Reader =
  | { readonly kind: 'device'; readonly enrolment: EnrolmentId; readonly store: StoreId }
  | { readonly kind: 'card'; readonly card: CardId }
  | { readonly kind: 'console' };

/** The scope of a store, a card, a programme. */
export const storeScope = (store: StoreId): Scope => `store:${store}`;
export const cardScope = (card: CardId): Scope => `card:${card}`;
