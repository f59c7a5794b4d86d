import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { isCalledOff, shownDocument } from '@qoa/shared/campaign-life';
import type { ProgrammeId } from '@qoa/shared/ids';
import type { CampaignDetail, CampaignParts } from '@qoa/shared/protocol';
import { besideWords, datesText, lifeWords, NotRead, StateBadge } from '../campaigns/index.ts';
import { DryRunPanel, type DryRuns } from '../dry-run/index.ts';
import { ParticipationPanel } from '../participation/index.ts';
import type { CampaignDoors } from '../campaign-doors/index.ts';
import { paths } from '../../platform/paths.ts';
import { ScreenTitle } from '../../platform/screen-title.tsx';
import { useLoaded } from '../../platform/use-loaded.ts';
import { useWords } from '../../platform/words-context.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import type { AskedAction, LifeAction } from './life-actions.ts';
import { LifeModal } from './life-modal.tsx';
import { ProposalSection } from './proposal-section.tsx';
import { RevisionsSection } from './revisions-section.tsx';
import { standingNow } from './revision-place.ts';
import { RunningSection } from './running-section.tsx';
import { StepsSection } from './steps-section.tsx';
import { useSaid } from './use-said.ts';

/** What the screen of one campaign is given. */
export interface CampaignProps {
  readonly doors: CampaignDoors;
  /** Whenever it changes, the campaign may have. */
  readonly due: number;
  readonly campaign: ProgrammeId;
  readonly dryRuns: DryRuns;
  readonly nowMs: () => number;
}

/** One campaign: what it says, what is proposed, which stores take part, what it would give, and everything that was done with it. */
export const CampaignScreen = ({ doors, due, campaign, dryRuns, nowMs }: CampaignProps): ReactNode => {
  const { k } = useWords();
  const load = useCallback(() => doors.detail(campaign), [doors, campaign]);
  const { value, refusal, again } = useLoaded(load, due);
  const { value: parts } = useLoaded(doors.parts);
  if (refusal?.code === 'CAMPAIGN_UNKNOWN') {
    return <main id="content"><ScreenTitle>{k.missingTitle}</ScreenTitle><p>{k.missingNext}</p><p><Link href={paths.campaigns}>{k.backToList}</Link></p></main>;
  }
  return (
    <main id="content">
      <p className="back"><Link href={paths.campaigns}>{k.backToList}</Link></p>
      {refusal === null && value !== null ? null : <NotRead refusal={refusal} onAgain={again} />}
      {value === null ? null : <Campaign detail={value} parts={parts} doors={doors} dryRuns={dryRuns} nowMs={nowMs} onAgain={again} />}
    </main>
  );
};

interface Shown {
  readonly detail: CampaignDetail;
  readonly parts: CampaignParts | null;
  readonly doors: CampaignDoors;
  readonly dryRuns: DryRuns;
  readonly nowMs: () => number;
  readonly onAgain: () => Promise<void>;
}

const Campaign = ({ detail, parts, doors, dryRuns, nowMs, onAgain }: Shown): ReactNode => {
  const { k } = useWords();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState<AskedAction | null>(null);
  const [said, say] = useSaid(detail.version);
  const ask = (action: LifeAction): void => (action === 'edit' ? navigate(paths.editCampaign(detail.campaign)) : setAsked({ action }));
  const done = (words: string): void => {
    say(words);
    setAsked(null);
  };
  const running = standingNow(detail.published, detail.serverMs);
  const document = detail.proposal?.document ?? running;
  return (
    <>
      <Head detail={detail} />
      <p role="status" className={said === '' ? 'unseen' : 'said'}>{said}</p>
      {detail.reader.role === 'admin' ? null : <p className="notice">{k.lookOnly}</p>}
      <div className="campaign">
        <div>
          <ProposalSection detail={detail} parts={parts} doors={doors} onAsk={ask} />
          <RunningSection detail={detail} parts={parts} onAsk={ask} onWithdraw={(plan) => setAsked({ action: 'withdraw-plan', plan })} />
          {document === undefined ? null : <DryRunPanel campaign={detail.campaign} document={document} pay={detail.participation.pay} runs={dryRuns} nowMs={nowMs} />}
          <RevisionsSection detail={detail} parts={parts} />
        </div>
        <div>
          <ParticipationPanel detail={detail} parts={parts} doors={doors} onAgain={onAgain} onDone={done} meanwhile={(since) => <ChangedMeanwhile detail={detail} parts={parts} since={since} />} />
          <StepsSection detail={detail} parts={parts} />
        </div>
      </div>
      {asked === null ? null : (
        <LifeModal asked={asked} detail={detail} parts={parts} doors={doors} onAgain={onAgain} onClose={() => setAsked(null)} onDone={done} onCopied={(copy) => navigate(paths.campaign(copy))} />
      )}
    </>
  );
};

const Head = ({ detail }: Pick<Shown, 'detail'>): ReactNode => {
  const words = useWords();
  const shown = shownDocument(detail, detail.serverMs);
  const isOff = isCalledOff(detail.published, detail.serverMs);
  const state = lifeWords(detail.state, isOff, words);
  const beside = besideWords(detail.state, detail.proposal?.state ?? null, words);
  return (
    <header className="campaign-head">
      <ScreenTitle>{shown?.name ?? words.k.discardedTitle}</ScreenTitle>
      <div className="badges"><StateBadge words={state} />{beside === null ? null : <StateBadge words={beside} />}</div>
      <p>{state.note}{shown === undefined || isOff ? null : ` ${datesText(shown, words, shown.timeZone)}.`}</p>
    </header>
  );
};
