import { asRevisionOf, type RevisionDraft } from '@qoa/shared/campaign-life';
import type { InstantMs } from '@qoa/shared/ids';
import { conflictWarnings, type RevisionWarning, standingFrom, type WeeklySales } from '@qoa/shared/rules';
import type { DryRunStore } from './dry-run-store.ts';

/** Documents may have thousands of products: few are read at once. */
const campaignsEach = 10;

/** Every campaign that runs, or will, beside a document, each told once; and its budget against a week. Null: the caller left. */
export const overlaps = async (
  store: Pick<DryRunStore, 'campaigns' | 'revisions'>,
  document: RevisionDraft,
  week: WeeklySales | null,
  { nowMs, breathe, signal }: { readonly nowMs: InstantMs; readonly breathe: () => Promise<void>; readonly signal: AbortSignal },
): Promise<readonly RevisionWarning[] | null> => {
  const revision = asRevisionOf(document, nowMs);
  const warnings: RevisionWarning[] = [];
  const campaigns = await store.campaigns();
  for (let at = 0; at < campaigns.length; at += campaignsEach) {
    if (signal.aborted) return null;
    const revisions = await store.revisions(campaigns.slice(at, at + campaignsEach), nowMs);
    for (const campaign of new Set(revisions.map((each) => each.campaign))) {
      const standing = standingFrom(revisions.filter((each) => each.campaign === campaign), nowMs);
      warnings.push(...standing.flatMap((other) => conflictWarnings(revision, [other], null)).slice(0, 1));
      await breathe();
    }
  }
  return [...warnings, ...conflictWarnings(revision, [], week)];
};
