import { answerText, type EarlierAnswer } from '@qoa/shared/events';
import type { CardCode, EnrolmentId, EventHash, Seq } from '@qoa/shared/ids';
import { type Arrival, binding, type ShownAnswer } from '@qoa/shared/judge';
import { purposes } from '@qoa/shared/protocol';
import type { Device } from '../devices/index.ts';
import type { Opened } from './open-envelope.ts';
import type { AnswerProofs } from './proofs.ts';
import { isSameTag, type Tagger } from './tags.ts';

/** The earlier answers that a phone showed, by the event that they answered. */
export type EarlierByName = ReadonlyMap<string, readonly ShownAnswer[]>;

/** Those whose tag verifies under the epoch that they name; the others bind nothing. Which of them the server proves is noted. Law: authentic */
export const authenticEarlier = (tagger: Tagger, proofs: AnswerProofs, enrolment: EnrolmentId, shown: readonly EarlierAnswer[]): EarlierByName => {
  const byName = new Map<string, ShownAnswer[]>();
  for (const { epoch, answer } of shown) {
    const text = answerText(epoch, enrolment, answer);
    if (!isSameTag(tagger.tagOf(purposes.answer, text), answer.tag)) continue;
    const key = nameOf(answer);
    const isProved = answer.proof !== undefined && proofs.verify(text, answer.proof);
    byName.set(key, [...(byName.get(key) ?? []), { epoch, answer, isProved }]);
  }
  return byName;
};

/** The arrival with what was shown of it. */
export const withEarlier = (arrival: Arrival, byName: EarlierByName): Arrival => {
  const earlier = byName.get(nameOf(arrival.envelope));
  return earlier === undefined ? arrival : { ...arrival, earlier };
};

/** The cards that an earlier answer gave something to, if it binds. */
export const confirmedCards = (device: Pick<Device, 'revokedAtMs'>, opened: readonly Opened[], byName: EarlierByName): readonly CardCode[] => {
  const codes = new Set<CardCode>();
  for (const { envelope, event } of opened) {
    if (event.kind === 'Sealed' || event.card === null) continue;
    if (binding(device, byName.get(nameOf(envelope))).some(({ answer }) => answer.given.some(({ units }) => units > 0))) codes.add(event.card);
  }
  return [...codes];
};

const nameOf = ({ seq, hash }: { readonly seq: Seq; readonly hash: EventHash }): string => `${seq}:${hash}`;
