import { answerText, type EarlierAnswer } from '@qoa/shared/events';
import type { CardCode, EnrolmentId, EventHash, Seq } from '@qoa/shared/ids';
import { type Arrival, binding, type ShownAnswer } from '@qoa/shared/judge';
import { earlierAnswerSchema, parseTextAs, purposes } from '@qoa/shared/protocol';
import type { Device } from '../devices/index.ts';
import type { IntakeParts } from './intake.ts';
import type { Opened } from './open-envelope.ts';
import type { AnswerProofs } from './proofs.ts';
import { isSameTag, type Tagger } from './tags.ts';

/** The earlier answers that were shown, by a phone or in its file, by the event that they answered. */
export type EarlierByName = ReadonlyMap<string, readonly ShownAnswer[]>;

/** What was shown of earlier answers and is ours; null while it is not known which lives this storage had. */
export const earlierOf = ({ judge, proofs }: IntakeParts, tagger: Tagger, enrolment: EnrolmentId, shown: readonly EarlierAnswer[]): EarlierByName | null => {
  if (shown.length === 0) return new Map();
  const place = judge.place();
  return place === null ? null : authenticEarlier(tagger, proofs, enrolment, shown.filter(({ epoch }) => epoch === place.epoch || place.ended.has(epoch)));
};

/** An earlier answer as a rescue file holds it, in base64url; none where it is damaged. Whether it is ours its tag tells. */
export const earlierIn = (text: string): readonly EarlierAnswer[] => {
  const read = parseTextAs(earlierAnswerSchema, Buffer.from(text, 'base64url').toString());
  return read.ok ? [read.value] : [];
};

/** Those whose tag verifies under the epoch that they name; the others bind nothing. Which of them the server proves is noted. Law: authentic */
const authenticEarlier = (tagger: Tagger, proofs: AnswerProofs, enrolment: EnrolmentId, shown: readonly EarlierAnswer[]): EarlierByName => {
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
