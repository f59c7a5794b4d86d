import type { ReactNode } from 'react';
import { useWords } from '../../platform/words-context.tsx';
import type { LifeAction } from './life-actions.ts';

/** The buttons of what may be done; the first is the one that most come for. */
export const ActionRow = ({ actions, words, onAsk }: { readonly actions: readonly LifeAction[]; readonly words?: Partial<Record<LifeAction, string>>; readonly onAsk: (action: LifeAction) => void }): ReactNode => {
  const { k } = useWords();
  if (actions.length === 0) return null;
  const names = { edit: k.edit, submit: k.submit, withdraw: k.withdraw, discard: k.discard, approve: k.approve, reject: k.reject, pause: k.pause, resume: k.resume, end: k.end, 'call-off': k.callOff, copy: k.copy, ...words };
  return (
    <div className="actions" role="group" aria-label={k.actions}>
      {actions.map((action, nth) => (
        <button key={action} type="button" className={leading.has(action) && nth === 0 ? 'main' : undefined} onClick={() => onAsk(action)}>{names[action]}</button>
      ))}
    </div>
  );
};

const leading: ReadonlySet<LifeAction> = new Set(['submit', 'approve', 'resume', 'edit']);
