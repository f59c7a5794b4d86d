import { expect, test } from 'vitest';
import type { CampaignStep } from '@qoa/shared/protocol';
import { stubDraft } from '../../stub/stub-parts.ts';
import { changesBetween, changesOfRevision, revisionOf } from './document-of.ts';
import { placesOf } from './revision-place.ts';
import { stepsSince } from './steps-since.ts';

const revision = (no: number, effectiveFromMs: number) => ({ ...revisionOf(stubDraft()), revision: no, effectiveFromMs });

test('one revision is in force, later ones are planned, others were replaced', () => {
  const begun = (no: number, effectiveFromMs: number) => ({ ...revision(no, effectiveFromMs), startsAtMs: 0 });
  expect([...placesOf([begun(1, 0), begun(2, 500), begun(3, 100), begun(4, 900)], 200)]).toEqual([[1, 'replaced'], [2, 'replaced'], [3, 'in-force'], [4, 'planned']]);
});

test('one that has not begun is not in force, and one that was called off never was', () => {
  const soon = { ...revision(1, 0), startsAtMs: 500 };
  const off = { ...soon, revision: 2, effectiveFromMs: 100, state: 'ended' as const };
  expect([[...placesOf([soon], 200)], [...placesOf([soon], 500)], [...placesOf([soon, off], 600)]]).toEqual([[[1, 'soon']], [[1, 'in-force']], [[1, 'replaced'], [2, 'called-off']]]);
});

test('what a publication alone changes is no change of the rules; a pause is one of the revision', () => {
  expect(changesBetween(revision(1, 0), stubDraft({ name: 'Otra' }))).toEqual([{ field: 'name', before: 'Sellos Sol', after: 'Otra' }]);
  expect(changesOfRevision(revision(1, 0), { ...revision(2, 5), state: 'paused' })).toEqual([{ field: 'state', before: 'active', after: 'paused' }]);
});

test('what happened since is what people of the console did, in order', () => {
  const step = (no: number, what: CampaignStep['step']): CampaignStep => ({ no, atMs: 0, by: 1, byEmail: null, step: what, reason: null, revisions: [], differences: [], more: 0 });
  expect(stepsSince([step(5, 'Submitted'), step(4, 'StoreJoined'), step(3, 'Drafted'), step(2, 'Drafted')], 2).map(({ no }) => no)).toEqual([3, 5]);
});
