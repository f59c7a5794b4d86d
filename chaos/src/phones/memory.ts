import { answersOf, earlierOf, firstOfOtherLife, isLater, mayForget, type Queued, type Settled } from '@qoa/pos-pwa/features/outbox';
import type { EarlierAnswer, Envelope, TaggedAnswer } from '@qoa/shared/events';
import type { Epoch, JudgedNo, Seq } from '@qoa/shared/ids';
import type { SeqRange } from '@qoa/shared/intake';
import type { QueueView } from '@qoa/shared/sync';

/** A phone's queue and ring, in memory, by the rules of the product's own ring. */
export interface PhoneMemory {
  readonly keep: (envelope: Envelope) => void;
  readonly queue: () => QueueView;
  /** The numbers that are still here. */
  readonly kept: () => readonly SeqRange[];
  /** What a push carries: the oldest that wait, or, from a number on, whatever is still here. */
  readonly toSend: (from: Seq | null, limit: number) => readonly (Queued | Settled)[];
  /** What was sealed last, and is still here. */
  readonly last: (limit: number) => readonly (Queued | Settled)[];
  readonly settle: (epoch: Epoch, answers: readonly TaggedAnswer[]) => void;
  readonly otherLife: (epoch: Epoch) => Seq | null;
  /** The ring forgets what the server's backup covers. Law: kept */
  readonly forget: (epoch: Epoch, coveredJudgedNo: JudgedNo) => void;
}

/** A memory with nothing in it. */
export const openMemory = (): PhoneMemory => {
  const [queue, ring] = [new Map<Seq, Queued>(), new Map<Seq, Settled>()];
  let nextSeq = 1;
  const all = (): readonly (Queued | Settled)[] => [...ring.values(), ...queue.values()].sort((a, b) => a.seq - b.seq);
  return {
    keep: (envelope) => {
      queue.set(envelope.seq, { ...envelope, savedAtMs: Date.now() });
      nextSeq = envelope.seq + 1;
    },
    queue: () => ({ nextSeq, queued: queue.size, oldestQueuedWallMs: null, drawer: 0 }),
    kept: () => rangesOf(all().map(({ seq }) => seq)),
    toSend: (from, limit) => (from === null ? [...queue.values()] : all().filter(({ seq }) => seq >= from)).slice(0, limit),
    last: (limit) => all().slice(-limit),
    settle: (epoch, answers) => {
      for (const answer of answers) {
        const before = ring.get(answer.seq);
        const row = queue.get(answer.seq) ?? before;
        if (row?.hash !== answer.hash || (before !== undefined && !isLater({ epoch, answer }, before))) continue;
        queue.delete(answer.seq);
        ring.set(answer.seq, { ...row, epoch, answer, settledAtMs: Date.now(), ...(before === undefined ? {} : earlierOf(before, { epoch })) });
      }
    },
    otherLife: (epoch) => firstOfOtherLife(ring.values(), epoch),
    forget: (epoch, judgedNo) => {
      for (const [seq, settled] of ring) if (mayForget(settled, { epoch, judgedNo }, Date.now())) ring.delete(seq);
    },
  };
};

/** What the server had answered to these, in whatever life. */
export const earlierAnswers = (sent: readonly (Queued | Settled)[]): readonly EarlierAnswer[] => sent.flatMap(answersOf);

const rangesOf = (rising: readonly Seq[]): readonly SeqRange[] =>
  rising.reduce<[Seq, Seq][]>((ranges, seq) => {
    const open = ranges.at(-1);
    if (open !== undefined && open[1] === seq - 1) open[1] = seq;
    else ranges.push([seq, seq]);
    return ranges;
  }, []);
