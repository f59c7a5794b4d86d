import type { RevisionDraft } from '@qoa/shared/campaign-life';
import { canonicalText } from '@qoa/shared/rules';
import { written } from './written.ts';

/** The form: what stands in it, how to go back, and what the server has of it. */
export interface BuilderState {
  readonly document: RevisionDraft;
  /** What the server has; null: nothing yet. */
  readonly saved: RevisionDraft | null;
  /** The newest last. */
  readonly past: readonly RevisionDraft[];
  /** The next last. */
  readonly future: readonly RevisionDraft[];
  /** The member that was written to last: letter after letter in one field is one step back. */
  readonly editing: string | null;
  /** What was removed just now, in words, so that it can be brought back. */
  readonly removed: string | null;
}

export type BuilderAction =
  | { readonly do: 'edit'; readonly at: string; readonly document: RevisionDraft }
  /** Takes out something whole: a step of its own, told with a way back. */
  | { readonly do: 'remove'; readonly what: string; readonly document: RevisionDraft }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  /** The server has this document. */
  | { readonly do: 'saved'; readonly document: RevisionDraft };

const stepsMax = 100;

/** A form in which nothing was written yet. */
export const openBuilder = (document: RevisionDraft, saved: RevisionDraft | null): BuilderState => ({ document, saved, past: [], future: [], editing: null, removed: null });

/** One step of the form. Pure. */
export const stepBuilder = (state: BuilderState, action: BuilderAction): BuilderState => {
  switch (action.do) {
    case 'edit':
      return { ...state, document: action.document, past: state.editing === action.at ? state.past : remembered(state), future: [], editing: action.at, removed: null };
    case 'remove':
      return { ...state, document: action.document, past: remembered(state), future: [], editing: null, removed: action.what };
    case 'undo':
      return turned(state, state.past, (left) => ({ past: left, future: [...state.future, state.document] }));
    case 'redo':
      return turned(state, state.future, (left) => ({ past: [...state.past, state.document], future: left }));
    case 'saved':
      return withSaved(state, action.document);
  }
};

/** Whether the server lacks something that stands here. */
export const isUnsaved = ({ document, saved }: BuilderState): boolean => saved === null || !sameDocument(document, saved);

/** Whether two documents say the same; a database may give members in another order. */
const sameDocument = (one: RevisionDraft, other: RevisionDraft): boolean => canonicalText(written(one)) === canonicalText(written(other));

const remembered = ({ past, document }: BuilderState): readonly RevisionDraft[] => [...past, document].slice(-stepsMax);

const turned = (state: BuilderState, from: readonly RevisionDraft[], moved: (left: readonly RevisionDraft[]) => Pick<BuilderState, 'past' | 'future'>): BuilderState => {
  const document = from.at(-1);
  return document === undefined ? state : { ...state, ...moved(from.slice(0, -1)), document, editing: null, removed: null };
};

/** The server allots numbers: they enter the form, whatever was written meanwhile. */
const withSaved = (state: BuilderState, saved: RevisionDraft): BuilderState => {
  const numbered = (document: RevisionDraft): RevisionDraft => ({ ...document, campaign: saved.campaign, units: document.units.map((unit, i) => ({ ...unit, programme: i === 0 ? saved.campaign : (saved.units[i]?.programme ?? unit.programme) })) });
  return { ...state, document: numbered(state.document), past: state.past.map(numbered), future: state.future.map(numbered), saved, editing: null };
};
