import type { ReactNode } from 'react';
import { describeRevision } from '@qoa/messages';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CampaignParts } from '@qoa/shared/protocol';
import type { Revision } from '@qoa/shared/rules';
import { ruleNamesOf } from '../campaign-doors/index.ts';
import { useWords } from '../../platform/words-context.tsx';
import { revisionOf } from './document-of.ts';

/** What a document says to people: the short paragraph in both languages, and the terms in the reader's. */
export const DocumentWords = ({ document, parts }: { readonly document: RevisionDraft | Revision; readonly parts: CampaignParts | null }): ReactNode => {
  const { k, locale } = useWords();
  const names = ruleNamesOf(parts);
  const revision = 'revision' in document ? document : revisionOf(document);
  const other = locale === 'es' ? 'en' : 'es';
  const { short, terms } = describeRevision(revision, names, locale);
  return (
    <div className="says">
      <p className="short">{short}</p>
      <p lang={other} className="other">{describeRevision(revision, names, other).short}</p>
      <details>
        <summary>{k.terms}</summary>
        <ul>{terms.map((line, nth) => <li key={nth}>{line}</li>)}</ul>
      </details>
    </div>
  );
};
