import { asRevisionOf, type RevisionDraft } from '@qoa/shared/campaign-life';
import { resolveStores, type StoreFacts } from '@qoa/shared/rules';

/** Whether a store is in the scope of a campaign: others are chosen in vain. */
export const isInside = (document: RevisionDraft, store: StoreFacts): boolean => {
  const { stores } = resolveStores(asRevisionOf(document, document.startsAtMs), store);
  return 'resolved' in stores && stores.resolved === 'yes';
};
