import { decodeEvent, splitEnvelope, type DeviceEvent, type EventName, type TaggedAnswer, type ToldAnswer } from '@qoa/shared/events';
import type { ListedAnswer } from './replica.ts';

/** One text for a name, so that twins meet. */
export const nameKey = ({ enrolment, seq, hash }: EventName): string => `${enrolment}/${seq}/${hash}`;

/** Of the answer that the phone settled and the one that the feed told: the verdict wins, then the later one. */
export const betterAnswer = (settled: TaggedAnswer | null, told: ToldAnswer | null): ListedAnswer | null => {
  if (settled === null || told === null) return settled ?? told;
  if ((settled.class === 'held') !== (told.class === 'held')) return settled.class === 'held' ? told : settled;
  return told.judgedNo > settled.judgedNo ? told : settled;
};

/** The event of an envelope that this phone keeps; null when this release cannot read it. */
export const openedEvent = (bytes: Uint8Array): DeviceEvent | null => {
  const split = splitEnvelope(bytes);
  if (!split.ok) return null;
  const decoded = decodeEvent(split.value.body);
  return decoded.ok ? decoded.value : null;
};
