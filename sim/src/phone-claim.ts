import type { EventName } from '@qoa/shared/events';
import type { CardCode } from '@qoa/shared/ids';
import type { PhoneAt, Tab } from './phone.ts';
import type { PendingSale } from './phone-sale.ts';
import { cards, nobodysCard } from './town.ts';

/** A card that is added to a saved sale. */
export interface AddedCard {
  readonly sale: EventName;
  readonly card: CardCode;
}

type Save = (at: PhoneAt, tab: Tab, sale: PendingSale) => void;

/** After a sale without a card its customer often brings one: at once or much later, sometimes twice, sometimes one that nobody holds. */
export const claimLater = (at: PhoneAt, tab: Tab, { enrolment, seq, hash }: EventName, sold: PendingSale, save: Save): void => {
  const { agenda, chance, trace } = at.world;
  if (sold.card !== null || sold.adds !== null || sold.newer || !chance.happens(0.8)) return;
  const times = chance.happens(0.3) ? 2 : 1;
  for (let time = 0; time < times; time += 1) {
    const adds: AddedCard = { sale: { enrolment, seq, hash }, card: chance.happens(0.1) ? nobodysCard : chance.pick(cards) };
    const claim: PendingSale = { draftId: `claim-${hash}-${adds.card}`, card: null, lines: [], ticketCents: null, newer: false, adds };
    agenda.after(chance.pick([20, 5_000, 600_000]) + chance.below(200), () => {
      // A phone that lost its storage shows no such sale any more.
      if (!at.phone.storage.savedDrafts.has(sold.draftId)) return;
      trace.note(`${at.phone.name} adds a card to ${seq}`);
      save(at, at.phone.tabs.find(({ alive }) => alive) ?? tab, claim);
    });
  }
};
