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

test('an outline of before, which says no names there, tells the last one', () => {
  const outline = outlineOf(stored, bornMs) ?? expect.fail('it has an outline');
  const earlier = { ...outline, standing: outline.standing.map(({ name: _name, kinds: _kinds, ...dated }) => dated) };
  expect(shownOutline(earlier, bornMs)).toMatchObject({ name: 'Desde el lunes', kinds: ['stamp'], planned: { name: 'Desde el lunes' } });
});
