import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Seq } from '../ids/index.ts';
import { noProgress, planPush, takeEarly, type SeqRange, type SourceProgress, type StatedNumbers } from './index.ts';
import { rangesOf, rangeWith } from './ranges.ts';

/** A phone of `size` numbers: which of them are lost and when, and what it pushed along the way. */
const story = fc.record({
  size: fc.integer({ min: 1, max: 14 }),
  lostFrom: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 14, maxLength: 14 }),
  acts: fc.array(
    fc.record({ headerAge: fc.integer({ min: 0, max: 12 }), pushed: fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 8 }), early: fc.boolean() }),
    { maxLength: 12 },
  ),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** The phone at a step of its life: it has written min(step + 2, size) numbers, and of these lost some for good before sending them. */
const headerAt = ({ size, lostFrom }: Story, step: number): StatedNumbers => {
  const nextSeq = Math.min(step + 2, size) + 1;
  return { nextSeq, kept: rangesOf(numbers(1, nextSeq - 1).filter((seq) => isKept(lostFrom, seq, step))) };
};

const isKept = (lostFrom: readonly number[], seq: Seq, step: number): boolean => (lostFrom[seq - 1] ?? 99) > step;
const numbers = (first: Seq, last: Seq): readonly Seq[] => Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
const flat = (ranges: readonly SeqRange[]): readonly Seq[] => ranges.flatMap(([first, last]) => numbers(first, last));
const lastStep = 13;

/** Lives the story: old headers, repeats, pieces and early receipts in any order. Answers what was judged and where it stands. */
const live = (told: Story): { readonly progress: SourceProgress; readonly judged: ReadonlySet<Seq> } => {
  let progress = noProgress;
  const judged = new Set<Seq>();
  told.acts.forEach((act, step) => {
    const age = Math.max(0, step - act.headerAge);
    const pushed = act.pushed.filter((seq) => seq < headerAt(told, step).nextSeq && isKept(told.lostFrom, seq, age));
    if (act.early && pushed[0] !== undefined) {
      progress = takeEarly(progress, pushed[0]);
      judged.add(pushed[0]);
      return;
    }
    const plan = planPush(progress, headerAt(told, age), pushed);
    for (const seq of plan.judge) judged.add(seq);
    progress = plan.progress;
  });
  return { progress, judged };
};

/** The phone's last pushes, in pieces, until nothing is asked for. */
const drain = (told: Story, from: { readonly progress: SourceProgress; readonly judged: ReadonlySet<Seq> }, piece: number): ReturnType<typeof live> => {
  const stated = headerAt(told, lastStep);
  const judged = new Set(from.judged);
  let { progress } = from;
  for (let round = 0; round < 40; round += 1) {
    const pushed = flat(stated.kept).filter((seq) => seq > progress.frontier).slice(0, piece);
    const plan = planPush(progress, stated, pushed);
    for (const seq of plan.judge) judged.add(seq);
    progress = plan.progress;
    if (plan.sendFrom === null) break;
  }
  return { progress, judged };
};

describe('planPush over whole lives', () => {
  it('law order: whatever was repeated, split or came early, the frontier ends at the same place and the holes are what is truly lost', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 5 }), (told, piece) => {
        const { progress, judged } = drain(told, live(told), piece);
        expect(progress.frontier).toBe(told.size);
        expect(progress.beyond).toEqual([]);
        expect(flat(progress.holes)).toEqual(numbers(1, told.size).filter((seq) => !judged.has(seq)));
        for (const seq of numbers(1, told.size)) if (isKept(told.lostFrom, seq, lastStep)) expect(judged.has(seq)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('law order: no number is a hole while the header names it as kept', () => {
    fc.assert(
      fc.property(story, fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 6 }), fc.integer({ min: 0, max: 13 }), (told, pushed, step) => {
        const stated = headerAt(told, step);
        const plan = planPush(live(told).progress, stated, pushed);
        for (const seq of flat(plan.newHoles)) expect(rangeWith(stated.kept, seq)).toBeUndefined();
      }),
    );
  });

  it('law order: an old header repeated changes neither frontier, holes nor what is beyond', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 0, max: 13 }), (told, age) => {
        const { progress } = drain(told, live(told), 3);
        expect(planPush(progress, headerAt(told, age), []).progress).toEqual(progress);
      }),
    );
  });

  it('every pushed number is either handed to the judge or left aside, once', () => {
    fc.assert(
      fc.property(story, fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 10 }), (told, pushed) => {
        const plan = planPush(live(told).progress, headerAt(told, 6), pushed);
        expect([...plan.judge, ...plan.left].sort((a, b) => a - b)).toEqual([...new Set(pushed)].sort((a, b) => a - b));
      }),
    );
  });
});
