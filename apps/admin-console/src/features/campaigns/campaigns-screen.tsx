import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { CampaignList } from '@qoa/shared/protocol';
import { RelationsModal } from '../relations/index.ts';
import type { CampaignDoors } from '../campaign-doors/index.ts';
import { paths } from '../../platform/paths.ts';
import { ScreenTitle } from '../../platform/screen-title.tsx';
import { useLoaded } from '../../platform/use-loaded.ts';
import { useWords } from '../../platform/words-context.tsx';
import { CampaignsTable } from './campaigns-table.tsx';
import { NotRead } from './not-read.tsx';
import { campaignFilters, countsOf, shownCampaigns, type CampaignFilter } from './shown-campaigns.ts';

/** Every campaign: what runs, what waits for somebody, what ended. */
export const CampaignsScreen = ({ doors, due, isAdmin }: { readonly doors: CampaignDoors; readonly due: number; readonly isAdmin: boolean }): ReactNode => {
  const { k } = useWords();
  const { value, refusal, again } = useLoaded(doors.list, due);
  const { value: parts } = useLoaded(doors.parts);
  const [isRelating, setRelating] = useState(false);
  return (
    <main id="content">
      <div className="title">
        <ScreenTitle>{k.title}</ScreenTitle>
        {isAdmin ? <div className="actions"><button type="button" disabled={parts === null} onClick={() => setRelating(true)}>{k.relateOpen}</button><Link className="button" href={paths.newCampaign}>{k.create}</Link></div> : null}
      </div>
      {isRelating && parts !== null ? <RelationsModal parts={parts} doors={doors} onClose={() => setRelating(false)} /> : null}
      {refusal === null && value !== null ? null : <NotRead refusal={refusal} onAgain={again} />}
      {value === null ? null : <Board list={value} isAdmin={isAdmin} />}
    </main>
  );
};

const Board = ({ list, isAdmin }: { readonly list: CampaignList; readonly isAdmin: boolean }): ReactNode => {
  const { k } = useWords();
  const [filter, setFilter] = useState<CampaignFilter>('all');
  const [typed, setTyped] = useState('');
  const searchId = useId();
  if (list.campaigns.length === 0) return <div className="empty"><h2>{k.emptyTitle}</h2><p>{isAdmin ? k.emptyNext : k.emptyLook}</p></div>;
  const counts = countsOf(list.campaigns);
  const labels = { all: k.filterAll, review: k.filterReview, running: k.filterRunning, drafts: k.filterDrafts, ended: k.filterEnded };
  const shown = shownCampaigns(list.campaigns, filter, typed);
  return (
    <>
      <div className="tools">
        <div className="choices" role="group" aria-label={k.filter}>
          {campaignFilters.map((one) => <button key={one} type="button" aria-pressed={filter === one} onClick={() => setFilter(one)}>{labels[one](counts[one])}</button>)}
        </div>
        <label htmlFor={searchId}>{k.search}</label>
        <input id={searchId} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </div>
      {shown.length === 0 ? <div className="empty" role="status"><h2>{k.noMatchTitle}</h2><p>{k.noMatchNext}</p></div> : <CampaignsTable campaigns={shown} serverMs={list.serverMs} />}
    </>
  );
};
