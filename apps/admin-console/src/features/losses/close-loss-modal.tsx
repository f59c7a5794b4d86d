import { useState } from 'react';
import type { ReactNode } from 'react';
import { closeReasons, type CloseReason } from '@qoa/shared/loss';
import type { LossHealth } from '@qoa/shared/protocol';
import type { Refusal } from '../../platform/ask.ts';
import type { ConsoleTransport } from '../../platform/console-transport.ts';
import { Modal } from '../../platform/modal.tsx';
import { refusalWords } from '../../platform/refusal-words.ts';
import { useWords } from '../../platform/words-context.tsx';
import { lossWords, reasonWords } from './loss-words.ts';

/** Asks why a loss is closed by hand. The first reason is chosen, so that the keyboard needs no mouse. */
export const CloseLossModal = ({ loss, transport, onClose, onDone }: {
  readonly loss: LossHealth; readonly transport: Pick<ConsoleTransport, 'closeLoss'>; readonly onClose: () => void; readonly onDone: (said: string) => void;
}): ReactNode => {
  const words = useWords();
  const { l, c, locale } = words;
  const [reason, setReason] = useState<CloseReason>('nothing-missing');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const { what, body } = lossWords(loss, words);

  const close = async (): Promise<void> => {
    setBusy(true);
    const answer = await transport.closeLoss(loss.no, { reason });
    setBusy(false);
    if (answer.ok) onDone(l.closeDone);
    else setRefusal(answer.error);
  };

  return (
    <Modal title={l.closeTitle(what)} onClose={onClose}>
      <p>{body.join(' ')}</p>
      <fieldset className="reasons">
        <legend>{l.closeReason}</legend>
        {closeReasons.map((one) => (
          <label key={one}><input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} />{reasonWords(words)[one]}</label>
        ))}
      </fieldset>
      <p><small>{l.closeBody}</small></p>
      <p role="alert" className="refusal">{refusal === null ? '' : `${l.closeFailed} ${refusalWords(refusal, locale)}`}</p>
      <div className="modal-actions">
        <button type="button" onClick={onClose}>{c.cancel}</button>
        <button type="button" className="main" disabled={busy} onClick={() => void close()}>{l.closeConfirm}</button>
      </div>
    </Modal>
  );
};
