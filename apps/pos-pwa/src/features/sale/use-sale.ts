import { completeSale } from '@qoa/shared/sale';
import { useCallback, useReducer, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useDevice } from '../device/index.ts';
import { useOutbox } from '../outbox/index.ts';
import { useReplica } from '../replica/index.ts';
import { openingSale, problemOf, stepSale, type SaleAction, type SaleState } from './sale-state.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { useSavedElsewhere } from './use-saved-elsewhere.ts';

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
  const { draft } = state;
  const look = useSavedElsewhere(draft, outbox, busy, act);
  useKeptDraft(state, outbox, busy, act, look);

  const save = useCallback(() => {
    const completed = completeSale(draft);
    if (!completed.ok) return act({ do: 'failed', problem: problemOf(completed.error) });
    if (busy.current) return;
    busy.current = true;
    act({ do: 'saving' });
    const append = async (): Promise<SaleAction> => {
      const { card, cardTyped, lines, ticketCents } = completed.value;
      const sealer = device.sealer({ actor: 0, card, cardTyped, lines, ticketCents, basis: await replica.basis() });
      if (sealer === null) return { do: 'failed', problem: { code: 'ENROLMENT_UNKNOWN' } };
      const { draftId } = draft;
      const appended = await outbox.append(draftId, sealer);
      if (!appended.ok) return { do: 'failed', problem: { code: appended.error.code } };
      const saved = { ...appended.value, nextDraftId: newDraftId() };
      return saved.saved === 'otherwise' ? { do: 'saved-elsewhere', draftId, ...saved } : { do: 'saved', ...saved };
    };
    append()
      .catch((cause: unknown): SaleAction => {
        reportError(cause);
        return { do: 'failed', problem: { code: 'STORAGE_UNAVAILABLE' } };
      })
      .then((action) => {
        busy.current = false;
        // React would take it up in a turn of its own, behind whatever else the page has to do.
        flushSync(() => act(action));
      }, reportError);
  }, [device, draft, outbox, replica]);
  return { state, act, save };
};
