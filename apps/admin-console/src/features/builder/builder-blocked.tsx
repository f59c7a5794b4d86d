import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CampaignDetail } from '@qoa/shared/protocol';
import type { Refusal } from '../../platform/ask.ts';
import type { CampaignDoors } from '../campaign-doors/index.ts';
import { refusalWords } from '../../platform/refusal-words.ts';
import { ScreenTitle } from '../../platform/screen-title.tsx';
import { useBuilderWords } from './builder-context.tsx';

/** In the place of a form that may not be written to, and the way to where it may. */
export const BuilderBlocked = ({ doors, detail, onAgain, onLeave }: { readonly doors: Pick<CampaignDoors, 'command'>; readonly detail: CampaignDetail; readonly onAgain: () => Promise<void>; readonly onLeave: () => void }): ReactNode => {
  const { b, locale } = useBuilderWords();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { state, proposal, campaign, version } = detail;
  const mayWithdraw = proposal?.state === 'in-review';
  const withdraw = async (): Promise<void> => {
    const answer = await doors.command(campaign, { version, command: { do: 'withdraw' } });
    if (answer.ok) await onAgain();
    else setRefusal(answer.error);
  };
  return (
    <main id="content" className="builder">
      <div className="title"><ScreenTitle>{b.edits}</ScreenTitle></div>
      <div className="empty">
        <p>{state === 'ended' ? b.hasEnded : mayWithdraw ? b.inReview : b.nothingHere}</p>
        <p role="alert" className="refusal">{refusal === null ? '' : refusalWords(refusal, locale)}</p>
        {mayWithdraw ? <button type="button" className="main" onClick={() => void withdraw()}>{b.withdraw}</button> : null}
        <button type="button" onClick={onLeave}>{b.back}</button>
      </div>
    </main>
  );
};

/** For whoever may only look: a form that nobody would take from them is none. */
export const LookOnly = ({ onLeave }: { readonly onLeave: () => void }): ReactNode => {
  const { b } = useBuilderWords();
  return (
    <main id="content" className="builder">
      <div className="title"><ScreenTitle>{b.onlyLookTitle}</ScreenTitle></div>
      <div className="empty"><p>{b.onlyLook}</p><button type="button" onClick={onLeave}>{b.back}</button></div>
    </main>
  );
};

/** While it is read, or where it could not be. */
export const BuilderFailed = ({ refusal, onAgain, onLeave }: { readonly refusal: Refusal | null; readonly onAgain: () => Promise<void>; readonly onLeave: () => void }): ReactNode => {
  const { b, locale } = useBuilderWords();
  return (
    <main id="content" className="builder" aria-busy={refusal === null}>
      <div className="title"><ScreenTitle>{b.edits}</ScreenTitle></div>
      {refusal === null ? <p role="status">{b.opening}</p> : (
        <div className="empty">
          <p role="alert">{refusalWords(refusal, locale)}</p>
          <button type="button" className="main" onClick={() => void onAgain()}>{b.tryAgain}</button>
          <button type="button" onClick={onLeave}>{b.back}</button>
        </div>
      )}
    </main>
  );
};
