import { answerText, type EarlierAnswer } from '@qoa/shared/events';
import type { CardCode, EnrolmentId, EventHash, Seq } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import { purposes } from '@qoa/shared/protocol';
import type { Opened } from './open-envelope.ts';
import { isSameTag, type Tagger } from './tags.ts';

/** The earlier answers that a phone showed, by the event that they answered. */
export type EarlierByName = ReadonlyMap<string, readonly EarlierAnswer[]>;

/** Those whose tag verifies under the epoch that they name; the others bind nothing. Law: authentic */
export const authenticEarlier = (tagger: Tagger, enrolment: EnrolmentId, shown: readonly EarlierAnswer[]): EarlierByName => {
  const byName = new Map<string, EarlierAnswer[]>();
  for (const one of shown) {
    const { epoch, answer } = one;
    if (!isSameTag(tagger.tagOf(purposes.answer, answerText(epoch, enrolment, answer)), answer.tag)) continue;
    const key = nameOf(answer);
    byName.set(key, [...(byName.get(key) ?? []), one]);
  }
  return byName;
};

/** The arrival with what was shown of it. */
export const withEarlier = (arrival: Arrival, byName: EarlierByName): Arrival => {
  const earlier = byName.get(nameOf(arrival.envelope));
  return earlier === undefined ? arrival : { ...arrival, earlier };
};

/** The cards that an earlier answer gave something to. */
export const confirmedCards = (opened: readonly Opened[], byName: EarlierByName): readonly CardCode[] => {
  const codes = new Set<CardCode>();
  for (const { envelope, event } of opened) {
    if (event.kind === 'Sealed' || event.card === null) continue;
    if (byName.get(nameOf(envelope))?.some(({ answer }) => answer.given.some(({ units }) => units > 0)) === true) codes.add(event.card);
  }
  return [...codes];
};

const nameOf = ({ seq, hash }: { readonly seq: Seq; readonly hash: EventHash }): string => `${seq}:${hash}`;
