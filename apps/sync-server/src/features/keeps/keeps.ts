import { mkdirSync } from 'node:fs';
import type { EnrolmentId, Epoch, InstantMs, JudgedNo } from '@qoa/shared/ids';
import { cardCodeSchema, enrolmentIdSchema, epochSchema } from '@qoa/shared/protocol';
import { z } from 'zod';
import { addKept, coveredFile, linesFile, readKept, replaceKept } from './kept-files.ts';

const instant = z.int();
const lineSchema = z.discriminatedUnion('kept', [
  /** A one-time code enrolled a phone: it never enrols another. `code` is the keyed hash, in hex. */
  z.object({ kept: z.literal('code-used'), code: z.string(), enrolment: enrolmentIdSchema, atMs: instant }),
  /** A browser that was enrolled before enrolled again, and whether it still had its queue (null: it did not say). Its certificate says nothing of it. */
  z.object({ kept: z.literal('succeeded'), enrolment: enrolmentIdSchema, predecessor: enrolmentIdSchema, remembers: z.nullable(z.boolean()), store: z.int(), atMs: instant }),
  z.object({ kept: z.literal('revoked'), enrolment: enrolmentIdSchema, atMs: instant }),
  /** Staff declared a phone lost: it may deliver, never read. */
  z.object({ kept: z.literal('declared-lost'), enrolment: enrolmentIdSchema, atMs: instant }),
  /** A card's birthday that was given at `atMs` or before is forgotten. A number that another card takes after a restore gives its own later. */
  z.object({ kept: z.literal('birthday-forgotten'), card: z.int(), atMs: instant }),
  /** A link of a card opens nothing any more: the SHA-256 of its secret, in hex. */
  z.object({ kept: z.literal('card-link-ended'), secret: z.string(), atMs: instant }),
  /** A card was erased, by its code: the one name that storage, phones and receipts share, since another card may take its number after a restore. */
  z.object({ kept: z.literal('card-erased'), card: cardCodeSchema, atMs: instant }),
  /** A life of the storage, noted before its first answer leaves: every one but the last has ended. */
  z.object({ kept: z.literal('epoch'), epoch: epochSchema, atMs: instant }),
  /** What staff or the system published, by name only: listed as lost when a backup does not hold it. */
  z.object({ kept: z.literal('fact'), epoch: epochSchema, judgedNo: z.int(), kind: z.string(), store: z.nullable(z.int()), cpg: z.nullable(z.int()), atMs: instant }),
]);
const coveredSchema = z.object({ epoch: epochSchema, judgedNo: z.int(), atMs: instant });

/** One line of what is kept outside of every backup. It names nobody: ids, codes that authorise nothing, and hashes. */
export type KeptLine = z.output<typeof lineSchema>;

/** An enrolment that took the place of another in one browser. */
export type Succession = Extract<KeptLine, { readonly kept: 'succeeded' }>;

/** A backup that is durable and was proved: it holds everything of this epoch up to here. */
export interface Covered {
  readonly epoch: Epoch;
  readonly judgedNo: JudgedNo;
  readonly atMs: InstantMs;
}

/** What no restore may undo: used codes, who succeeded whom in a browser, revocations, phones declared lost, forgotten birthdays, ended links, erased cards, every epoch there was, the names of what staff published, and how far backups reach. Rule: Restore */
export interface Keeps {
  readonly lines: () => readonly KeptLine[];
  /** On the disk when it returns. */
  readonly note: (line: KeptLine) => void;
  readonly revokedAtMs: (enrolment: EnrolmentId) => InstantMs | null;
  readonly lostAtMs: (enrolment: EnrolmentId) => InstantMs | null;
  /** What the enrolment's browser was enrolled as before; null when it was its first, or nobody noted it. */
  readonly successionOf: (enrolment: EnrolmentId) => Succession | null;
  /** Who used a one-time code, by its keyed hash in hex; null: nobody. */
  readonly useOf: (code: string) => { readonly enrolment: EnrolmentId; readonly atMs: InstantMs } | null;
  /** What the last backup covers, as another process may just have said; null before the first. */
  readonly covered: () => Covered | null;
  readonly cover: (covered: Covered) => void;
}

/** The keeps in a folder of their own, made at the first start. A torn last line, as a crash leaves one, is passed over. */
export const openKeeps = (folder: string): Keeps => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lines = readKept(folder, linesFile).split('\n').flatMap(lineOf);
  return {
    lines: () => lines,
    note: (line) => {
      // The leading line feed ends whatever a crash left half-written.
      addKept(folder, linesFile, `\n${JSON.stringify(line)}`);
      lines.push(line);
    },
    revokedAtMs: (enrolment) => lines.find((line) => line.kept === 'revoked' && line.enrolment === enrolment)?.atMs ?? null,
    lostAtMs: (enrolment) => lines.find((line) => line.kept === 'declared-lost' && line.enrolment === enrolment)?.atMs ?? null,
    successionOf: (enrolment) => lines.filter((line) => line.kept === 'succeeded').find((line) => line.enrolment === enrolment) ?? null,
    useOf: (code) => lines.filter((line) => line.kept === 'code-used').find((line) => line.code === code) ?? null,
    covered: () => {
      const text = readKept(folder, coveredFile);
      return text === '' ? null : coveredSchema.parse(JSON.parse(text));
    },
    cover: (covered) => replaceKept(folder, coveredFile, JSON.stringify(covered)),
  };
};

const lineOf = (text: string): readonly KeptLine[] => {
  if (text === '') return [];
  try {
    const read = lineSchema.safeParse(JSON.parse(text));
    return read.success ? [read.data] : [];
  } catch {
    // JSON says "torn" only by throwing.
    return [];
  }
};
