import type { RevisionDraft } from '@qoa/shared/campaign-life';
import { type Permissions, type Revision, type RevisionProblem, type RevisionWarning, validateRevision } from '@qoa/shared/rules';
import { asProposed, written } from './written.ts';

/** What the language says of a form. */
export interface Checked {
  readonly problems: readonly RevisionProblem[];
  readonly warnings: readonly RevisionWarning[];
  /** Null: it has problems. */
  readonly revision: Revision | null;
}

export const checked = (document: RevisionDraft, permissions: Permissions): Checked => {
  const validated = validateRevision(asProposed(written(document)), permissions);
  return validated.ok ? { problems: [], warnings: validated.warnings, revision: validated.revision } : { problems: validated.problems, warnings: validated.warnings, revision: null };
};

/** What is told of exactly this member. */
export const toldAt = <Told extends { readonly field: string }>(told: readonly Told[], at: string): readonly Told[] => told.filter(({ field }) => field === at);

/** What is told of these members and of everything within them. */
export const toldWithin = <Told extends { readonly field: string }>(told: readonly Told[], members: readonly string[]): readonly Told[] =>
  told.filter(({ field }) => members.some((member) => field === member || field.startsWith(`${member}.`)));
