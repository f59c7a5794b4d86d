import { useState } from 'react';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { Refusal } from '../../platform/ask.ts';
import type { CampaignDoors } from '../../platform/campaign-doors.ts';
import { saveDraft, type SavedDraft, submitDraft, type Target } from './saving.ts';

/** How far a draft is on its way to the server. */
export interface Saving {
  readonly state: 'idle' | 'saving' | 'submitting' | 'saved' | 'refused';
  readonly refusal: Refusal | null;
  readonly target: Target;
  /** Answers what the server has now; null: it refused, or is away. `over`: what somebody else saved meanwhile is seen, and this goes over it. */
  readonly save: (document: RevisionDraft, over?: 'over') => Promise<SavedDraft | null>;
  readonly submit: (draft: Pick<SavedDraft, 'campaign' | 'version'>) => Promise<boolean>;
  readonly dismiss: () => void;
}

export const useSaving = (doors: Pick<CampaignDoors, 'create' | 'command' | 'detail'>, first: Target): Saving => {
  const [target, setTarget] = useState(first);
  const [state, setState] = useState<Saving['state']>('idle');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const refuse = (error: Refusal): void => {
    setRefusal(error);
    setState('refused');
  };
  const begin = (next: Saving['state']): void => {
    setRefusal(null);
    setState(next);
  };
  return {
    state,
    refusal,
    target,
    save: async (document, over) => {
      begin('saving');
      const seen = over === 'over' && target.campaign !== null ? await doors.detail(target.campaign) : null;
      const answer = await saveDraft(doors, seen?.ok === true ? { ...target, version: seen.value.version } : target, document);
      if (!answer.ok) {
        refuse(answer.error);
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
      else refuse(answer.error);
      return answer.ok;
    },
    dismiss: () => begin('idle'),
  };
};

