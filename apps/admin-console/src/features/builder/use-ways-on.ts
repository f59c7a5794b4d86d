import { useRef, useState } from 'react';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { ProgrammeId } from '@qoa/shared/ids';
import type { RevisionProblem } from '@qoa/shared/rules';
import type { KeptDrafts } from './kept-drafts.ts';
import type { SavedDraft } from './saving.ts';
import type { Saving } from './use-saving.ts';

/** What the ways on of a form go by, and what they tell. */
interface WaysBasis {
  readonly saving: Saving;
  readonly drafts: KeptDrafts;
  readonly document: RevisionDraft;
  readonly problems: readonly RevisionProblem[];
  readonly isUnsaved: boolean;
  /** Whether the server had it as a draft when the form was opened: one that was rejected is drafted again before it is sent. */
  readonly isProposed: boolean;
  /** The first member that has to be mended before anything is sent. */
  readonly onMend: (field: string) => void;
  readonly onSaved: (document: RevisionDraft) => void;
  /** The server gave it a number. */
  readonly onCreated: (campaign: ProgrammeId) => void;
  /** It was sent to review. */
  readonly onOpen: (campaign: ProgrammeId) => void;
}

/** The ways of a draft to the server. */
interface WaysOn {
  /** `over`: the version of somebody else that was shown and over which it goes. */
  readonly save: (over?: number) => Promise<SavedDraft | null>;
  /** Saves first where the server has something else. */
  readonly submit: () => Promise<void>;
  /** Whether somebody wanted to go on: from then on it is said what has to be mended. */
  readonly tried: boolean;
}

/** Saves a form and sends it to review; with a problem in it nothing is sent. */
export const useWaysOn = ({ saving, drafts, document, problems, isUnsaved, isProposed, onMend, onSaved, onCreated, onOpen }: WaysBasis): WaysOn => {
  const [tried, setTried] = useState(false);
  const proposed = useRef(isProposed);
  const mended = (): boolean => {
    setTried(true);
    if (problems[0] !== undefined) onMend(problems[0].field);
    return problems.length === 0;
  };
  const save = async (over?: number): Promise<SavedDraft | null> => {
    if (!mended()) return null;
    const answer = await saving.save(document, over);
    if (answer === null) return null;
    proposed.current = true;
    onSaved(answer.document);
    if (saving.target.campaign === null) {
      drafts.forget(null);
      onCreated(answer.campaign);
    }
    return answer;
  };
  const submit = async (): Promise<void> => {
    if (!mended()) return;
    const { campaign, version } = saving.target;
    const draft = isUnsaved || !proposed.current || campaign === null ? await save() : { campaign, version };
    if (draft !== null && (await saving.submit(draft))) onOpen(draft.campaign);
  };
  return { save, submit, tried };
};
