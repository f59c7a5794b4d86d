import type { EventHash, CardCode, EnrolmentId, Gtin, Seq } from '../ids/index.ts';
import type { Arrival } from './arrival.ts';

/**
 * The keys that a store reads to make a `BatchState`, each without repeats, in one SQL round trip:
 * answers by (names), forks by (names), sources by (enrolments), cards by (cards), products by (gtins), revisions by the programmes
 * of the sources' stores, card states by a join of cards with those programmes (`cardAt`), heads of `store:` and `card:` scopes likewise.
 */
export interface DataNeeds {
  readonly names: readonly { readonly enrolment: EnrolmentId; readonly seq: Seq; readonly hash: EventHash }[];
  readonly enrolments: readonly EnrolmentId[];
  readonly cards: readonly CardCode[];
  readonly gtins: readonly Gtin[];
  /** Each card with each enrolment that brings it: join the enrolment's store's programmes to get the (card, programme) pairs. */
  readonly cardAt: readonly { readonly card: CardCode; readonly enrolment: EnrolmentId }[];
}

/** What must be known before these arrivals can be judged. Pure; cost in the number of lines. */
export const dataNeeds = (arrivals: readonly Arrival[]): DataNeeds => {
  const names = new Map<string, DataNeeds['names'][number]>();
  const enrolments = new Set<EnrolmentId>();
  const gtins = new Set<Gtin>();
  const cardsByEnrolment = new Map<EnrolmentId, Set<CardCode>>();
  for (const { envelope, event } of arrivals) {
    const { enrolment, seq, hash } = envelope;
    names.set(`${enrolment}:${hash}`, { enrolment, seq, hash });
    enrolments.add(enrolment);
    if (event.kind !== 'SaleRecorded') continue;
    if (event.card !== null) cardsOf(cardsByEnrolment, enrolment).add(event.card);
    for (const { product } of event.lines) if ('gtin' in product) gtins.add(product.gtin);
  }
  const cardAt = [...cardsByEnrolment].flatMap(([enrolment, cards]) => [...cards].map((card) => ({ card, enrolment })));
  const cards = new Set(cardAt.map(({ card }) => card));
  return { names: [...names.values()], enrolments: [...enrolments], cards: [...cards], gtins: [...gtins], cardAt };
};

const cardsOf = (cardsByEnrolment: Map<EnrolmentId, Set<CardCode>>, enrolment: EnrolmentId): Set<CardCode> => {
  const known = cardsByEnrolment.get(enrolment);
  if (known !== undefined) return known;
  const cards = new Set<CardCode>();
  cardsByEnrolment.set(enrolment, cards);
  return cards;
};
