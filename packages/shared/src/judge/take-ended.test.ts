import { describe, expect, it } from 'vitest';
import type { CardId, ProgrammeId } from '../ids/index.ts';
import { type Expiry, type Revision, emptyCardState } from '../rules/index.ts';
import { campaign, dayMs, stamps } from '../rules/test/test-campaign.ts';
import { type Arrival, type BatchOutcome, type BatchState, cardStateKey, expireCards } from './index.ts';
import { afterWriting, ana, claim, emptyState, inBatches, noonMs, phone1, phone2, place, published, sale } from './small-world.ts';

const anas = 11 as CardId;
const only = 1 as ProgrammeId;
const at = (day: number, changes: Parameters<typeof sale>[0] = {}): Arrival => sale({ seq: day + 1, atMs: noonMs + day * dayMs, ...changes });
/** The start of a day after the first, in Mexico City. */
const midnightMs = (day: number): number => noonMs - dayMs / 2 + day * dayMs;

const ending = (expiry: Expiry, changes: Partial<Revision> = {}): BatchState => {
  const revision = campaign({ units: [stamps({ expiry })], ...changes });
  const programmes = [revision.campaign];
  return emptyState({ sources: new Map([phone1, phone2].map((phone) => [phone, { store: place.id, place, programmes, revokedAtMs: null }])), programmes: new Map([[revision.campaign, [published(revision)]]]) });
};
const balanceIn = ({ cardStates }: BatchState): number => (cardStates.get(cardStateKey(anas, only)) ?? emptyCardState).balance;
const endsIn = ({ cardStates }: BatchState): readonly (number | null)[] => (cardStates.get(cardStateKey(anas, only)) ?? emptyCardState).lots.map(({ expiresAtMs }) => expiresAtMs);
const codesIn = (outcomes: readonly BatchOutcome[]): readonly (string | null)[] => outcomes.flatMap(({ answers }) => answers.map(({ answer }) => answer.code));
const takenIn = (outcomes: readonly BatchOutcome[]): readonly number[] => outcomes.flatMap(({ expiries }) => expiries.flatMap(({ ended }) => ended.map(({ units }) => units)));

describe('before a sale is judged, what has ended of its card is taken', () => {
  it('law final: as a fact of its own before the sale, told to store and holder', () => {
    const { outcomes } = inBatches([at(0), at(20)], [1], ending({ by: 'age', days: 10, ends: 'day' }));
    const [, second] = outcomes;
    expect(second?.expiries).toEqual([{ judgedNo: 101, store: place.id, card: anas, cardCode: ana, atMs: midnightMs(11), ended: [{ programme: only, unit: 'stamp', units: 1, balance: 0, atMs: midnightMs(11), by: 'age' }] }]);
    expect(second?.postings.map(({ judgedNo, ordinal, from, to, units, reason }) => [judgedNo, ordinal, from.kind, to.kind, units, reason])).toEqual([[101, 0, 'card', 'expired', 1, 'expire'], [102, 0, 'issued', 'card', 1, 'earn']]);
    expect(second?.closings).toEqual([{ card: anas, programme: only, units: 1 }]);
    expect(second?.feed.map(({ scope, judgedNo, prev, kind }) => [scope, judgedNo, prev, kind])).toEqual([[`store:${place.id}`, 101, 100, 'expired'], ['card:11', 101, 100, 'expired'], [`store:${place.id}`, 102, 101, 'sale'], ['card:11', 102, 101, 'sale']]);
  });

  it('no sale revives what had ended for want of sales', () => {
    const { outcomes, state } = inBatches([at(0), at(1), at(60)], [3], ending({ by: 'inactivity', days: 10 }));
    expect([takenIn(outcomes), balanceIn(state), endsIn(state)]).toEqual([[2], 1, [midnightMs(71)]]);
    // Given and ended in one batch: their rows are closed as they are written.
    expect([outcomes[0]?.lots.map(({ remaining }) => remaining), outcomes[0]?.closings]).toEqual([[0, 0, 1], []]);
  });

  it('what ends with the first stamp begins anew', () => {
    const { state } = inBatches([at(0), at(5), at(20)], [1], ending({ by: 'first', days: 10 }));
    expect([balanceIn(state), endsIn(state)]).toEqual([1, [midnightMs(31)]]);
  });

  it('a goal that drops what exceeds it has room again', () => {
    const goal = { units: 2, overflow: 'drop' } as const;
    const state = ending({ by: 'age', days: 10, ends: 'day' }, { units: [stamps({ goal, expiry: { by: 'age', days: 10, ends: 'day' } })] });
    const { outcomes } = inBatches([at(0), at(1), at(2), at(20)], [2], state);
    expect(codesIn(outcomes)).toEqual([null, null, 'GOAL_REACHED', null]);
  });

  it('a level by what is held counts nothing that has ended', () => {
    const tiers: Revision['tiers'] = { levels: [{ name: 'Oro', need: 'any', conditions: [{ metric: 'held', atLeast: 2 }], percent: 200, access: [] }], over: { kind: 'lifetime' }, countsOwnSale: false, graceDays: 0, onFall: 'reach', resetOnRedeem: false };
    const { outcomes } = inBatches([at(0), at(1), at(2), at(40)], [1], ending({ by: 'age', days: 10, ends: 'day' }, { tiers }));
    expect(outcomes.flatMap(({ answers }) => answers.map(({ answer }) => answer.given[0]?.units))).toEqual([1, 1, 2, 1]);
  });

  it('also by the time of the sale to which a card was added', () => {
    const guest = at(20, { card: null });
    const { outcomes, state } = inBatches([at(0), guest, claim(guest, { atMs: noonMs + 21 * dayMs })], [2], ending({ by: 'age', days: 10, ends: 'day' }));
    expect([takenIn(outcomes), balanceIn(state)]).toEqual([[1], 1]);
  });

  it('to the millisecond: a sale just before the end finds it, and one at the end does not', () => {
    const until = (atMs: number) => takenIn(inBatches([at(0), sale({ seq: 2, atMs })], [2], ending({ by: 'age', days: 1, ends: 'instant' })).outcomes);
    expect([until(noonMs + dayMs - 1), until(noonMs + dayMs)]).toEqual([[], [1]]);
  });
});

describe('a sale that comes late', () => {
  it('takes nothing of a later time, gives by its own, and has an end of its own', () => {
    const late = at(5, { enrolment: phone2 });
    const { outcomes, state } = inBatches([at(0), at(20), late], [3], ending({ by: 'age', days: 10, ends: 'day' }));
    expect([codesIn(outcomes), takenIn(outcomes), balanceIn(state)]).toEqual([[null, null, null], [1], 2]);
    expect(endsIn(state)).toEqual([midnightMs(31), midnightMs(16)]);
    // Its end has come already: it is taken with the next that has.
    const { outcomes: next, state: after } = inBatches([at(21)], [1], state);
    expect([takenIn(next), balanceIn(after)]).toEqual([[1], 2]);
  });

  it('brings back nothing that was taken for want of it, and lives as long as the latest sale lets it', () => {
    const { state } = inBatches([at(0), at(20), at(5, { enrolment: phone2 })], [1], ending({ by: 'inactivity', days: 10 }));
    expect([balanceIn(state), endsIn(state)]).toEqual([2, [midnightMs(31), midnightMs(31)]]);
  });

  it('before anybody took what has ended, counts as if it had come in time', () => {
    const { outcomes, state } = inBatches([at(0), at(9, { enrolment: phone2 }), at(15)], [1], ending({ by: 'inactivity', days: 10 }));
    expect([takenIn(outcomes), balanceIn(state)]).toEqual([[], 3]);
  });
});

describe('the clock’s door', () => {
  it('law once: takes what has ended of cards that nobody sells to, once, and tells the stores that know them', () => {
    const { state } = inBatches([at(0)], [1], ending({ by: 'inactivity', days: 10 }));
    const due = [{ id: anas, code: ana, programmes: [only], stores: [place.id] }];
    expect(expireCards(state, due, midnightMs(11) - 1).expiries).toEqual([]);
    const taken = expireCards(state, due, midnightMs(11));
    expect(taken.expiries).toMatchObject([{ judgedNo: 101, store: null, ended: [{ units: 1, balance: 0, by: 'inactivity' }] }]);
    expect(taken.feed.map(({ scope, prev }) => [scope, prev])).toEqual([[`store:${place.id}`, 100], ['card:11', 100]]);
    expect(expireCards(afterWriting(state, taken), due, midnightMs(99))).toMatchObject({ expiries: [], postings: [], feed: [] });
  });

  it('keeps the ends of what was given before, when a later revision lets nothing end any more', () => {
    const first = campaign({ units: [stamps({ expiry: { by: 'age', days: 10, ends: 'day' } })] });
    const next = campaign({ revision: 2, effectiveFromMs: noonMs + dayMs, units: [stamps()] });
    const state = { ...ending({ by: 'never' }), programmes: new Map([[only, [published(first), published(next)]]]) };
    const { outcomes, state: after } = inBatches([at(0), at(5), at(20)], [1], state);
    expect([takenIn(outcomes), balanceIn(after), endsIn(after)]).toEqual([[1], 2, []]);
  });
});
