import type { ReactNode } from 'react';
import { formatDateTime } from '@qoa/messages';
import { standingFrom } from '@qoa/shared/rules';
import type { CampaignDetail, CampaignParts } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import { ActionRow } from './action-row.tsx';
import { DocumentWords } from './document-words.tsx';
import { lifeActionsOf, type LifeAction } from './life-actions.ts';

/** What holds now, and what is planned after it. */
export const RunningSection = ({ detail, parts, onAsk }: { readonly detail: CampaignDetail; readonly parts: CampaignParts | null; readonly onAsk: (action: LifeAction) => void }): ReactNode => {
  const { k, locale } = useWords();
  const standing = standingFrom(detail.published, detail.serverMs);
  if (standing.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="running-title">
      <h2 id="running-title">{k.runningTitle}</h2>
      {standing.map((revision) => {
        const at = formatDateTime(revision.effectiveFromMs, locale, revision.timeZone);
        return (
          <div key={revision.revision}>
            <p><small>{revision.effectiveFromMs <= detail.serverMs ? k.runsFrom(revision.revision, at) : k.plannedFrom(revision.revision, at)}</small></p>
            <DocumentWords document={revision} parts={parts} />
          </div>
        );
      })}
      <ActionRow actions={lifeActionsOf(detail).published} words={{ edit: k.revise }} onAsk={onAsk} />
    </section>
  );
};
