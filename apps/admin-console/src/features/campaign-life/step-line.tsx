import type { ReactNode } from 'react';
import { formatDateTime, type DifferenceNames } from '@qoa/messages';
import type { CampaignStep } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import { ChangesTable } from './changes-table.tsx';
import { stepName } from './step-name.ts';

/** The number under which stands what no person of the console did. */
const nobody = 0;

/** One step: what was done, who did it, when and why, and the old and new values. */
export const StepLine = ({ step, names }: { readonly step: CampaignStep; readonly names: DifferenceNames }): ReactNode => {
  const words = useWords();
  const { k, locale } = words;
  const { revisions, reason, differences, more } = step;
  return (
    <li>
      <b>{stepName(step, words)}</b>
      <small>{step.by === nobody ? '' : `${step.byEmail ?? k.somebody} · `}<time dateTime={new Date(step.atMs).toISOString()}>{formatDateTime(step.atMs, locale, names.timeZone)}</time>{revisions.length === 0 ? '' : ` · ${k.stepRevisions(revisions.join(', '), revisions.length)}`}</small>
      {reason === null ? null : <p>{k.stepReason(reason)}</p>}
      {differences.length === 0 ? null : (
        <details>
          <summary>{k.stepChanges(differences.length + more)}</summary>
          <ChangesTable changes={differences} more={more} names={names} label={stepName(step, words)} />
        </details>
      )}
    </li>
  );
};
