import { describe, expect, it } from 'vitest';
import { catchPlanted } from './planting.ts';
import { plants } from './plants.ts';

// A file of its own, so that it runs beside the evenings without a defect.
describe('planted faults', () => {
  it.each(Object.entries(plants))('%s is caught', { timeout: 120_000 }, (fault, plant) => {
    expect(catchPlanted(1, 1_000, { [fault]: plant })).toMatchObject([{ fault, caughtBy: expect.any(String) }]);
  });
});
