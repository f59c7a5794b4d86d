import type { CardCode, CardId, EnrolmentId, StoreId } from '@qoa/shared/ids';

/** Who asks, as proved by what the request carries. */
export type Caller =
  | { readonly kind: 'public' }
  | { readonly kind: 'device'; readonly enrolment: EnrolmentId; readonly store: StoreId }
  | { readonly kind: 'card'; readonly card: CardId; readonly code: CardCode }
  | { readonly kind: 'admin'; readonly user: number; readonly role: AdminRole };

/** `support` reads what `admin` reads and changes nothing. */
export type AdminRole = 'admin' | 'support';
