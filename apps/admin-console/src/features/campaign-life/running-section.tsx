import type { ReactNode } from 'react';
import { formatDateTime } from '@qoa/messages';
import { standingFrom } from '@qoa/shared/rules';
import type { CampaignDetail, CampaignParts } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import { ActionRow } from './action-row.tsx';
import { DocumentWords } from './document-words.tsx';
import { lifeActionsOf, type LifeAction } from './life-actions.ts';
import { countsFromMs, placesOf, type RevisionPlace } from './revision-place.ts';

/** What holds now, or will, and what is planned after it; of one that was called off, what it would have promised. */
export const RunningSection = ({ detail, parts, onAsk }: { readonly detail: CampaignDetail; readonly parts: CampaignParts | null; readonly onAsk: (action: LifeAction) => void }): ReactNode => {
  const { k, locale } = useWords();
  const { published, serverMs } = detail;
  const standing = standingFrom(published, serverMs);
  const places = placesOf(published, serverMs);
  const [first] = standing;
  if (first === undefined) return null;
  const placeOf = ({ revision }: { readonly revision: number }): RevisionPlace => places.get(revision) ?? 'replaced';
  const titles: Readonly<Record<RevisionPlace, string>> = { 'in-force': k.runningTitle, soon: k.soonTitle, planned: k.soonTitle, 'called-off': k.calledOffTitle, replaced: k.runningTitle };
  return (
    <section className="panel" aria-labelledby="running-title">
      <h2 id="running-title">{titles[placeOf(first)]}</h2>
      {standing.map((revision) => {
        const { revision: no, timeZone } = revision;
        const place = placeOf(revision);
        const at = (ms: number): string => formatDateTime(ms, locale, timeZone);
        const says: Readonly<Record<RevisionPlace, string>> = {
          'in-force': k.runsFrom(no, at(revision.effectiveFromMs)), soon: k.countsFrom(no, at(countsFromMs(revision))), planned: k.plannedFrom(no, at(countsFromMs(revision))), 'called-off': '', replaced: k.replaced,
        };
        return (
          <div key={no}>
            {says[place] === '' ? null : <p><small>{says[place]}</small></p>}
            <DocumentWords document={place === 'called-off' ? { ...revision, state: 'active' } : revision} parts={parts} />
          </div>
        );
      })}
      <ActionRow actions={lifeActionsOf(detail).published} words={{ edit: k.revise }} onAsk={onAsk} />
    </section>
  );
};
