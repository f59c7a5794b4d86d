import { useEffect, useRef } from 'react';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import type { KeptDrafts } from './kept-drafts.ts';
import type { Target } from './saving.ts';

const quietMs = 250;

/** Keeps in this browser what somebody wrote and the server does not have yet: a moment after each change, and when the form or the page goes; forgets it once the server has it. */
export const useKeptDraft = (drafts: KeptDrafts, { campaign, version }: Target, document: RevisionDraft, state: 'begun' | 'news' | 'saved'): void => {
  const keepNow = useRef<() => void>(() => undefined);
  useEffect(() => {
    keepNow.current = () => {
      if (state === 'news') drafts.keep(campaign, { document, version, atMs: Date.now() });
    };
    if (state === 'saved') drafts.forget(campaign);
    if (state !== 'news') return undefined;
    const timer = setTimeout(() => keepNow.current(), quietMs);
    return () => clearTimeout(timer);
  }, [drafts, campaign, version, document, state]);
  useEffect(() => {
    const keep = (): void => keepNow.current();
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      keep();
    };
  }, []);
};
