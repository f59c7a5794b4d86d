import { ruleLabels, type DifferenceNames, type RuleNames } from '@qoa/messages';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CampaignParts } from '@qoa/shared/protocol';
import type { ConsoleWords } from '../../platform/words-context.tsx';
import { revisionOf } from './document-of.ts';

/** What the ids in the differences of some documents are called; of several documents with one id the last one's word is taken. */
export const differenceNamesOf = (documents: readonly RevisionDraft[], parts: CampaignParts | null, names: RuleNames, { locale }: Pick<ConsoleWords, 'locale'>): DifferenceNames => ({
  timeZone: documents.at(-1)?.timeZone ?? 'America/Mexico_City',
  products: Object.fromEntries((parts?.products ?? []).map(({ gtin, name }) => [gtin, name])),
  stores: Object.fromEntries((parts?.stores ?? []).map(({ id, name }) => [id, name])),
  entries: Object.assign({}, ...documents.map((document) => ({ ...ruleLabels(revisionOf(document), names, locale), ...Object.fromEntries(document.rewards.map(({ id, name }) => [id, name])) }))),
});
