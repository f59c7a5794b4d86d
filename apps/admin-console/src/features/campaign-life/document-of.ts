import { asRevisionOf, differences, type Difference, type RevisionDraft } from '@qoa/shared/campaign-life';
import type { Revision } from '@qoa/shared/rules';

/** A document as the revision that it would be, so that it can be told in words. */
export const revisionOf = (document: RevisionDraft): Revision => asRevisionOf(document, document.startsAtMs);

/** In which members two documents differ, beside those that a publication alone changes. */
export const changesBetween = (before: RevisionDraft | Revision, after: RevisionDraft | Revision): readonly Difference[] => differences(documentOf(before), documentOf(after));

/** In which members two revisions differ: their rules and their state. */
export const changesOfRevision = (before: Revision, after: Revision): readonly Difference[] => differences({ ...documentOf(before), state: before.state }, { ...documentOf(after), state: after.state });

const documentOf = (document: RevisionDraft | Revision): RevisionDraft => {
  const { revision: _number, effectiveFromMs: _effect, state: _state, ...rest } = { revision: 0, effectiveFromMs: 0, state: 'active', ...document };
  return rest;
};
