import { phoneSale } from '@qoa/messages';
import type { ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { useSlow } from '../../platform/use-slow.ts';
import { ProblemNote } from './problem-note.tsx';
import type { SaleProblem } from './sale-state.ts';

interface SaveBarProps {
  /** Pieces on the sale. */
  readonly pieces: number;
  readonly saving: boolean;
  readonly problem: SaleProblem | null;
  readonly canUndo: boolean;
  readonly onSave: () => void;
  readonly onUndo: () => void;
  /** Null when there is nothing to throw away. */
  readonly onDiscard: (() => void) | null;
}

/** No disk takes so long. Another tab stands within the phone's storage, which the browser takes from it after a minute. */
const LONG_MS = 4_000;

/** The bottom of the screen, under the thumb: save, and the way back. */
export const SaveBar = ({ pieces, saving, problem, canUndo, onSave, onUndo, onDiscard }: SaveBarProps): ReactElement => {
  const words = phoneSale[useLocale()];
  const slow = useSlow(saving);
  const long = useSlow(saving, LONG_MS);
  return (
    <footer className="save-bar">
      {problem !== null && <ProblemNote problem={problem} />}
      {long && (
        <div className="save-long" role="status">
          <strong>{words.savingLong}</strong>
          <p>{words.savingLongNext}</p>
        </div>
      )}
      {canUndo && (
        <div className="undo" role="status">
          <span>{words.removed}</span>
          <button type="button" onClick={onUndo}>
            {words.undo}
          </button>
        </div>
      )}
      <div className="save-row">
        {onDiscard !== null && (
          <button type="button" className="discard" onClick={onDiscard} aria-label={words.discard}>
            <Icon name="bin" />
          </button>
        )}
        <button type="button" className="save" data-ready={pieces > 0} aria-busy={saving} onClick={onSave}>
          <span>{slow ? words.saving : words.save}</span>
          {pieces > 0 && <small>{words.productCount(pieces)}</small>}
        </button>
      </div>
    </footer>
  );
};
