import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { differenceText, problemText } from '@qoa/messages';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CampaignParts } from '@qoa/shared/protocol';
import { nameWarnings, type RevisionWarning, validateRevision } from '@qoa/shared/rules';
import { useWords } from '../../platform/words-context.tsx';
import { type CampaignDoors, mayRestrict, together, useSameDocument, useServerWarnings } from '../campaign-doors/index.ts';
import { differenceNamesOf } from './difference-names.ts';
import { revisionOf } from './document-of.ts';

/** What its author saw in the form, for whoever publishes it: worth a look, and no reason to refuse. */
export const ProposalWarnings = ({ document: read, parts, doors }: { readonly document: RevisionDraft; readonly parts: CampaignParts | null; readonly doors: Pick<CampaignDoors, 'warnings'> }): ReactNode => {
  const words = useWords();
  const { k, locale } = words;
  const document = useSameDocument(read);
  const ofServer = useServerWarnings(doors, document, true);
  const warnings = useMemo(() => together(parts === null ? [] : warningsOf(document, parts), ofServer), [document, parts, ofServer]);
  if (warnings.length === 0) return null;
  const names = differenceNamesOf([document], parts, words);
  return (
    <section className="proposal-warnings" aria-labelledby="proposal-warnings">
      <h3 id="proposal-warnings">{k.proposalWarnings(warnings.length)}</h3>
      <ul>{warnings.map((warning, nth) => <li key={nth}><b>{differenceText({ field: warning.field, before: null, after: null }, names, locale).label}: </b>{problemText(warning, locale)}</li>)}</ul>
    </section>
  );
};

const warningsOf = (document: RevisionDraft, parts: CampaignParts): readonly RevisionWarning[] => [...validateRevision(revisionOf(document), { restricted: mayRestrict(document.owner, parts) }).warnings, ...nameWarnings(document, parts)];
