import type { RestrictedKind } from '../feed/index.ts';
import type { CardCode, CpgId, InstantMs, JudgedNo } from '../ids/index.ts';
import type { Birthday, StoreType } from '../rules/index.ts';

/** `GET /v1/admin/audiences`: what campaigns may name of cards, stores and makers, and what people last did to it. */
export interface Audiences {
  readonly segments: readonly { readonly segment: string; readonly cards: number }[];
  readonly storeLists: readonly { readonly list: string; readonly stores: number }[];
  readonly cpgs: readonly { readonly id: CpgId; readonly name: string; readonly mayRestrict: readonly RestrictedKind[] }[];
  /** How many cards there are, and of how many the birthday was told. */
  readonly birthdays: { readonly cards: number; readonly told: number };
  /** The newest first, the last fifty. */
  readonly changes: readonly AudienceChange[];
}

/** What somebody did. */
export interface AudienceChange {
  readonly no: JudgedNo;
  readonly atMs: InstantMs;
  /** Null when nobody knows any more, and where a card's own holder did it. */
  readonly byEmail: string | null;
  /** A card's own holder did it. */
  readonly byHolder?: boolean;
  readonly kind: 'segment' | 'store-list' | 'place' | 'permit' | 'birthday' | 'card-link' | 'card-erased';
  /** Of the segment, list or maker; of a birthday, a link and of places nothing. */
  readonly name: string;
  readonly did: 'added' | 'removed' | 'changed';
  /** Cards or stores. */
  readonly count: number;
  /** Of a maker: what it may name since. */
  readonly restricted: readonly RestrictedKind[];
}

/** `POST /v1/admin/segments` and `/store-lists`: these cards or stores, by their codes, come to what is called so, or leave it. Twice is harmless. */
export interface MembersRequest {
  readonly name: string;
  readonly codes: readonly string[];
  readonly change: 'add' | 'remove';
}

export interface MembersResponse {
  readonly changed: number;
  /** Those that were so before. */
  readonly unchanged: number;
  /** Codes of no card or store, as they were written. */
  readonly unknown: readonly string[];
}

/** `POST /v1/admin/store-places`: what rules may ask of stores besides their lists. A member that is absent stays as it was. Twice is harmless. */
export interface PlacesRequest {
  readonly stores: readonly PlaceWritten[];
}

export interface PlaceWritten {
  readonly code: string;
  readonly type?: StoreType;
  readonly state?: string;
  readonly city?: string;
}

/** `POST /v1/admin/permits`: the restricted kinds that a maker's campaigns may name from now on. Rules that are published stand. Errors: CPG_UNKNOWN. */
export interface PermitRequest {
  readonly cpg: CpgId;
  readonly restricted: readonly RestrictedKind[];
}

/** `POST /v1/admin/birthdays`: staff corrects a card's birthday, or forgets it (null). Errors: CARD_NOT_HELD. */
export interface BirthdayCorrection {
  readonly card: CardCode;
  readonly birthday: Birthday | null;
}

/** `POST /v1/admin/card-links`: staff makes a card a new link. Errors: CARD_NOT_HELD. */
export interface CardLinkRequest {
  readonly card: CardCode;
}

/** The link, told once. Its secret stands in the fragment, which goes to no server. */
export interface CardLinkResponse {
  readonly url: string;
}

/** `POST /v1/admin/card-erasures`: staff erases a card for its holder. Twice is harmless. Errors: CARD_NOT_HELD. */
export interface CardErasureRequest {
  readonly card: CardCode;
}

/** `POST /v1/card/erasure`: a card's holder erases it, and says so in words of its own: no request without them does. */
export interface HolderErasureRequest {
  readonly sure: true;
}

/** The answer to both: whether anything is other than before. */
export interface Changed {
  readonly changed: boolean;
}
