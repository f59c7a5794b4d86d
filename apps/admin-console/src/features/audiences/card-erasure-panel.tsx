import type { ReactNode } from 'react';
import { ok } from '@qoa/shared/result';
import type { AudienceDoors } from './audience-doors.ts';
import { CardActPanel } from './card-act-panel.tsx';
import { useAudienceWords } from './use-audience-words.ts';

interface CardErasurePanelProps {
  readonly doors: Pick<AudienceDoors, 'eraseCard'>;
  readonly onChanged: () => Promise<void>;
}

/** Erases the card of somebody who asks to be forgotten. */
export const CardErasurePanel = ({ doors, onChanged }: CardErasurePanelProps): ReactNode => {
  const { a } = useAudienceWords();
  return (
    <CardActPanel
      words={{ title: a.erase, hint: a.eraseHint, ask: a.eraseAsk, sureTitle: a.eraseTitle, sureBody: a.eraseBody, sure: a.eraseConfirm }}
      onChanged={onChanged}
      act={async (card) => {
        const erased = await doors.eraseCard({ card });
        return erased.ok ? ok(<p>{erased.value.changed ? a.eraseDone : a.eraseDoneBefore}</p>) : erased;
      }}
    />
  );
};
