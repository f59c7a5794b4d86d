import { describe, expect, it } from 'vitest';
import { awaitedRanges, declareLost, noProgress, planPush, takeEarly } from './index.ts';

describe('planPush, the rule Sequence', () => {
  it('law order: a push from the start is judged in order, whatever order it came in', () => {
    const plan = planPush(noProgress, { nextSeq: 4, kept: [[1, 3]] }, [3, 1, 2]);
    expect(plan).toEqual({ judge: [1, 2, 3], left: [], sendFrom: null, newHoles: [], closedHoles: [], progress: { frontier: 3, highestSeq: 3, holes: [], beyond: [], unshown: [] } });
  });

  it('stops at a number that the phone still keeps, and asks for it', () => {
    const plan = planPush(noProgress, { nextSeq: 6, kept: [[1, 5]] }, [1, 3, 4]);
    expect(plan.judge).toEqual([1]);
    expect(plan.left).toEqual([3, 4]);
    expect(plan.sendFrom).toBe(2);
    expect(plan.progress.frontier).toBe(1);
  });

  it('law order: a number that is nowhere is a hole, and what follows it goes on', () => {
    const plan = planPush(noProgress, { nextSeq: 6, kept: [[1, 2], [4, 5]] }, [1, 2, 4, 5]);
    expect(plan.judge).toEqual([1, 2, 4, 5]);
    expect(plan.newHoles).toEqual([[3, 3]]);
    expect(plan.progress).toEqual({ frontier: 5, highestSeq: 5, holes: [[3, 3]], beyond: [], unshown: [] });
  });

  it('a hole closes when its event comes', () => {
    const holed = planPush(noProgress, { nextSeq: 4, kept: [[3, 3]] }, [3]).progress;
    const plan = planPush(holed, { nextSeq: 4, kept: [] }, [2]);
    expect(plan.judge).toEqual([2]);
    expect(plan.closedHoles).toEqual([2]);
    expect(plan.progress.holes).toEqual([[1, 1]]);
  });

  it('a hole that the phone turns out to keep is asked for, after whatever the walk asks for', () => {
    const holed = { frontier: 6, highestSeq: 8, holes: [[2, 4]], beyond: [], unshown: [] } as const;
    expect(planPush(holed, { nextSeq: 9, kept: [[3, 8]] }, []).sendFrom).toBe(7);
    expect(planPush(holed, { nextSeq: 9, kept: [[3, 8]] }, [7, 8]).sendFrom).toBe(3);
    const closing = planPush(holed, { nextSeq: 9, kept: [[3, 8]] }, [3, 4, 7, 8]);
    expect([closing.sendFrom, closing.closedHoles, closing.progress.holes]).toEqual([null, [3, 4], [[2, 2]]]);
  });

  it('a heartbeat that keeps nothing declares everything below nextSeq lost, at once however far it is', () => {
    const plan = planPush(noProgress, { nextSeq: 2 ** 40, kept: [] }, []);
    expect(plan.newHoles).toEqual([[1, 2 ** 40 - 1]]);
    expect(plan.progress.frontier).toBe(2 ** 40 - 1);
  });

  it('what an old header knows nothing of is neither hole nor asked for', () => {
    const plan = planPush({ ...noProgress, frontier: 5, highestSeq: 5 }, { nextSeq: 6, kept: [[1, 5]] }, [8, 9]);
    expect(plan.left).toEqual([8, 9]);
    expect(plan.sendFrom).toBeNull();
    expect(plan.progress.frontier).toBe(5);
  });

  it('an event that came early is awaited from below, then passed by the walk', () => {
    const early = takeEarly(takeEarly(noProgress, 3), 5);
    expect(awaitedRanges(early)).toEqual([[1, 2], [4, 4]]);
    const plan = planPush(early, { nextSeq: 6, kept: [[1, 4]] }, [1, 2]);
    expect(plan.progress).toEqual({ frontier: 3, highestSeq: 5, holes: [], beyond: [[5, 5]], unshown: [[3, 3], [5, 5]] });
    expect(plan.sendFrom).toBe(4);
  });

  it('an early event repeated by a push that stops before it is still answered', () => {
    const plan = planPush(takeEarly(noProgress, 3), { nextSeq: 4, kept: [[1, 3]] }, [3]);
    expect(plan.judge).toEqual([3]);
    expect(plan.sendFrom).toBe(1);
  });

  it('an enrolment declared lost turns what is awaited into holes, and late arrivals close them', () => {
    const lost = declareLost(takeEarly(takeEarly(noProgress, 2), 4));
    expect(lost).toEqual({ frontier: 4, highestSeq: 4, holes: [[1, 1], [3, 3]], beyond: [], unshown: [[2, 2], [4, 4]] });
    expect(takeEarly(lost, 3).holes).toEqual([[1, 1]]);
  });

  it('highestSeq counts what was stated, so that a phone rolled back learns of it', () => {
    expect(planPush(noProgress, { nextSeq: 9, kept: [[1, 8]] }, []).progress.highestSeq).toBe(8);
  });

  it('what came early is asked for when nothing else is, shown once, and then at rest', () => {
    const early = takeEarly(takeEarly(noProgress, 2), 2);
    expect(early.unshown).toEqual([[2, 2]]);
    const asking = planPush(early, { nextSeq: 4, kept: [[1, 3]] }, [1]);
    expect(asking).toMatchObject({ sendFrom: 3 });
    const rest = planPush(asking.progress, { nextSeq: 4, kept: [[1, 3]] }, [3]);
    expect(rest).toMatchObject({ sendFrom: 2, progress: { frontier: 3, unshown: [[2, 2]] } });
    const shown = planPush(rest.progress, { nextSeq: 4, kept: [[1, 3]] }, [2, 3]);
    expect(shown).toMatchObject({ judge: [2, 3], sendFrom: null, progress: { unshown: [] } });
    expect(planPush(rest.progress, { nextSeq: 4, kept: [[1, 1]] }, []).sendFrom).toBeNull();
  });

  it('a header that does not know this life of the server shows nothing: what it brings first is asked for again, what was stored stays as it was', () => {
    const blind = planPush(takeEarly(noProgress, 1), { nextSeq: 4, kept: [[1, 3]] }, [1, 2, 3], [1, 2]);
    expect(blind).toMatchObject({ judge: [1, 2, 3], sendFrom: 1, progress: { frontier: 3, unshown: [[1, 2]] } });
    expect(planPush({ ...blind.progress, unshown: [] }, { nextSeq: 4, kept: [[1, 3]] }, [1, 2, 3], [1, 2, 3]).progress.unshown).toEqual([]);
  });
});
