import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CampaignParts } from '@qoa/shared/protocol';

/** The restricted kinds that an owner's campaigns may name. */
export const mayRestrict = (owner: RevisionDraft['owner'], { cpgs }: CampaignParts): RevisionDraft['allows'] => (owner.kind === 'cpg' ? (cpgs.find(({ id }) => id === owner.cpg)?.mayRestrict ?? []) : []);
