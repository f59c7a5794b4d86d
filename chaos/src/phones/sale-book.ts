import { answerText, type Answer, type EventName } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, ProgrammeId } from '@qoa/shared/ids';

/** The witness outside: what the phones said was *guardado*, and what they were told. No fault strikes it. */
export interface SaleBook {
  readonly saved: (name: EventName) => void;
  /** A phone heard an answer, for the first time or again. */
  readonly heard: (enrolment: EnrolmentId, epoch: Epoch, answer: Answer) => void;
  /** A phone without room has only these left: of the others it forgot the answer too, if they were settled. Law: kept */
  readonly forgottenBut: (kept: readonly EventName[]) => void;
  readonly forgotten: () => ReadonlySet<string>;
  readonly savedNames: () => ReadonlySet<string>;
  /** The storage goes back to a backup: what is answered in its next life may be another answer. */
  readonly goesBack: () => void;
  /** The text of each acknowledged event's last answer, as one of this life would be: of a storage that never went back, in the life in which it was heard. */
  readonly heardByName: (epoch: Epoch) => ReadonlyMap<string, string>;
  readonly acknowledged: () => number;
  /** The most that any answer, of whatever life, said that an event gave in each programme. Law: final */
  readonly mostByName: () => ReadonlyMap<string, ReadonlyMap<ProgrammeId, number>>;
  /** Sales that were answered in two ways in one life of the storage, and lives that nobody asked for. */
  readonly changed: () => readonly string[];
}

/** An event's name as one text. */
export const nameText = ({ enrolment, seq, hash }: EventName): string => `${enrolment}:${seq}:${hash}`;

interface Heard {
  readonly enrolment: EnrolmentId;
  readonly epoch: Epoch;
  readonly answer: Answer;
}

/** A book with nothing in it. */
export const openSaleBook = (): SaleBook => {
  const saved = new Set<string>();
  const heard = new Map<string, Heard>();
  const most = new Map<string, Map<ProgrammeId, number>>();
  const epochs = new Set<Epoch>();
  let livesMax = 1;
  const forgotten = new Set<string>();
  const changed: string[] = [];
  return {
    saved: (name) => void saved.add(nameText(name)),
    heard: (enrolment, epoch, answer) => {
      const name = nameText({ enrolment, seq: answer.seq, hash: answer.hash });
      if (epochs.size < epochs.add(epoch).size && epochs.size > livesMax) changed.push(`another life of the storage, ${epoch}, began though it did not go back`);
      const before = heard.get(name);
      const [was, is] = [before === undefined ? null : answerText(epoch, enrolment, before.answer), answerText(epoch, enrolment, answer)];
      if (before?.epoch === epoch && was !== is) changed.push(`${name} was answered ${was}, then ${is}`);
      heard.set(name, { enrolment, epoch, answer });
      const units = most.get(name) ?? new Map<ProgrammeId, number>();
      for (const given of answer.given) units.set(given.programme, Math.max(given.units, units.get(given.programme) ?? 0));
      most.set(name, units);
    },
    goesBack: () => void (livesMax += 1),
    forgottenBut: (kept) => {
      const left = new Set(kept.map(nameText));
      for (const name of saved) if (!left.has(name)) forgotten.add(name);
    },
    forgotten: () => forgotten,
    savedNames: () => saved,
    heardByName: (now) => new Map([...heard].map(([name, { enrolment, epoch, answer }]) => [name, answerText(livesMax > 1 ? now : epoch, enrolment, answer)])),
    acknowledged: () => heard.size,
    mostByName: () => most,
    changed: () => changed,
  };
};
