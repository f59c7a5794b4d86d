import { phoneSale } from '@qoa/messages';
import type { ReactElement } from 'react';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { ProblemNote } from './problem-note.tsx';
import type { SaleProblem } from './sale-state.ts';

interface AttachPromptProps {
  /** What was sold, in few words; null when it is plain from the screen. */
  readonly sold: string | null;
  readonly problem: SaleProblem | null;
  readonly onCancel: () => void;
}

/** Asks for the card of a saved sale, under the camera that reads it. */
export const AttachPrompt = ({ sold, problem, onCancel }: AttachPromptProps): ReactElement => {
  const words = phoneSale[useLocale()];
  return (
    <section className="attach">
      <Icon name="card" className="icon card-sign" />
      <div role="status">
        <strong>{words.attachTitle}</strong>
        {sold !== null && <p className="attach-sold">{sold}</p>}
        <p>{words.attachNext}</p>
      </div>
      {problem !== null && <ProblemNote problem={problem} />}
      <button type="button" className="attach-cancel" onClick={onCancel}>
        {words.attachCancel}
      </button>
    </section>
  );
};
