import type { Answer, Given } from '../events/index.ts';
import type { EndedGiven } from '../feed/index.ts';
import type { Epoch, Gtin, JudgedNo, ProgrammeId } from '../ids/index.ts';
import type { SaleOnRecord } from '../judge/index.ts';
import type { CardFacts, CardState, ProductFacts, PublishedRevision, StoreFacts } from '../rules/index.ts';

/** A sale of a card as it stands on record, with what the judge knew of its surroundings. A card that was added afterwards counts as shown with it. */
export interface JudgedSale {
  readonly kind: 'sale';
  readonly judgedNo: JudgedNo;
  readonly epoch: Epoch;
  readonly sale: SaleOnRecord;
  readonly place: StoreFacts;
  /** In which the store took part then, rising. */
  readonly programmes: readonly ProgrammeId[];
  readonly card: CardFacts;
  /** What campaigns with a budget had given to all cards before, as far as it is known. */
  readonly issued: ReadonlyMap<ProgrammeId, number>;
  readonly answer: Pick<Answer, 'class' | 'code' | 'facts' | 'given'>;
}

/** What the platform gave a card back after a restore. */
export interface JudgedAdjustment {
  readonly kind: 'adjusted';
  readonly judgedNo: JudgedNo;
  readonly given: readonly Given[];
}

/** What had ended of a card, and was taken. */
export interface JudgedExpiry {
  readonly kind: 'expired';
  readonly judgedNo: JudgedNo;
  readonly ended: readonly Pick<EndedGiven, 'programme' | 'balance' | 'atMs'>[];
}

export type JudgedStep = JudgedSale | JudgedAdjustment | JudgedExpiry;

/** A card while its sales are judged over again, in order of their numbers; it lives and dies with one explanation. */
export interface CardHistory {
  /** Every revision of the campaigns that any of the sales saw, in the order of publication. */
  readonly published: ReadonlyMap<ProgrammeId, readonly PublishedRevision[]>;
  readonly products: ReadonlyMap<Gtin, ProductFacts>;
  readonly states: Map<ProgrammeId, CardState>;
  /** The campaigns of which some sale came to something else than is stored: what the card used of them is not known any more. */
  readonly strayed: Set<ProgrammeId>;
}

/** A card of which nothing is judged over again yet. */
export const beginHistory = (known: Pick<CardHistory, 'published' | 'products'>): CardHistory => ({ ...known, states: new Map(), strayed: new Set() });
