import type { PersonId } from '@qoa/shared/campaign-life';
import type { CardCode, CardId } from '@qoa/shared/ids';
import type { Changed } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import { type CampaignRefused, type Deciding, refused } from '../campaign-life/index.ts';
import type { Keeps } from '../keeps/index.ts';
import { cardErasedFact } from './erasure-facts.ts';
import type { ErasureStore } from './erasure-store.ts';

/** A customer asks to be forgotten. */
export interface ErasureDesk {
  /**
   * Destroys what ties a person to the card and retires its code, in the judge's own turn; no restore brings it back. Twice changes nothing. `by`: null when its own holder asks.
   * Errors: CARD_NOT_HELD, UNAVAILABLE.
   */
  readonly erase: (code: CardCode, by: PersonId | null) => Promise<Result<Changed, CampaignRefused>>;
}

export interface ErasureParts {
  readonly store: ErasureStore;
  readonly deciding: Deciding;
  readonly keeps: Pick<Keeps, 'note'>;
  /** Told after each erasure is stored, so that what the card has open is closed. */
  readonly onErased: (card: CardId) => void;
}

export const openErasureDesk = ({ store, deciding, keeps, onErased }: ErasureParts): ErasureDesk => ({
  erase: async (code, by) => {
    const erased = await deciding<Changed & { readonly id: CardId }>(async (nowMs) => {
      const card = await store.find(code);
      if (card === null) return err(refused('CARD_NOT_HELD'));
      if (card.erasedAtMs !== null) return ok({ facts: [], value: { changed: false, id: card.id } });
      const facts = [cardErasedFact({ id: card.id, code, stores: await store.storesOf(card.id) }, by, nowMs)];
      // Before it is committed: a crash between the two erases the card at the next start.
      keeps.note({ kept: 'card-erased', card: code, atMs: nowMs });
      return ok({ facts, value: { changed: true, id: card.id } });
    });
    if (!erased.ok) return erased;
    onErased(erased.value.id);
    return ok({ changed: erased.value.changed });
  },
});
