import type { ReactNode } from 'react';
import { refusalWords } from '../../platform/refusal-words.ts';
import { useBuilderWords } from './builder-context.tsx';
import type { Saving } from './use-saving.ts';

interface SaveBarProps {
  readonly saving: Saving;
  readonly isUnsaved: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Said instead of how far the saving is: what has to be mended first. */
  readonly notYet: string | null;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onSave: () => void;
  readonly onSubmit: () => void;
  readonly onLeave: () => void;
}

/** How far the draft is, and the ways on. */
export const SaveBar = ({ saving, isUnsaved, canUndo, canRedo, notYet, onUndo, onRedo, onSave, onSubmit, onLeave }: SaveBarProps): ReactNode => {
  const { b, locale } = useBuilderWords();
  const isBusy = saving.state === 'saving' || saving.state === 'submitting';
  const said = isBusy ? b[saving.state as 'saving' | 'submitting'] : isUnsaved ? b.unsaved : b.savedState;
  return (
    <div className="save-bar">
      <p role="status" className={isUnsaved ? 'pending' : 'done'}>{said}</p>
      <p role="alert" className="refusal">{notYet ?? (saving.refusal === null ? '' : `${refusalWords(saving.refusal, locale)} ${b.keptHere}`)}</p>
      <div className="ways">
        <button type="button" onClick={onLeave}>{b.back}</button>
        <button type="button" className="turn" aria-label={b.undo} title={b.undo} disabled={!canUndo} aria-keyshortcuts="Control+Z" onClick={onUndo}>↶</button>
        <button type="button" className="turn" aria-label={b.redo} title={b.redo} disabled={!canRedo} aria-keyshortcuts="Control+Shift+Z" onClick={onRedo}>↷</button>
        <button type="button" className="save" disabled={isBusy} aria-keyshortcuts="Control+S" onClick={onSave}>{b.saveDraft}</button>
        <button type="button" className="main" disabled={isBusy} onClick={onSubmit}>{b.submit}</button>
      </div>
    </div>
  );
};
