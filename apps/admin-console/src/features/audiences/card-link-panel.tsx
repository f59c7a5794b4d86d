import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { readCardText, writtenCardCode } from '@qoa/shared/codes';
import type { CardCode } from '@qoa/shared/ids';
import { renderSVG } from 'uqr';
import { Modal } from '../../platform/modal.tsx';
import { refusalWords } from '../../platform/refusal-words.ts';
import type { AudienceDoors } from './audience-doors.ts';
import { useAudienceWords } from './use-audience-words.ts';

interface CardLinkPanelProps {
  readonly doors: Pick<AudienceDoors, 'newCardLink'>;
  readonly onChanged: () => Promise<void>;
}

/** Makes a card a new link, after asking once more; it is shown once, as text and as a QR. */
export const CardLinkPanel = ({ doors, onChanged }: CardLinkPanelProps): ReactNode => {
  const { a, locale } = useAudienceWords();
  const [written, setWritten] = useState('');
  const [asked, setAsked] = useState<CardCode | null>(null);
  const [wrong, setWrong] = useState('');
  const [url, setUrl] = useState<string | null>(null);
  const codeId = useId();

  const ask = (): void => {
    const card = readCardText(written);
    setWrong(card.ok ? '' : a.cardWrong);
    setUrl(null);
    if (card.ok) setAsked(card.value);
  };
  const make = async (card: CardCode): Promise<void> => {
    const answer = await doors.newCardLink({ card });
    if (answer.ok) await onChanged();
    setAsked(null);
    if (answer.ok) setUrl(answer.value.url);
    else setWrong(refusalWords(answer.error, locale));
  };
  return (
    <section className="panel" aria-label={a.link}>
      <h2>{a.link}</h2>
      <p>{a.linkHint}</p>
      <form noValidate onSubmit={(event) => event.preventDefault()}>
        <div className="field"><label htmlFor={codeId}>{a.cardCode}</label><input id={codeId} type="text" className="code" autoComplete="off" value={written} onChange={({ target }) => setWritten(target.value)} /></div>
        <p role="alert" className="refusal">{wrong}</p>
        <div className="actions"><button type="button" onClick={ask}>{a.newLink}</button></div>
      </form>
      <div role="status">{url === null ? null : <MadeLink url={url} />}</div>
      {asked === null ? null : <LinkModal card={asked} onClose={() => setAsked(null)} onConfirm={() => make(asked)} />}
    </section>
  );
};

const MadeLink = ({ url }: { readonly url: string }): ReactNode => {
  const { a } = useAudienceWords();
  return (
    <>
      <p>{a.linkMade}</p>
      <img className="qr" alt={a.linkQr} src={`data:image/svg+xml,${encodeURIComponent(renderSVG(url, { border: 3 }))}`} />
      <p className="code link" data-testid="card-link">{url}</p>
    </>
  );
};

const LinkModal = ({ card, onClose, onConfirm }: { readonly card: CardCode; readonly onClose: () => void; readonly onConfirm: () => Promise<void> }): ReactNode => {
  const { a, c } = useAudienceWords();
  const [busy, setBusy] = useState(false);
  const confirm = (): void => {
    setBusy(true);
    void onConfirm();
  };
  return (
    <Modal title={a.newLinkTitle} onClose={onClose}>
      <p>{a.newLinkBody(writtenCardCode(card))}</p>
      <div className="modal-actions">
        <button type="button" onClick={onClose}>{c.cancel}</button>
        <button type="button" className="main danger" disabled={busy} onClick={confirm}>{a.newLinkConfirm}</button>
      </div>
    </Modal>
  );
};
