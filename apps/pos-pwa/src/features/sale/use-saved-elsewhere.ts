import type { SaleDraft } from '@qoa/shared/sale';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { Outbox } from '../outbox/index.ts';
import { isEmpty, type SaleAction } from './sale-state.ts';

/**
 * Watches whether another tab saved the sale that stands here too, as each tab tells the others. What it answers looks at once: for a
 * tab that slept and heard nothing. While this tab saves, its own append tells. Laws: kept, once
 */
export const useSavedElsewhere = (draft: SaleDraft, outbox: Outbox, busy: RefObject<boolean>, act: (action: SaleAction) => void): (() => Promise<void>) => {
  const latest = useRef(draft);
  const look = useCallback(async () => {
    const { draftId } = latest.current;
    if (isEmpty(latest.current) || busy.current) return;
    const saved = await outbox.savedDraft(draftId);
    if (saved !== null && !busy.current) act({ do: 'saved-elsewhere', draftId, ...saved, nextDraftId: crypto.randomUUID() });
  }, [act, busy, outbox]);
  useEffect(() => {
    latest.current = draft;
  }, [draft]);
  useEffect(() => outbox.subscribe(() => void look().catch(reportError)), [outbox, look]);
  return look;
};
