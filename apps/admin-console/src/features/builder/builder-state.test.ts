import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stubDraft } from '../../stub/stub-parts.ts';
import { type BuilderAction, type BuilderState, isUnsaved, openBuilder, stepBuilder } from './builder-state.ts';

const first = stubDraft();
const named = (name: string) => ({ ...first, name });
const edit = (at: string, name: string): BuilderAction => ({ do: 'edit', at, document: named(name) });
const played = (state: BuilderState, ...actions: readonly BuilderAction[]): BuilderState => actions.reduce(stepBuilder, state);

describe('the form', () => {
  test('letter after letter in one field is one step back', () => {
    const state = played(openBuilder(first, first), edit('name', 'A'), edit('name', 'Ab'), edit('name', 'Abc'));
    expect(state.document.name).toBe('Abc');
    expect(played(state, { do: 'undo' }).document).toEqual(first);
  });

  test('what was removed is told, and comes back whole', () => {
    const state = played(openBuilder(first, first), edit('name', 'A'), { do: 'remove', what: 'Premio 1', document: { ...named('A'), rewards: [] } });
    expect(state.removed).toBe('Premio 1');
    const back = played(state, { do: 'undo' });
    expect(back).toMatchObject({ document: named('A'), removed: null });
    expect(played(back, { do: 'redo' }).document.rewards).toEqual([]);
  });

  test('writing after an undo forgets what was undone', () => {
    const state = played(openBuilder(first, first), edit('name', 'A'), { do: 'undo' }, edit('name', 'B'), { do: 'redo' });
    expect(state.document.name).toBe('B');
  });

  test('undo then redo leads back, after any steps', () => {
    const action = fc.oneof(
      fc.record({ at: fc.constantFrom('name', 'group'), name: fc.string({ maxLength: 3 }) }).map(({ at, name }) => edit(at, name)),
      fc.string({ maxLength: 3 }).map((what): BuilderAction => ({ do: 'remove', what, document: { ...named(what), limits: [] } })),
      fc.constantFrom<BuilderAction>({ do: 'undo' }, { do: 'redo' }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const state = played(openBuilder(first, first), ...actions);
        if (state.past.length > 0) expect(played(state, { do: 'undo' }, { do: 'redo' }).document).toEqual(state.document);
        const begun = played(state, ...Array.from({ length: 40 }, (): BuilderAction => ({ do: 'undo' })));
        expect(begun.document).toEqual(first);
      }),
    );
  });

  test('is unsaved until the server has exactly this, numbers that nobody wrote included', () => {
    expect(isUnsaved(openBuilder(first, null))).toBe(true);
    expect(isUnsaved(openBuilder(first, stubDraft()))).toBe(false);
    expect(isUnsaved(played(openBuilder(first, first), { do: 'edit', at: 'courtesyMs', document: { ...first, courtesyMs: Number.NaN } }))).toBe(true);
  });

  test('is saved when the server gives the same members in another order', () => {
    const shuffled = Object.fromEntries(Object.entries(first).toReversed()) as unknown as typeof first;
    expect(isUnsaved(openBuilder(first, shuffled))).toBe(false);
  });

  test('takes the numbers that the server allots, and keeps what was written meanwhile', () => {
    const saved = { ...first, campaign: 41 as never, units: first.units.map((unit) => ({ ...unit, programme: 41 as never })) };
    const state = played(openBuilder(first, null), edit('name', 'Later'), { do: 'saved', document: saved });
    expect(state.document).toMatchObject({ name: 'Later', campaign: 41, units: [{ programme: 41 }] });
    expect(isUnsaved(state)).toBe(true);
    expect(isUnsaved(played(state, { do: 'undo' }))).toBe(false);
  });
});
