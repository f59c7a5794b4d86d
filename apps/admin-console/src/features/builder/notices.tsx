import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatAgo } from '@qoa/messages';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import { useBuilderWords } from './builder-context.tsx';
import type { BuilderState } from './builder-state.ts';
import type { KeptDraft } from './kept-drafts.ts';

interface NoticesProps {
  readonly state: BuilderState;
  readonly kept: KeptDraft | null;
  readonly saved: RevisionDraft | null;
  readonly onUndo: () => void;
  readonly onStartOver: (document: RevisionDraft) => void;
}

/** What was removed just now, with its way back; and that the form went on from what this browser had kept. */
export const Notices = ({ state, kept, saved, onUndo, onStartOver }: NoticesProps): ReactNode => {
  const { b, locale } = useBuilderWords();
  const [openedMs] = useState(Date.now);
  return (
    <>
      {kept === null || saved === null || state.past.length > 0 ? null : (
        <div className="notice-bar"><p>{b.wentOn(formatAgo(kept.atMs, openedMs, locale))}</p><button type="button" onClick={() => onStartOver(saved)}>{b.startOver}</button></div>
      )}
      <div role="status" className="removed">
        {state.removed === null ? null : <><p>{b.removed(state.removed)}</p><button type="button" onClick={onUndo}>{b.undo}</button></>}
      </div>
    </>
  );
};
