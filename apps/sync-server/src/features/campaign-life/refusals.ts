import type { LifeRefusal } from '@qoa/shared/campaign-life';
import type { HttpErrorCode } from '@qoa/shared/errors';
import type { Facts } from '@qoa/shared/events';
import type { RevisionProblem } from '@qoa/shared/rules';

/** Why something was not done to a campaign. */
export interface CampaignRefused {
  readonly code: HttpErrorCode;
  readonly facts: Facts;
}

export const refused = (code: HttpErrorCode, facts: Facts = {}): CampaignRefused => ({ code, facts });

/** A refusal of the life as the wire has it. */
export const refusedLife = ({ code, ...facts }: LifeRefusal): CampaignRefused => ({ code, facts });

/** The first problem of a document, and how many there are: forms look for all of them by themselves. */
export const refusedDocument = (problems: readonly RevisionProblem[]): CampaignRefused =>
  refused('REVISION_INVALID', { field: problems[0]?.field ?? '', problem: problems[0]?.code ?? '', count: problems.length });
