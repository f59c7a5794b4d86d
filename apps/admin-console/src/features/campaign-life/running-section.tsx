import type { ReactNode } from 'react';
import { formatDateTime } from '@qoa/messages';
import { asPromised } from '@qoa/shared/campaign-life';
import { type Revision, standingFrom } from '@qoa/shared/rules';
import type { CampaignDetail, CampaignParts } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import { ActionRow } from './action-row.tsx';
import { DocumentWords } from './document-words.tsx';
import { ChangesTable } from './changes-table.tsx';
import { differenceNamesOf } from './difference-names.ts';
import { changesOfRevision } from './document-of.ts';
import { lifeActionsOf, type LifeAction, plansToWithdraw } from './life-actions.ts';
import { countsFromMs, lastPlanned, placesOf, type RevisionPlace } from './revision-place.ts';

interface RunningProps {
  readonly detail: CampaignDetail;
  readonly parts: CampaignParts | null;
  readonly onAsk: (action: LifeAction) => void;
  /** Asks to withdraw a planned change, by the number of its revision. */
  readonly onWithdraw: (plan: number) => void;
}

/** What holds now, or will, and what is planned after it, with what it changes and the way to take it back; of one that was called off, what it would have promised. */
export const RunningSection = ({ detail, parts, onAsk, onWithdraw }: RunningProps): ReactNode => {
  const { k, locale } = useWords();
  const { published, serverMs } = detail;
  const standing = standingFrom(published, serverMs);
  const places = placesOf(published, serverMs);
  const [first] = standing;
  if (first === undefined) return null;
  const plan = lastPlanned(published, serverMs);
  const actions = lifeActionsOf(detail).published;
  const placeOf = ({ revision }: { readonly revision: number }): RevisionPlace => places.get(revision) ?? 'replaced';
  const titles: Readonly<Record<RevisionPlace, string>> = { 'in-force': k.runningTitle, soon: k.soonTitle, planned: k.soonTitle, 'called-off': k.calledOffTitle, replaced: k.runningTitle };
  return (
    <section className="panel" aria-labelledby="running-title">
      <h2 id="running-title">{titles[placeOf(first)]}</h2>
      {standing.map((revision, nth) => <Standing key={revision.revision} revision={revision} before={standing[nth - 1]} place={placeOf(revision)} detail={detail} parts={parts} onWithdraw={onWithdraw} />)}
      <ActionRow actions={actions} words={{ edit: k.revise }} onAsk={onAsk} />
      {plan === undefined || !actions.includes('edit') ? null : <p className="hint">{k.reviseFromPlan(plan.revision, formatDateTime(plan.effectiveFromMs, locale, plan.timeZone))}</p>}
    </section>
  );
};

interface StandingProps extends Pick<RunningProps, 'detail' | 'parts' | 'onWithdraw'> {
  readonly revision: Revision;
  /** What holds until it takes effect; undefined: nothing that was published. */
  readonly before: Revision | undefined;
  readonly place: RevisionPlace;
}

const Standing = ({ revision, before, place, detail, parts, onWithdraw }: StandingProps): ReactNode => {
  const words = useWords();
  const { k, locale } = words;
  const { revision: no, timeZone } = revision;
  const at = (ms: number): string => formatDateTime(ms, locale, timeZone);
  const says: Readonly<Record<RevisionPlace, string>> = {
    'in-force': k.runsFrom(no, at(revision.effectiveFromMs)), soon: k.countsFrom(no, at(countsFromMs(revision))), planned: k.plannedFrom(no, at(countsFromMs(revision))), 'called-off': '', replaced: k.replaced,
  };
  return (
    <div className={before === undefined ? undefined : 'plan'}>
      {says[place] === '' ? null : <p><small>{says[place]}</small></p>}
      <DocumentWords document={place === 'called-off' ? asPromised(revision) : revision} parts={parts} />
      {before === undefined ? null : (
        <details>
          <summary>{k.planChanges}</summary>
          <ChangesTable changes={changesOfRevision(before, revision)} names={differenceNamesOf([before, revision], parts, words)} label={k.planChanges} />
        </details>
      )}
      {plansToWithdraw(detail).has(no) ? <button type="button" onClick={() => onWithdraw(no)} aria-label={k.withdrawPlanOf(no)}>{k.withdrawPlan}</button> : null}
    </div>
  );
};
