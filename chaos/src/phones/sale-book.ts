import { answerText, type Answer, type EventName } from '@qoa/shared/events';
import type { EnrolmentId, Epoch } from '@qoa/shared/ids';

/** The witness outside: what the phones said was *guardado*, and what they were told. No fault strikes it. */
export interface SaleBook {
  readonly saved: (name: EventName) => void;
  /** A phone heard an answer, for the first time or again. */
  readonly heard: (enrolment: EnrolmentId, epoch: Epoch, answer: Answer) => void;
  /** A phone without room has only these left: of the others it forgot the answer too, if they were settled. Law: kept */
  readonly forgottenBut: (kept: readonly EventName[]) => void;
  readonly forgotten: () => ReadonlySet<string>;
  readonly savedNames: () => ReadonlySet<string>;
  /** The text of each acknowledged event's answer. */
  readonly heardByName: () => ReadonlyMap<string, string>;
  /** Sales that were answered in two ways. */
  readonly changed: () => readonly string[];
}

/** An event's name as one text. */
export const nameText = ({ enrolment, seq, hash }: EventName): string => `${enrolment}:${seq}:${hash}`;

/** A book with nothing in it. */
export const openSaleBook = (): SaleBook => {
  const saved = new Set<string>();
  const heard = new Map<string, string>();
  const forgotten = new Set<string>();
  const changed: string[] = [];
  return {
    saved: (name) => void saved.add(nameText(name)),
    heard: (enrolment, epoch, answer) => {
      const name = nameText({ enrolment, seq: answer.seq, hash: answer.hash });
      const text = answerText(epoch, enrolment, answer);
      const before = heard.get(name) ?? text;
      if (before !== text) changed.push(`${name} was answered ${before}, then ${text}`);
      heard.set(name, text);
    },
    forgottenBut: (kept) => {
      const left = new Set(kept.map(nameText));
      for (const name of saved) if (!left.has(name)) forgotten.add(name);
    },
    forgotten: () => forgotten,
    savedNames: () => saved,
    heardByName: () => heard,
    changed: () => changed,
  };
};
