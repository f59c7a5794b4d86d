import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { readCardText, writtenCardCode } from '@qoa/shared/codes';
import type { CardCode } from '@qoa/shared/ids';
import type { Result } from '@qoa/shared/result';
import type { Refusal } from '../../platform/ask.ts';
import { Modal } from '../../platform/modal.tsx';
import { refusalWords } from '../../platform/refusal-words.ts';
import { useAudienceWords } from './use-audience-words.ts';

/** What is done to one card, in words: asked for by its code, and asked once more. */
export interface CardActWords {
  readonly title: string;
  readonly hint: string;
  readonly ask: string;
  readonly sureTitle: string;
  readonly sureBody: (card: string) => string;
  readonly sure: string;
}

interface CardActPanelProps {
  readonly words: CardActWords;
  /** Does it, and says what came of it. */
  readonly act: (card: CardCode) => Promise<Result<ReactNode, Refusal>>;
  readonly onChanged: () => Promise<void>;
}

/** A card by its code, something that cannot be taken back, a second question, and what came of it. */
export const CardActPanel = ({ words, act, onChanged }: CardActPanelProps): ReactNode => {
  const { a, locale } = useAudienceWords();
  const [written, setWritten] = useState('');
  const [asked, setAsked] = useState<CardCode | null>(null);
  const [wrong, setWrong] = useState('');
  const [done, setDone] = useState<ReactNode>(null);
  const codeId = useId();

  const ask = (): void => {
    const card = readCardText(written);
    setWrong(card.ok ? '' : a.cardWrong);
    setDone(null);
    if (card.ok) setAsked(card.value);
  };
  const confirm = async (card: CardCode): Promise<void> => {
    const outcome = await act(card);
    if (outcome.ok) await onChanged();
    setAsked(null);
    if (outcome.ok) setDone(outcome.value);
    else setWrong(refusalWords(outcome.error, locale));
  };
  return (
    <section className="panel" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      <form noValidate onSubmit={(event) => event.preventDefault()}>
        <div className="field"><label htmlFor={codeId}>{a.cardCode}</label><input id={codeId} type="text" className="code" autoComplete="off" value={written} onChange={({ target }) => setWritten(target.value)} /></div>
        <p role="alert" className="refusal">{wrong}</p>
        <div className="actions"><button type="button" onClick={ask}>{words.ask}</button></div>
      </form>
      <div role="status">{done}</div>
      {asked === null ? null : <SureModal words={words} card={asked} onClose={() => setAsked(null)} onConfirm={() => confirm(asked)} />}
    </section>
  );
};

interface SureModalProps {
  readonly words: CardActWords;
  readonly card: CardCode;
  readonly onClose: () => void;
  readonly onConfirm: () => Promise<void>;
}

const SureModal = ({ words, card, onClose, onConfirm }: SureModalProps): ReactNode => {
  const { c } = useAudienceWords();
  const [busy, setBusy] = useState(false);
  const confirm = (): void => {
    setBusy(true);
    void onConfirm();
  };
  return (
    <Modal title={words.sureTitle} onClose={onClose}>
      <p>{words.sureBody(writtenCardCode(card))}</p>
      <div className="modal-actions">
        <button type="button" onClick={onClose}>{c.cancel}</button>
        <button type="button" className="main danger" disabled={busy} onClick={confirm}>{words.sure}</button>
      </div>
    </Modal>
  );
};
