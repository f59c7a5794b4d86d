import type { ReactNode } from 'react';
import { formatDateTime } from '@qoa/messages';
import { asPromised } from '@qoa/shared/campaign-life';
import type { CampaignDetail, CampaignParts } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import { ChangesTable } from './changes-table.tsx';
import { differenceNamesOf } from './difference-names.ts';
import { changesOfRevision } from './document-of.ts';
import { DocumentWords } from './document-words.tsx';
import { countsFromMs, placesOf, type RevisionPlace } from './revision-place.ts';

/** Every revision that was ever published, the newest first, each with what it changed of the one before. */
export const RevisionsSection = ({ detail: { published, serverMs }, parts }: { readonly detail: CampaignDetail; readonly parts: CampaignParts | null }): ReactNode => {
  const words = useWords();
  const { k, locale } = words;
  const places = placesOf(published, serverMs);
  const placeNames: Readonly<Record<RevisionPlace, string>> = { 'in-force': k.inForce, soon: k.notBegun, planned: k.planned, 'called-off': k.calledOff, replaced: k.replaced };
  const states = { active: k.revisionActive, paused: k.revisionPaused, ended: k.revisionEnded };
  if (published.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="revisions-title">
      <h2 id="revisions-title">{k.revisionsTitle}</h2>
      <ol className="revisions" reversed>
        {published.toReversed().map((revision) => {
          const before = published.findLast((one) => one.revision < revision.revision);
          const place = places.get(revision.revision) ?? 'replaced';
          const fromMs = place === 'soon' || place === 'planned' ? countsFromMs(revision) : revision.effectiveFromMs;
          const stands = place === 'soon' || place === 'called-off' ? placeNames[place] : `${states[revision.state]} · ${placeNames[place]}`;
          return (
            <li key={revision.revision}>
              <details>
                <summary>
                  <b>{k.revision(revision.revision)}</b> {stands} · {formatDateTime(fromMs, locale, revision.timeZone)}
                </summary>
                {before === undefined ? <p>{k.revisionFirst}</p> : <ChangesTable changes={changesOfRevision(before, revision)} names={differenceNamesOf([before, revision], parts, words)} label={k.revision(revision.revision)} />}
                <DocumentWords document={place === 'called-off' ? asPromised(revision) : revision} parts={parts} />
              </details>
            </li>
          );
        })}
      </ol>
    </section>
  );
};
