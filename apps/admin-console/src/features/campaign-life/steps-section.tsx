import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CampaignDetail, CampaignParts } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import { namesOf } from './difference-names.ts';
import { StepLine } from './step-line.tsx';

const shownMax = 8;

/** Everything that was done with a campaign, the newest first. */
export const StepsSection = ({ detail, parts }: { readonly detail: CampaignDetail; readonly parts: CampaignParts | null }): ReactNode => {
  const words = useWords();
  const { k } = words;
  const [isWhole, setWhole] = useState(false);
  const names = namesOf(detail, parts, words);
  const hidden = isWhole ? 0 : Math.max(0, detail.steps.length - shownMax);
  return (
    <section className="panel" aria-labelledby="steps-title">
      <h2 id="steps-title">{k.stepsTitle}</h2>
      <ol className="steps" reversed>{detail.steps.slice(0, isWhole ? undefined : shownMax).map((step) => <StepLine key={step.no} step={step} names={names} />)}</ol>
      {hidden === 0 ? null : <button type="button" onClick={() => setWhole(true)}>{k.stepsMore(hidden)}</button>}
    </section>
  );
};
