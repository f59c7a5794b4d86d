import { useState } from 'react';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { CampaignDetail } from '@qoa/shared/protocol';
import type { Refusal } from '../../platform/ask.ts';
import type { CampaignDoors } from '../campaign-doors/index.ts';
import { saveDraft, type SavedDraft, submitDraft, type Target } from './saving.ts';

/** How far a draft is on its way to the server. */
export interface Saving {
  readonly state: 'idle' | 'saving' | 'submitting' | 'saved' | 'refused';
  readonly refusal: Refusal | null;
  readonly target: Target;
  /** Somebody was faster: the campaign as it stands since, for the person to look at; null: nobody was, or it could not be read. */
  readonly overtaken: CampaignDetail | null;
  /** Answers what the server has now; null: it refused, or is away. `over`: the version that was shown and over which this goes. */
  readonly save: (document: RevisionDraft, over?: number) => Promise<SavedDraft | null>;
  readonly submit: (draft: Pick<SavedDraft, 'campaign' | 'version'>) => Promise<boolean>;
  readonly dismiss: () => void;
}

export const useSaving = (doors: Pick<CampaignDoors, 'create' | 'command' | 'detail'>, first: Target): Saving => {
  const [target, setTarget] = useState(first);
  const [state, setState] = useState<Saving['state']>('idle');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [overtaken, setOvertaken] = useState<CampaignDetail | null>(null);
  const refuse = async (error: Refusal): Promise<void> => {
    const seen = error.code === 'CAMPAIGN_CHANGED' && target.campaign !== null ? await doors.detail(target.campaign) : null;
    setOvertaken(seen?.ok === true ? seen.value : null);
    setRefusal(seen?.ok === false ? seen.error : error);
    setState('refused');
  };
  const begin = (next: Saving['state']): void => {
    setRefusal(null);
    setOvertaken(null);
    setState(next);
  };
  return {
    state,
    refusal,
    target,
    overtaken,
    save: async (document, over) => {
      begin('saving');
      const answer = await saveDraft(doors, { ...target, version: over ?? target.version }, document);
      if (!answer.ok) {
        await refuse(answer.error);
        return null;
      }
      setTarget({ campaign: answer.value.campaign, version: answer.value.version });
      setState('saved');
      return answer.value;
    },
    submit: async (draft) => {
      begin('submitting');
      const answer = await submitDraft(doors, draft);
      if (answer.ok) setState('saved');
      else await refuse(answer.error);
      return answer.ok;
    },
    dismiss: () => begin('idle'),
  };
};

