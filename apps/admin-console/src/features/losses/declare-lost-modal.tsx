import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DeviceHealth } from '@qoa/shared/protocol';
import type { Refusal } from '../../platform/ask.ts';
import type { ConsoleTransport } from '../../platform/console-transport.ts';
import { Modal } from '../../platform/modal.tsx';
import { refusalWords } from '../../platform/refusal-words.ts';
import { useWords } from '../../platform/words-context.tsx';

/** Asks once more before a phone is declared lost, and says what still may come. */
export const DeclareLostModal = ({ device, transport, onClose, onDone }: {
  readonly device: DeviceHealth; readonly transport: Pick<ConsoleTransport, 'declareLost'>; readonly onClose: () => void; readonly onDone: (said: string) => void;
}): ReactNode => {
  const { l, c, locale } = useWords();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const name = device.enrolment.slice(0, 6);

  const declare = async (): Promise<void> => {
    setBusy(true);
    const answer = await transport.declareLost(device.enrolment);
    setBusy(false);
    if (answer.ok) onDone(l.declareDone(name));
    else setRefusal(answer.error);
  };

  return (
    <Modal title={l.declareTitle(name)} onClose={onClose}>
      <p>{l.declareBody}</p>
      <p>{l.declareLate}</p>
      <p role="alert" className="refusal">{refusal === null ? '' : `${l.declareFailed} ${refusalWords(refusal, locale)}`}</p>
      <div className="modal-actions">
        <button type="button" onClick={onClose}>{c.cancel}</button>
        <button type="button" className="main danger" disabled={busy} onClick={() => void declare()}>{l.declareConfirm}</button>
      </div>
    </Modal>
  );
};
