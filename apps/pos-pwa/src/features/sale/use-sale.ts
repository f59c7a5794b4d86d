import { completeSale, type SaleDraft } from '@qoa/shared/sale';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { useDevice } from '../device/index.ts';
import { useOutbox, type Outbox } from '../outbox/index.ts';
import { useReplica } from '../replica/index.ts';
import { readKeptDraft } from './kept-draft.ts';
import { isEmpty, openingSale, stepSale, type SaleAction, type SaleState } from './sale-state.ts';

/** The sale on screen and what a thumb can do to it. */
export interface HeldSale {
  readonly state: SaleState;
  readonly act: (action: SaleAction) => void;
  /** Saves what is on screen; while one save is under way another tap does nothing. Law: once */
  readonly save: () => void;
}

const newDraftId = (): string => crypto.randomUUID();

/** Keeps the sale on screen, every change of it durable, and saves it. */
export const useSale = (): HeldSale => {
  const [device, outbox, replica] = [useDevice(), useOutbox(), useReplica()];
  const [state, act] = useReducer(stepSale, null, () => openingSale(newDraftId()));
  const busy = useRef(false);
  useKeptDraft(state.draft, outbox, act);

  const { draft } = state;
  const save = useCallback(() => {
    const completed = completeSale(draft);
    if (!completed.ok) return act({ do: 'failed', problem: { code: completed.error.code } });
    if (busy.current) return;
    busy.current = true;
    act({ do: 'saving' });
    const append = async (): Promise<SaleAction> => {
      const { card, cardTyped, lines, ticketCents } = completed.value;
      const sealer = device.sealer({ actor: 0, card, cardTyped, lines, ticketCents, basis: await replica.basis() });
      if (sealer === null) return { do: 'failed', problem: { code: 'ENROLMENT_UNKNOWN' } };
      const appended = await outbox.append(draft.draftId, sealer);
      if (!appended.ok) return { do: 'failed', problem: appended.error };
      return { do: 'saved', name: appended.value.name, already: appended.value.saved === 'already', nextDraftId: newDraftId() };
    };
    append()
      .catch((cause: unknown): SaleAction => {
        reportError(cause);
        return { do: 'failed', problem: { code: 'STORAGE_UNAVAILABLE' } };
      })
      .then((action) => {
        busy.current = false;
        act(action);
      }, reportError);
  }, [device, draft, outbox, replica]);
  return { state, act, save };
};

const useKeptDraft = (draft: SaleDraft, outbox: Outbox, act: (action: SaleAction) => void): void => {
  useEffect(() => {
    outbox.draft().then((kept) => {
      const found = kept === null ? null : readKeptDraft(kept.body);
      if (found !== null) act({ do: 'restore', draft: found });
    }, reportError);
  }, [outbox, act]);

  const kept = useRef(draft);
  const latest = useRef(draft);
  const keep = useCallback(() => {
    const [before, now] = [kept.current, latest.current];
    if (before === now) return;
    kept.current = now;
    const write = async (): Promise<void> => {
      if (!isEmpty(before) && (before.draftId !== now.draftId || isEmpty(now))) await outbox.forgetDraft(before.draftId);
      // A sale that cannot be kept while it is made stays on screen; saving it says why.
      if (!isEmpty(now)) await outbox.keepDraft({ id: now.draftId, body: now });
    };
    write().catch(reportError);
  }, [outbox]);
  useEffect(() => {
    latest.current = draft;
    const timer = setTimeout(keep, KEPT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, keep]);
  useEffect(() => {
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);
};

/** The line is painted first; a tap on save that comes sooner need not wait for a draft to be written. Leaving the screen writes at once. */
const KEPT_AFTER_MS = 100;
