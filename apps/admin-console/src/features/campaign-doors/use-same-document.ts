import { useState } from 'react';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import { canonicalText } from '@qoa/shared/rules';

/** A document as it was first seen, for as long as it says the same: each reading of its campaign brings another object. */
export const useSameDocument = (document: RevisionDraft): RevisionDraft => {
  const [seen, setSeen] = useState({ document, latest: document });
  if (seen.latest === document) return seen.document;
  const next = { document: canonicalText(document) === canonicalText(seen.document) ? seen.document : document, latest: document };
  setSeen(next);
  return next.document;
};
