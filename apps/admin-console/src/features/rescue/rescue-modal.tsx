import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ConsoleTransport } from '../../platform/console-transport.ts';
import { Modal } from '../../platform/modal.tsx';
import { refusalWords } from '../../platform/refusal-words.ts';
import { useWords } from '../../platform/words-context.tsx';
import { importFile, type RescueImport } from './import-file.ts';
import type { RescueSummary } from './rescue-summary.ts';

/** Takes a stranded phone's rescue file and says, sale by sale, what became of it. */
export const RescueModal = ({ transport, onClose }: { readonly transport: Pick<ConsoleTransport, 'adopt' | 'rescue'>; readonly onClose: () => void }): ReactNode => {
  const { t, c, locale } = useWords();
  const [now, setNow] = useState<RescueImport>({ state: 'idle' });
  const busy = now.state === 'sending';
  return (
    <Modal title={t.rescueTitle} onClose={onClose}>
      <p>{t.rescueNext}</p>
      <label className="file">
        <span>{t.rescueChoose}</span>
        <input
          type="file"
          disabled={busy}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file !== undefined) void importFile(transport, file, setNow);
          }}
        />
      </label>
      <div aria-live="polite">
        {now.state === 'sending' ? <p>{t.rescueSending(now.done, now.all)}</p> : null}
        {now.state === 'refused' ? <p className="refusal">{refusalWords(now.refusal, locale)}</p> : null}
        {now.state === 'done' ? <Summary summary={now.summary} /> : null}
      </div>
      <div className="modal-actions"><button type="button" className="main" disabled={busy} onClick={onClose}>{c.close}</button></div>
    </Modal>
  );
};

const Summary = ({ summary: { classes, phones, unreadable, waiting } }: { readonly summary: RescueSummary }): ReactNode => {
  const { t } = useWords();
  const rows = [[t.rescueAccepted, classes.accepted], [t.rescuePartial, classes.partial], [t.rescueRefused, classes.refused], [t.rescueHeld, classes.held], [t.rescueUnreadable, unreadable], ...(waiting > 0 ? [[t.rescueWaiting, waiting] as const] : [])] as const;
  return (
    <>
      <dl className="rescue-result">{rows.map(([name, count]) => <div key={name}><dt>{name}</dt><dd>{count}</dd></div>)}</dl>
      <ul>{phones.map(({ enrolment, taken }) => <li key={enrolment}>{t.rescuePhone(enrolment?.slice(0, 6) ?? null, taken)}</li>)}</ul>
      {waiting > 0 ? <p>{t.rescueWaitingNext}</p> : null}
      <p><small>{t.rescueAgain}</small></p>
    </>
  );
};
