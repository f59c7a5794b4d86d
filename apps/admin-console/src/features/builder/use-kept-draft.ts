import { useEffect } from 'react';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { KeptDrafts } from './kept-drafts.ts';
import type { Target } from './saving.ts';

const quietMs = 250;

/** Keeps in this browser what somebody wrote and the server does not have yet, a moment after each change and when the page goes; forgets it once the server has it. */
export const useKeptDraft = (drafts: KeptDrafts, { campaign, version }: Target, document: RevisionDraft, state: 'begun' | 'news' | 'saved'): void => {
  useEffect(() => {
    if (state === 'saved') drafts.forget(campaign);
    if (state !== 'news') return undefined;
    const keep = (): void => void drafts.keep(campaign, { document, version, atMs: Date.now() });
    const timer = setTimeout(keep, quietMs);
    addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', keep);
    };
  }, [drafts, campaign, version, document, state]);
};
