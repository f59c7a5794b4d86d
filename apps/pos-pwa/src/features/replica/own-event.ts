import { decodeEvent, splitEnvelope, type DeviceEvent, type EventName, type TaggedAnswer, type ToldAnswer } from '@qoa/shared/events';
import type { Drawn, Queued, Settled } from '../outbox/index.ts';
import type { ListedAnswer, ListedState } from './replica.ts';

/** An event of this phone, wherever it keeps it. */
export type OwnEvent = Queued | Settled | Drawn;

/** One text for a name, so that twins meet. */
export const nameKey = ({ enrolment, seq, hash }: EventName): string => `${enrolment}/${seq}/${hash}`;

/** Of the answer that the phone settled and the one that the feed told: the verdict wins, then the later one. */
export const betterAnswer = (settled: TaggedAnswer | null, told: ToldAnswer | null): ListedAnswer | null => {
  if (settled === null || told === null) return settled ?? told;
  if ((settled.class === 'held') !== (told.class === 'held')) return settled.class === 'held' ? told : settled;
  return told.judgedNo > settled.judgedNo ? told : settled;
};

/** How an own event stands: as its answer says; without one, as far as it has come. */
export const stateOf = (own: OwnEvent, answer: ListedAnswer | null, hasArrived: boolean): ListedState => {
  if (answer !== null) return answer.class;
  // That its number is judged proves nothing of the bytes in the drawer: it may be judged as a hole.
  if ('drawn' in own) return 'drawn';
  return hasArrived ? 'held' : 'queued';
};

/** The event of an envelope that this phone keeps; null when this release cannot read it. */
export const openedEvent = (bytes: Uint8Array | null): DeviceEvent | null => {
  if (bytes === null) return null;
  const split = splitEnvelope(bytes);
  if (!split.ok) return null;
  const decoded = decodeEvent(split.value.body);
  return decoded.ok ? decoded.value : null;
};
