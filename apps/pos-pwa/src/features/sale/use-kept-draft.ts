import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { Outbox } from '../outbox/index.ts';
import { readKeptDraft } from './kept-draft.ts';
import { isEmpty, type SaleAction, type SaleState } from './sale-state.ts';

/**
 * Finds the sale from before a reload, and writes each change of it as soon as it is painted. While it is `busy` being saved nothing is written: the sale is on its
 * way to the disk by itself, and a draft in front of it would hold it up. `savedElsewhere` is asked when it is no longer ours to keep. Law: kept
 */
export const useKeptDraft = (
  { draft, phase }: Pick<SaleState, 'draft' | 'phase'>,
  outbox: Outbox,
  busy: RefObject<boolean>,
  act: (action: SaleAction) => void,
  savedElsewhere: () => Promise<void>,
): void => {
  useEffect(() => {
    outbox.draft().then((kept) => {
      const found = kept === null ? null : readKeptDraft(kept.body);
      if (found !== null) act({ do: 'restore', draft: found });
    }, reportError);
  }, [outbox, act]);

  const kept = useRef(draft);
  const latest = useRef(draft);
  const keepLatest = useCallback((again: boolean) => {
    const [before, now] = [kept.current, latest.current];
    if (before === now && !again) return;
    kept.current = now;
    const write = async (): Promise<void> => {
      if (!isEmpty(before) && (before.draftId !== now.draftId || isEmpty(now))) await outbox.forgetDraft(before.draftId);
      if (isEmpty(now)) return;
      const written = await outbox.keepDraft({ id: now.draftId, body: now });
      // A sale that cannot be kept while it is made stays on screen; saving it says why.
      if (written.ok && !written.value) await savedElsewhere();
    };
    write().catch(reportError);
  }, [outbox, savedElsewhere]);
  const keep = useCallback(() => keepLatest(false), [keepLatest]);
  useEffect(() => {
    latest.current = draft;
    if (phase === 'saving' || busy.current) return;
    if (!isEmpty(draft)) return keep();
    const timer = setTimeout(keep, FORGOTTEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, phase, busy, keep]);
  useEffect(() => {
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      // Once more, also what was written before: the database may be another one by now.
      keepLatest(true);
    };
  }, [keep, keepLatest]);
};

/** After a sale was saved: *guardado* is painted first, and nothing is lost when the rest never runs. */
const FORGOTTEN_AFTER_MS = 100;
