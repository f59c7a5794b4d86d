import { useEffect, useId, useRef, type ReactElement } from 'react';
import './ask.css';

interface AskDialogProps {
  readonly title: string;
  /** What comes of a yes. */
  readonly what: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks before something is left; staying is the way that is offered first. */
export const AskDialog = ({ title, what, yes, no, onYes, onNo }: AskDialogProps): ReactElement => {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="ask" aria-labelledby={titleId} onClose={onNo}>
      <h2 id={titleId}>{title}</h2>
      <p>{what}</p>
      <button type="button" className="primary" onClick={onNo}>
        {no}
      </button>
      <button type="button" className="secondary" onClick={onYes}>
        {yes}
      </button>
    </dialog>
  );
};
