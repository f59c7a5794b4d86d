import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CampaignParts } from '@qoa/shared/protocol';
import { nameProblems, nameWarnings, type Revision, type RevisionProblem, type RevisionWarning, validateRevision } from '@qoa/shared/rules';
import { mayRestrict } from '../campaign-doors/index.ts';
import { asProposed, written } from './written.ts';

/** What the language says of a form. */
export interface Checked {
  readonly problems: readonly RevisionProblem[];
  readonly warnings: readonly RevisionWarning[];
  /** Null: it has problems. */
  readonly revision: Revision | null;
}

/** A form as whoever publishes will look at it. `zoneForEver`: that of the published revisions; null: there are none. */
export const checked = (document: RevisionDraft, parts: CampaignParts, zoneForEver: string | null = null): Checked => {
  const validated = validateRevision(asProposed(written(document)), { restricted: mayRestrict(document.owner, parts) });
  const problems = [...(validated.ok ? [] : validated.problems), ...nameProblems(document, parts, zoneForEver)];
  const warnings = [...validated.warnings, ...nameWarnings(document, parts)];
  return { problems, warnings, revision: validated.ok && problems.length === 0 ? validated.revision : null };
};

/** What is told of exactly this member. */
export const toldAt = <Told extends { readonly field: string }>(told: readonly Told[], at: string): readonly Told[] => told.filter(({ field }) => field === at);

/** What is told of these members and of everything within them. */
export const toldWithin = <Told extends { readonly field: string }>(told: readonly Told[], members: readonly string[]): readonly Told[] =>
  told.filter(({ field }) => members.some((member) => field === member || field.startsWith(`${member}.`)));
