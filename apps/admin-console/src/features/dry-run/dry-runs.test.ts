import { describe, expect, test } from 'vitest';
import { err, ok } from '@qoa/shared/result';
import type { CampaignDoors } from '../campaign-doors/index.ts';
import { consoleWordsIn } from '../../platform/words-context.tsx';
import { stubDraft, stubReport } from '../../stub/stub-parts.ts';
import { curveOf } from './curve-of.ts';
import { firstForm, overOf } from './dry-run-form.ts';
import { openDryRuns } from './dry-runs.ts';

const request = { document: stubDraft(), over: { kind: 'past', days: 14 } } as const;
const one = 1 as never;
type Answer = Awaited<ReturnType<CampaignDoors['dryRun']>>;

/** A door whose answers come when the test says so. */
const slowDoor = () => {
  const waiting: { readonly answer: (answer: Answer) => void; readonly signal: AbortSignal }[] = [];
  return { waiting, dryRun: (_request: unknown, signal: AbortSignal) => new Promise<Answer>((answer) => waiting.push({ answer, signal })) };
};
const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

describe('a dry run', () => {
  test('goes on while nobody looks, and its result is there for whoever comes back', async () => {
    const door = slowDoor();
    const runs = openDryRuns(door, () => 77);
    let told = 0;
    const leave = runs.subscribe(() => (told += 1));
    runs.start(one, request);
    expect([runs.of(one), told]).toEqual([{ state: 'running', request, sinceMs: 77 }, 1]);
    leave();
    door.waiting[0]?.answer(ok(stubReport));
    await settled();
    expect([runs.of(one)?.state, told]).toEqual(['done', 1]);
    expect(runs.of(one)).toBe(runs.of(one));
  });

  test('that is stopped ends the request, and its late answer is not shown', async () => {
    const door = slowDoor();
    const runs = openDryRuns(door, () => 0);
    runs.start(one, request);
    runs.stop(one);
    door.waiting[0]?.answer(ok(stubReport));
    await settled();
    expect([door.waiting[0]?.signal.aborted, runs.of(one)]).toEqual([true, null]);
  });

  test('takes the place of the one before, whose answer is not mistaken for it', async () => {
    const door = slowDoor();
    const runs = openDryRuns(door, () => 0);
    runs.start(one, request);
    runs.start(one, { ...request, over: { kind: 'past', days: 7 } });
    const refusal = { failure: 'away', code: 'DRY_RUN_BUSY', facts: {} } as const;
    door.waiting[1]?.answer(err(refusal));
    await settled();
    door.waiting[0]?.answer(ok(stubReport));
    await settled();
    expect([door.waiting[0]?.signal.aborted, runs.of(one)]).toEqual([true, { state: 'refused', request: { ...request, over: { kind: 'past', days: 7 } }, refusal }]);
  });
});

test('asks for 1 to 90 days and 1 to 500 sales a day', () => {
  expect(overOf(firstForm)).toEqual({ ok: true, value: { kind: 'past', days: 14 } });
  for (const days of ['0', '91', '-1', '1.5', '', '1e1']) expect(overOf({ ...firstForm, days })).toEqual({ ok: false, error: 'days-wrong' });
  expect(overOf({ kind: 'sample', days: '90', salesADay: '500' })).toEqual({ ok: true, value: { kind: 'sample', days: 90, salesADay: 500 } });
  expect(overOf({ kind: 'sample', days: '90', salesADay: '501' })).toEqual({ ok: false, error: 'sales-wrong' });
});

describe('the budget curve', () => {
  const words = consoleWordsIn('es');
  test('says on which day the budget runs out', () => {
    const { curve, told } = curveOf(stubReport.days, words);
    expect(told).toBe('En 14 días da 9,800; al final quedan 0 del presupuesto. El presupuesto se acaba el 17 nov 2026.');
    expect(curve).toMatchObject({ first: '8 nov 2026', last: '21 nov 2026', barsMax: '980', title: 'Presupuesto por día' });
  });

  test('has no line without a budget', () => {
    const { curve, told } = curveOf(stubReport.days.map((day) => ({ ...day, budgetUnitsLeft: null })), words);
    expect([curve.line, curve.title, told]).toEqual([null, 'Lo que da por día', 'En 14 días da 9,800, sin presupuesto que lo limite.']);
  });
});
