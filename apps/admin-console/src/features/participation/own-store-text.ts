import { shownDocument } from '@qoa/shared/campaign-life';
import type { CampaignDetail, CampaignParts } from '@qoa/shared/protocol';
import type { ConsoleWords } from '../../platform/words-context.tsx';

/** That a store's campaign is that store's alone, whichever stores were chosen; null: it is a maker's. */
export const ownStoreText = (detail: CampaignDetail, parts: CampaignParts | null, { k }: Pick<ConsoleWords, 'k'>): string | null => {
  const owner = shownDocument(detail, detail.serverMs)?.owner;
  return owner?.kind === 'store' ? k.partOwn(parts?.stores.find(({ id }) => id === owner.store)?.name ?? String(owner.store)) : null;
};
