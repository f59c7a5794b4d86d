import { ruleLabels, type DifferenceNames } from '@qoa/messages';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CampaignDetail, CampaignParts } from '@qoa/shared/protocol';
import type { ConsoleWords } from '../../platform/words-context.tsx';
import { zoneByDefault } from '../../platform/wall-time.ts';
import { ruleNamesOf } from '../campaign-doors/index.ts';
import { revisionOf } from './document-of.ts';

/** What the ids in the differences of some documents are called; of several documents with one id the last one's word is taken. */
export const differenceNamesOf = (documents: readonly RevisionDraft[], parts: CampaignParts | null, { locale }: Pick<ConsoleWords, 'locale'>): DifferenceNames => ({
  timeZone: documents.at(-1)?.timeZone ?? zoneByDefault,
  document: documents.at(-1) ?? null,
  products: Object.fromEntries((parts?.products ?? []).map(({ gtin, name }) => [gtin, name])),
  stores: Object.fromEntries((parts?.stores ?? []).map(({ id, name }) => [id, name])),
  entries: Object.assign({}, ...documents.map((document) => ({ ...placesOf(document.multipliers.list), ...ruleLabels(revisionOf(document), ruleNamesOf(parts), locale), ...Object.fromEntries(document.rewards.map(({ id, name }) => [id, name])) }))),
});

/** The same for everything that a campaign was and is proposed to be. */
export const namesOf = ({ published, proposal }: CampaignDetail, parts: CampaignParts | null, words: Pick<ConsoleWords, 'locale'>): DifferenceNames =>
  differenceNamesOf([...published, ...(proposal === null ? [] : [proposal.document])], parts, words);

/** What has no name is called by its place, as in the form. */
const placesOf = (list: readonly { readonly id: string }[]): Readonly<Record<string, string>> => Object.fromEntries(list.map(({ id }, nth) => [id, String(nth + 1)]));
