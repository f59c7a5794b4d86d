import { draftOf, type RevisionDraft } from '@qoa/shared/campaign-life';
import type { ProgrammeId } from '@qoa/shared/ids';
import type { CampaignDetail } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Refusal } from '../../platform/ask.ts';
import type { CampaignDoors } from '../campaign-doors/index.ts';

/** A draft as the server has it. */
export interface SavedDraft {
  readonly campaign: ProgrammeId;
  /** What the next command names as seen. */
  readonly version: number;
  readonly document: RevisionDraft;
}

/** Which draft is written; campaign null: the server has none yet. */
export interface Target {
  readonly campaign: ProgrammeId | null;
  readonly version: number;
}

/**
 * Gives a draft to the server and reads it back, since the server allots its numbers. A repeat of the same document changes nothing there.
 * Errors: those of the doors; CAMPAIGN_CHANGED when somebody was faster.
 */
export const saveDraft = async (doors: Pick<CampaignDoors, 'create' | 'command' | 'detail'>, { campaign, version }: Target, document: RevisionDraft): Promise<Result<SavedDraft, Refusal>> => {
  const answer = campaign === null ? await doors.create({ document }) : await doors.command(campaign, { version, command: { do: 'edit', document } });
  if (!answer.ok) return err(answer.error);
  const id = campaign ?? ('campaign' in answer.value ? answer.value.campaign : document.campaign);
  const detail = await doors.detail(id);
  // It is saved even where it cannot be read back: the next save asks anew.
  return ok(detail.ok ? { campaign: id, version: detail.value.version, document: documentOf(detail.value) ?? document } : { campaign: id, version: answer.value.version, document: { ...document, campaign: id } });
};

/** Sends a saved draft to review. */
export const submitDraft = (doors: Pick<CampaignDoors, 'command'>, { campaign, version }: Pick<SavedDraft, 'campaign' | 'version'>): ReturnType<CampaignDoors['command']> => doors.command(campaign, { version, command: { do: 'submit' } });

/** What a form of a campaign begins with: what is proposed, else what was published last; null: neither is there. */
export const documentOf = ({ proposal, published }: Pick<CampaignDetail, 'proposal' | 'published'>): RevisionDraft | null => {
  const last = published.at(-1);
  return proposal?.document ?? (last === undefined ? null : draftOf(last));
};
