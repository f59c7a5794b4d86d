import type { EventName } from '@qoa/shared/events';
import type { InstantMs } from '@qoa/shared/ids';
import type { ListedClaim, ListedEvent } from '../replica/index.ts';

/** A card is offered to a saved sale for a day; the server takes it for three. */
const offeredMs = 24 * 3_600_000;

/** How a sale stands for whoever sold it: as the card that was added to it does, once there is one. */
export const standingOf = ({ claim, state, answer, card }: ListedEvent): Pick<ListedEvent, 'state' | 'answer' | 'card'> =>
  claim === null ? { state, answer, card } : { state: claim.state, answer: claim.answer, card: claim.card };

/** What of it waits on this phone, in order: the sale, the card that was added to it. A receipt carries both. */
export const waitingOf = ({ name, state, claim }: ListedEvent): readonly EventName[] => [...(state === 'queued' ? [name] : []), ...(claim?.state === 'queued' ? [claim.name] : [])];

/** Whether a card may still be added: nobody's sale, of today, whose last try failed for the card's own sake at most. */
export const mayAttach = ({ card, claim, lines, atMs, state }: ListedEvent, nowMs: InstantMs): boolean => card === null && state !== 'drawn' && lines.length > 0 && nowMs - atMs < offeredMs && mayTryAgain(claim);

const mayTryAgain = (claim: ListedClaim | null): boolean => claim === null || (claim.state === 'refused' && (claim.answer?.code === 'CARD_UNKNOWN' || claim.answer?.code === 'CARD_ERASED'));
