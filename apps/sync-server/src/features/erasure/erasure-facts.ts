import type { PersonId } from '@qoa/shared/campaign-life';
import type { CardCode, CardId, InstantMs, StoreId } from '@qoa/shared/ids';
import type { Fact } from '../feed/index.ts';

/** A card whose holder is forgotten, and the stores that know it. */
export interface ErasedCard {
  readonly id: CardId;
  readonly code: CardCode;
  readonly stores: readonly StoreId[];
}

/**
 * Everything that ties a person to the card goes: links, birthday, segments of now and of before. Its code is retired, its postings stay under its number. The stores that
 * know the card are told; the journal says who did it, and no card. `by`: null when its own holder did.
 * Rule: Memory
 */
export const cardErasedFact = ({ id, code, stores }: ErasedCard, by: PersonId | null, atMs: InstantMs): Fact => ({
  ...{ kind: 'card-erased', cpg: null, store: null, atMs, body: { card: code, by, name: '', did: 'removed', count: 1, restricted: [] }, scopes: stores.map((store) => `store:${store}` as const) },
  effects: () => [
    { text: 'UPDATE cards SET erased_ms = coalesce(erased_ms, $2) WHERE id = $1', values: [id, atMs] },
    { text: 'DELETE FROM card_secrets WHERE card_id = $1', values: [id] },
    { text: 'DELETE FROM card_birthdays WHERE card_id = $1', values: [id] },
    { text: 'DELETE FROM card_segments WHERE card_id = $1', values: [id] },
  ],
});
