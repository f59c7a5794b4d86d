import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { SeqRange } from './outbox.ts';
import { withoutSeq, withSeq } from './seq-ranges.ts';

const numbersOf = (ranges: readonly SeqRange[]): readonly number[] => ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));

const changes = fc.array(fc.record({ add: fc.boolean(), seq: fc.integer({ min: 1, max: 30 }) }), { maxLength: 60 });

describe('ranges of numbers', () => {
  test.prop([changes])('law kept: they hold exactly the numbers that were added and not taken out, in as few ranges as can be', (steps) => {
    const set = new Set<number>();
    let ranges: readonly SeqRange[] = [];
    for (const { add, seq } of steps) {
      if (add) set.add(seq);
      else set.delete(seq);
      ranges = add ? withSeq(ranges, seq) : withoutSeq(ranges, seq);
    }
    expect(numbersOf(ranges)).toEqual([...set].sort((a, b) => a - b));
    ranges.forEach(([from], i) => expect(from).toBeGreaterThan((ranges[i - 1]?.[1] ?? -1) + 1));
  });
});
