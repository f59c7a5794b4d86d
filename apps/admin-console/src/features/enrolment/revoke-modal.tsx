import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DeviceHealth } from '@qoa/shared/protocol';
import type { Refusal } from '../../platform/ask.ts';
import type { ConsoleTransport } from '../../platform/console-transport.ts';
import { Modal } from '../../platform/modal.tsx';
import { refusalWords } from '../../platform/refusal-words.ts';
import { useWords } from '../../platform/words-context.tsx';

/** Asks once more before a phone is revoked, and says what becomes of its queue. */
export const RevokeModal = ({ device, transport, onClose, onRevoked }: {
  readonly device: DeviceHealth; readonly transport: Pick<ConsoleTransport, 'revoke'>; readonly onClose: () => void; readonly onRevoked: (name: string) => void;
}): ReactNode => {
  const { t, c, locale } = useWords();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const name = device.enrolment.slice(0, 6);

  const revoke = async (): Promise<void> => {
    setBusy(true);
    const answer = await transport.revoke(device.enrolment);
    setBusy(false);
    if (answer.ok) onRevoked(name);
    else setRefusal(answer.error);
  };

  return (
    <Modal title={t.revokeTitle(name)} onClose={onClose}>
      <p>{t.revokeBody(device.queuedEvents)}</p>
      <p role="alert" className="refusal">{refusal === null ? '' : `${t.revokeFailed} ${refusalWords(refusal, locale)}`}</p>
      <div className="modal-actions">
        <button type="button" onClick={onClose}>{c.cancel}</button>
        <button type="button" className="main danger" disabled={busy} onClick={() => void revoke()}>{t.revokeConfirm}</button>
      </div>
    </Modal>
  );
};
