import type { SaleDraft } from '@qoa/shared/sale';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { useDevice } from '../device/index.ts';
import type { Outbox } from '../outbox/index.ts';
import { readKeptDraft } from './kept-draft.ts';
import { isEmpty, type SaleAction, type SaleState } from './sale-state.ts';

/**
 * Finds the sale from before a reload, and writes each change of it as soon as it is painted. While it is `busy` being saved nothing is written: the sale is on its
 * way to the disk by itself, and a draft in front of it would hold it up. Nothing is written that this tab did not change: another tab may have gone on with it, or
 * thrown it away. `savedElsewhere` is asked when it is no longer ours to keep. Law: kept
 */
export const useKeptDraft = (
  { draft, phase }: Pick<SaleState, 'draft' | 'phase'>,
  outbox: Outbox,
  busy: RefObject<boolean>,
  act: (action: SaleAction) => void,
  savedElsewhere: () => Promise<void>,
): void => {
  const device = useDevice();
  const found = useRef<SaleDraft | null>(null);
  useEffect(() => {
    outbox.draft().then((kept) => {
      const draft = kept === null ? null : readKeptDraft(kept.body);
      if (draft === null) return;
      found.current = draft;
      act({ do: 'restore', draft });
    }, reportError);
  }, [outbox, act]);

  const kept = useRef(draft);
  const latest = useRef(draft);
  const keepLatest = useCallback((again: boolean) => {
    const [before, now] = [kept.current, latest.current];
    if (before === now && !again) return;
    const stands = now === found.current && !again;
    [kept.current, found.current] = [now, null];
    const write = async (): Promise<void> => {
      if (!isEmpty(before) && (before.draftId !== now.draftId || isEmpty(now))) await outbox.forgetDraft(before.draftId);
      if (isEmpty(now)) return;
      if (stands) return savedElsewhere();
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
      // Data deleted under the open page took the draft along: it is written once more.
      keepLatest(device.ended() === 'evicted');
    };
  }, [device, keep, keepLatest]);
};

/** After a sale was saved: *guardado* is painted first, and nothing is lost when the rest never runs. */
const FORGOTTEN_AFTER_MS = 100;
