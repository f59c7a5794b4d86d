import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DatedRevision, inForceAt, phaseOf, type PublishedRevision, standingFrom } from './index.ts';

const revision = (changes: Partial<DatedRevision & { readonly name: string }>) => ({ name: '', effectiveFromMs: 0, startsAtMs: 10, endsAtMs: 100, state: 'active' as const, ...changes });

describe('what holds and what comes next', () => {
  test('of two planned revisions the nearest comes next, whichever was published first', () => {
    const near = revision({ name: 'near', effectiveFromMs: 50 });
    const far = revision({ name: 'far', effectiveFromMs: 90 });
    expect(standingFrom([revision({ name: 'now' }), near, far], 20).map(({ name }) => name)).toEqual(['now', 'near', 'far']);
    expect(standingFrom([revision({ name: 'now' }), far, near], 20).map(({ name }) => name)).toEqual(['now', 'near']);
    expect(standingFrom([near, far], 20)[0]?.name).toBe('near');
  });

  test('what holds is what judges a sale of that instant, at every instant from then on', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), (effects, nowMs, laterMs) => {
        const published = effects.map((effectiveFromMs, judgedNo) => ({ revision: { effectiveFromMs }, judgedNo })) as unknown as readonly PublishedRevision[];
        const standing = standingFrom(effects.map((effectiveFromMs, judgedNo) => ({ effectiveFromMs, judgedNo })), nowMs);
        const atMs = nowMs + laterMs;
        expect(standing.findLast(({ effectiveFromMs }) => effectiveFromMs <= atMs)?.judgedNo).toBe(inForceAt(published, atMs)?.judgedNo);
      }),
    );
  });
});

describe('how far a revision is', () => {
  test.each([
    [{}, 9, 'soon'],
    [{}, 10, 'active'],
    [{ effectiveFromMs: 20 }, 19, 'soon'],
    [{ effectiveFromMs: 20 }, 20, 'active'],
    [{ state: 'paused' }, 9, 'paused'],
    [{ state: 'paused' }, 99, 'paused'],
    [{ state: 'paused' }, 100, 'ended'],
    [{ endsAtMs: null }, 1000, 'active'],
    [{ state: 'ended', endsAtMs: null }, 9, 'ended'],
  ] as const)('%j at %d: %s', (changes, nowMs, phase) => {
    expect(phaseOf(revision(changes), nowMs)).toBe(phase);
  });
});
