import type { ReactNode } from 'react';
import type { CampaignDetail, CampaignParts } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import { namesOf } from './difference-names.ts';
import { StepLine } from './step-line.tsx';
import { stepsSince } from './steps-since.ts';

/** What others did after somebody looked, so that it is not done over their heads. */
export const ChangedMeanwhile = ({ detail, parts, since }: { readonly detail: CampaignDetail; readonly parts: CampaignParts | null; readonly since: number }): ReactNode => {
  const words = useWords();
  const { k } = words;
  const names = namesOf(detail, parts, words);
  return (
    <div className="changed" role="group" aria-label={k.changedTitle}>
      <h3>{k.changedTitle}</h3>
      <ol className="steps">{stepsSince(detail.steps, since).map((step) => <StepLine key={step.no} step={step} names={names} />)}</ol>
      <p>{k.changedNext}</p>
    </div>
  );
};
