import { expect, it } from 'vitest';
import type { InstantMs, ProgrammeId } from '../ids/index.ts';
import { emptyCampaignState, type LotOnRecord, outlookOf, type Revision, withLotsOnRecord } from './index.ts';
import { campaign, dayMs, hourMs, noonMs, play, sale, stamps } from './test/test-campaign.ts';

const midnightMs = noonMs + 12 * hourMs;
const lot = (changes: Partial<LotOnRecord> = {}): LotOnRecord => ({ programme: 1 as ProgrammeId, remaining: 1, usableFromMs: null, expiresAtMs: null, ...changes });
const outlookWith = (revision: Revision, lots: readonly LotOnRecord[], nowMs: InstantMs, state = emptyCampaignState) => outlookOf(revision, withLotsOnRecord(state, revision, lots), nowMs, null).units[0];

it('a lot is held back until it may be used; one without such an instant may be used at once', () => {
  const lots = [lot(), lot({ remaining: 3, usableFromMs: noonMs + dayMs })];
  expect(outlookWith(campaign(), lots, noonMs)?.held).toEqual({ units: 3, untilMs: noonMs + dayMs });
  expect(outlookWith(campaign(), lots, noonMs + dayMs)?.held).toBeNull();
});

it('lots that end together end when the latest counted sale says, and those that never end do not', () => {
  const idle = campaign({ units: [stamps({ expiry: { by: 'inactivity', days: 1 }, warnDays: 1 })] });
  const { state } = play(idle, [sale(), sale(undefined, { atMs: noonMs + dayMs })]);
  const lots = [lot({ expiresAtMs: midnightMs + dayMs }), lot({ expiresAtMs: midnightMs + 2 * dayMs }), lot()];
  expect(outlookWith(idle, lots, noonMs + dayMs, state)?.endsNext).toEqual({ units: 2, atMs: midnightMs + 2 * dayMs, isDue: false });
  expect(outlookWith(idle, lots, midnightMs + dayMs, state)?.endsNext?.isDue).toBe(true);
});

it('by age each lot ends by its own record, and all that has ended is told until it is taken away', () => {
  const aged = campaign({ units: [stamps({ expiry: { by: 'age', days: 3, ends: 'day' }, warnDays: 0 })] });
  const lots = [lot({ expiresAtMs: noonMs + dayMs }), lot({ remaining: 2, expiresAtMs: noonMs + 2 * dayMs })];
  expect(outlookWith(aged, lots, noonMs)?.endsNext).toEqual({ units: 1, atMs: noonMs + dayMs, isDue: false });
  expect(outlookWith(aged, lots, noonMs + 3 * dayMs)?.endsNext).toEqual({ units: 3, atMs: noonMs + dayMs, isDue: true });
});
