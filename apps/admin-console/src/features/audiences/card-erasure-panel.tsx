import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { readCardText, writtenCardCode } from '@qoa/shared/codes';
import type { CardCode } from '@qoa/shared/ids';
import { Modal } from '../../platform/modal.tsx';
import { refusalWords } from '../../platform/refusal-words.ts';
import type { AudienceDoors } from './audience-doors.ts';
import { useAudienceWords } from './use-audience-words.ts';

interface CardErasurePanelProps {
  readonly doors: Pick<AudienceDoors, 'eraseCard'>;
  readonly onChanged: () => Promise<void>;
}

/** Erases the card of somebody who asks to be forgotten, after asking once more. */
export const CardErasurePanel = ({ doors, onChanged }: CardErasurePanelProps): ReactNode => {
  const { a, locale } = useAudienceWords();
  const [written, setWritten] = useState('');
  const [asked, setAsked] = useState<CardCode | null>(null);
  const [wrong, setWrong] = useState('');
  const [done, setDone] = useState('');
  const codeId = useId();

  const ask = (): void => {
    const card = readCardText(written);
    setWrong(card.ok ? '' : a.cardWrong);
    setDone('');
    if (card.ok) setAsked(card.value);
  };
  const erase = async (card: CardCode): Promise<void> => {
    const answer = await doors.eraseCard({ card });
    if (answer.ok) await onChanged();
    setAsked(null);
    if (!answer.ok) return setWrong(refusalWords(answer.error, locale));
    setWritten('');
    setDone(answer.value.changed ? a.eraseDone : a.eraseDoneBefore);
  };
  return (
    <section className="panel" aria-label={a.erase}>
      <h2>{a.erase}</h2>
      <p>{a.eraseHint}</p>
      <form noValidate onSubmit={(event) => event.preventDefault()}>
        <div className="field"><label htmlFor={codeId}>{a.cardCode}</label><input id={codeId} type="text" className="code" autoComplete="off" value={written} onChange={({ target }) => setWritten(target.value)} /></div>
        <p role="alert" className="refusal">{wrong}</p>
        <div className="actions"><button type="button" onClick={ask}>{a.eraseAsk}</button></div>
      </form>
      <p role="status">{done}</p>
      {asked === null ? null : <ErasureModal card={asked} onClose={() => setAsked(null)} onConfirm={() => erase(asked)} />}
    </section>
  );
};

const ErasureModal = ({ card, onClose, onConfirm }: { readonly card: CardCode; readonly onClose: () => void; readonly onConfirm: () => Promise<void> }): ReactNode => {
  const { a, c } = useAudienceWords();
  const [busy, setBusy] = useState(false);
  const confirm = (): void => {
    setBusy(true);
    void onConfirm();
  };
  return (
    <Modal title={a.eraseTitle} onClose={onClose}>
      <p>{a.eraseBody(writtenCardCode(card))}</p>
      <div className="modal-actions">
        <button type="button" onClick={onClose}>{c.cancel}</button>
        <button type="button" className="main danger" disabled={busy} onClick={confirm}>{a.eraseConfirm}</button>
      </div>
    </Modal>
  );
};
