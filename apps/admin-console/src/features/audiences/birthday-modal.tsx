import { useState } from 'react';
import type { ReactNode } from 'react';
import { writtenCardCode } from '@qoa/shared/codes';
import type { BirthdayCorrection } from '@qoa/shared/protocol';
import { Modal } from '../../platform/modal.tsx';
import { useAudienceWords } from './use-audience-words.ts';

/** Asks once more before a birthday is changed or forgotten, naming card and day. */
export const BirthdayModal = ({ asked: { card, birthday }, dayText, onClose, onConfirm }: {
  readonly asked: BirthdayCorrection; readonly dayText: string; readonly onClose: () => void; readonly onConfirm: () => Promise<void>;
}): ReactNode => {
  const { a, c } = useAudienceWords();
  const [busy, setBusy] = useState(false);
  const isForgotten = birthday === null;
  const confirm = (): void => {
    setBusy(true);
    void onConfirm();
  };
  return (
    <Modal title={isForgotten ? a.forgetTitle : a.correctTitle} onClose={onClose}>
      <p>{isForgotten ? a.forgetBody(writtenCardCode(card)) : a.correctBody(writtenCardCode(card), dayText)}</p>
      <div className="modal-actions">
        <button type="button" onClick={onClose}>{c.cancel}</button>
        <button type="button" className="main danger" disabled={busy} onClick={confirm}>{isForgotten ? a.forgetConfirm : a.correctConfirm}</button>
      </div>
    </Modal>
  );
};
