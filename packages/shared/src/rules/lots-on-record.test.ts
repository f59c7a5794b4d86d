import { expect, it } from 'vitest';
import type { InstantMs, ProgrammeId } from '../ids/index.ts';
import { type LotOnRecord, outlookOf, type Revision, withLotsOnRecord } from './index.ts';
import { campaign, dayMs, hourMs, noonMs, play, sale, stamps } from './test-campaign.ts';

/** 18 hours before noon of the sale's day ends. */
const midnightMs = noonMs + 12 * hourMs;
const lot = (changes: Partial<LotOnRecord> = {}): LotOnRecord => ({ programme: 1 as ProgrammeId, remaining: 1, earnedAtMs: noonMs, expiresAtMs: null, waitsUntilMs: null, ...changes });
const outlookWith = (revision: Revision, lots: readonly LotOnRecord[], nowMs: InstantMs, first: Revision = revision) => {
  const state = play(revision, lots.flatMap(({ earnedAtMs }) => (earnedAtMs === null ? [] : [sale(undefined, { atMs: earnedAtMs })]))).state;
  const published = [...new Set([first, revision])].map((each, at) => ({ revision: each, judgedNo: at + 1 }));
  return outlookOf(revision, withLotsOnRecord(state, revision, published, lots), nowMs, null).units[0];
};

it('a lot is held back for the days that the revision promised by which it was earned', () => {
  const first = campaign({ units: [stamps({ heldDays: 2 })] });
  const second = campaign({ revision: 2, effectiveFromMs: midnightMs, units: [stamps({ heldDays: 0 })] });
  expect(outlookWith(second, [lot()], noonMs + hourMs, first)?.held).toEqual({ units: 1, untilMs: midnightMs + dayMs });
  expect(outlookWith(second, [lot({ earnedAtMs: midnightMs + hourMs })], midnightMs + 2 * hourMs, first)?.held).toBeNull();
});

it('what a receipt brought waits for what its phone wrote before it', () => {
  expect(outlookWith(campaign(), [lot(), lot({ remaining: 3, waitsUntilMs: noonMs + dayMs })], noonMs + hourMs)?.held).toEqual({ units: 3, untilMs: noonMs + dayMs });
});

it('lots that end together end when the latest counted sale says, and those that never end do not', () => {
  const idle = campaign({ units: [stamps({ expiry: { by: 'inactivity', days: 1 }, warnDays: 1 })] });
  const lots = [lot({ expiresAtMs: midnightMs + dayMs }), lot({ earnedAtMs: noonMs + dayMs, expiresAtMs: midnightMs + 2 * dayMs }), lot({ earnedAtMs: null })];
  expect(outlookWith(idle, lots, noonMs + dayMs)?.endsNext).toEqual({ units: 2, atMs: midnightMs + 2 * dayMs, isDue: false });
  expect(outlookWith(idle, lots, midnightMs + dayMs)?.endsNext?.isDue).toBe(true);
});

it('by age each lot ends by its own record, and one that has ended is told until it is taken away', () => {
  const aged = campaign({ units: [stamps({ expiry: { by: 'age', days: 3, ends: 'day' }, warnDays: 0 })] });
  const lots = [lot({ expiresAtMs: noonMs + dayMs }), lot({ remaining: 2, expiresAtMs: noonMs + 2 * dayMs })];
  expect(outlookWith(aged, lots, noonMs)?.endsNext).toEqual({ units: 1, atMs: noonMs + dayMs, isDue: false });
  expect(outlookWith(aged, lots, noonMs + 3 * dayMs)?.endsNext).toEqual({ units: 1, atMs: noonMs + dayMs, isDue: true });
});

it('what was made good after a failure may be spent at once', () => {
  expect(outlookWith(campaign({ units: [stamps({ heldDays: 9 })] }), [lot({ earnedAtMs: null })], 0)?.held).toBeNull();
});
