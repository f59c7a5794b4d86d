import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { formatDateTime } from '@qoa/messages';
import { writtenEnrolmentCode } from '@qoa/shared/codes';
import type { EnrolmentCode } from '@qoa/shared/ids';
import type { EnrolmentCodeResponse, StoreHealth } from '@qoa/shared/protocol';
import type { Result } from '@qoa/shared/result';
import { renderSVG } from 'uqr';
import type { Refusal } from '../../platform/ask.ts';
import type { ConsoleTransport } from '../../platform/console-transport.ts';
import { Modal } from '../../platform/modal.tsx';
import { refusalWords } from '../../platform/refusal-words.ts';
import { useWords } from '../../platform/words-context.tsx';

/** Makes a one-time code for a store and shows it as a QR and as text that can be read out. */
export const CodeModal = ({ store, transport, onClose }: { readonly store: StoreHealth; readonly transport: Pick<ConsoleTransport, 'newCode'>; readonly onClose: () => void }): ReactNode => {
  const { t, c, locale } = useWords();
  const [answer, setAnswer] = useState<Result<EnrolmentCodeResponse, Refusal> | null>(null);
  useEffect(() => {
    let isShown = true;
    void transport.newCode(store.store).then((made) => isShown && setAnswer(made));
    return () => {
      isShown = false;
    };
  }, [transport, store.store]);
  return (
    <Modal title={t.codeTitle(store.name)} onClose={onClose}>
      <div aria-live="polite">
        {answer === null ? <p>{c.loading}</p> : answer.ok ? <MadeCode made={answer.value} /> : <p className="refusal">{t.codeFailed} {refusalWords(answer.error, locale)}</p>}
      </div>
      <div className="modal-actions"><button type="button" className="main" onClick={onClose}>{c.close}</button></div>
    </Modal>
  );
};

const MadeCode = ({ made }: { readonly made: EnrolmentCodeResponse }): ReactNode => {
  const { t, locale } = useWords();
  return (
    <>
      <p>{t.codeNext}</p>
      <img className="qr" alt={t.codeQr} src={`data:image/svg+xml,${encodeURIComponent(renderSVG(made.url, { border: 3 }))}`} />
      <p className="big code" data-testid="enrolment-code">{writtenEnrolmentCode(made.code as EnrolmentCode)}</p>
      <p><small>{t.codeExpires(formatDateTime(made.expiresAtMs, locale))}</small></p>
    </>
  );
};
