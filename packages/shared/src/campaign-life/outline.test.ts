import { expect, test } from 'vitest';
import { outlineOf, shownOutline } from './outline.ts';
import { approver, author, bornMs, dayMs, play, published, smallDraft } from './small-life.ts';
import { beforeSteps } from './steps.ts';

const stored = { ...beforeSteps({ campaign: 7 as never, spare: 8 as never }), life: play(
  [
    { command: { do: 'edit', document: { ...smallDraft, name: 'Desde el lunes', endsAtMs: bornMs + 90 * dayMs } }, by: author, atMs: bornMs },
    { command: { do: 'submit' }, by: author, atMs: bornMs },
    { command: { do: 'approve', effectiveFromMs: bornMs + 3 * dayMs }, by: approver, atMs: bornMs },
  ],
  published(),
).life };

test('what is planned is told as a plan until it holds', () => {
  const outline = outlineOf(stored, bornMs) ?? expect.fail('it has an outline');
  expect(shownOutline(outline, bornMs)).toMatchObject({ name: smallDraft.name, endsAtMs: null, planned: { name: 'Desde el lunes', effectiveFromMs: bornMs + 3 * dayMs } });
  expect(shownOutline(outline, bornMs + 3 * dayMs)).toMatchObject({ name: 'Desde el lunes', endsAtMs: bornMs + 90 * dayMs, planned: null });
});

test('one that was called off is told so from then on, and no other', () => {
  const planned = published({ ...smallDraft, startsAtMs: bornMs + 30 * dayMs });
  const before = { ...stored, life: planned };
  const after = { ...stored, life: play([{ command: { do: 'call-off', reason: 'sin producto' }, by: author, atMs: bornMs + dayMs }], planned).life };
  const told = [before, after, stored].map((each) => shownOutline(outlineOf(each, bornMs + dayMs) ?? expect.fail('it has an outline'), bornMs + 90 * dayMs).isCalledOff);
  expect(told).toEqual([false, true, false]);
});

test('an outline of before, which says no names there, tells the last one', () => {
  const outline = outlineOf(stored, bornMs) ?? expect.fail('it has an outline');
  const { timeZone: _zone, isCalledOff: _off, ...last } = outline;
  const earlier = { ...last, standing: outline.standing.map(({ name: _name, kinds: _kinds, ...dated }) => dated) };
  expect(shownOutline(earlier, bornMs)).toMatchObject({ name: 'Desde el lunes', kinds: ['stamp'], planned: { name: 'Desde el lunes' }, timeZone: null, isCalledOff: false });
});
