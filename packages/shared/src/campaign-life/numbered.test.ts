import { describe, expect, test } from 'vitest';
import type { ProgrammeId } from '../ids/index.ts';
import { numbered } from './numbered.ts';
import { published, smallDraft } from './small-life.ts';

const numbers = { campaign: 40 as ProgrammeId, spare: 41 as ProgrammeId };
const [stamps] = smallDraft.units;
const points = { ...stamps, kind: 'point', programme: 2_147_483_647 };
const unitsOf = (document: unknown): unknown => (document as { readonly units: readonly { readonly kind: string; readonly programme: number }[] }).units.map(({ kind, programme }) => [kind, programme]);

describe('the numbers of a document', () => {
  test('are the campaign’s own: the first unit has its number, a second one the spare', () => {
    const document = numbered({ ...smallDraft, units: [points, stamps] }, numbers, undefined);
    expect([document, unitsOf(document)]).toMatchObject([{ campaign: 40 }, [['point', 40], ['stamp', 41]]]);
  });

  test('of a published unit stay with its kind, wherever it stands', () => {
    const [first] = published({ ...smallDraft, campaign: 40 as ProgrammeId, units: [{ ...smallDraft.units[0], programme: 41 as ProgrammeId } as never] }).published;
    expect(unitsOf(numbered({ ...smallDraft, units: [points, stamps] }, numbers, first))).toEqual([['point', 40], ['stamp', 41]]);
  });

  test('take the place of what a whole revision would say besides', () => {
    expect(Object.keys(numbered({ ...smallDraft, revision: 9, state: 'ended', effectiveFromMs: 1 }, numbers, undefined) as object).sort((a, b) => a.localeCompare(b))).toEqual(Object.keys(smallDraft).sort((a, b) => a.localeCompare(b)));
  });

  test.each([null, 'texto', [], 7, { units: 'ninguna' }, { units: [null, 3] }])('leave %j to whoever looks for problems', (document) => {
    expect(() => numbered(document, numbers, undefined)).not.toThrow();
  });
});
