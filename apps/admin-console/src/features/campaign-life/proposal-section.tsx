import type { ReactNode } from 'react';
import type { CampaignDetail, CampaignParts } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import type { CampaignDoors } from '../campaign-doors/index.ts';
import { StateBadge, stateWords } from '../campaigns/index.ts';
import { ActionRow } from './action-row.tsx';
import { ChangesTable } from './changes-table.tsx';
import { differenceNamesOf } from './difference-names.ts';
import { changesBetween } from './document-of.ts';
import { DocumentWords } from './document-words.tsx';
import { FourEyes } from './four-eyes.tsx';
import { lifeActionsOf, type LifeAction } from './life-actions.ts';
import { personNamer } from './people.ts';
import { ProposalWarnings } from './proposal-warnings.tsx';
import { lastPlanned, standingNow } from './revision-place.ts';

interface Shown {
  readonly detail: CampaignDetail;
  readonly parts: CampaignParts | null;
  readonly doors: Pick<CampaignDoors, 'warnings'>;
  readonly onAsk: (action: LifeAction) => void;
}

/** What somebody would like to promise: its words, what is worth a look, what it changes of what holds, who may publish it, and why it was rejected. */
export const ProposalSection = ({ detail, parts, doors, onAsk }: Shown): ReactNode => {
  const words = useWords();
  const { k } = words;
  const { proposal } = detail;
  if (proposal === null) return null;
  const before = standingNow(detail.published, detail.serverMs);
  const plan = lastPlanned(detail.published, detail.serverMs);
  const nameOf = personNamer(detail, words);
  return (
    <section className="panel proposal" aria-labelledby="proposal-title">
      <div className="panel-head"><h2 id="proposal-title">{k.proposalTitle}</h2><StateBadge words={stateWords(proposal.state, words)} /></div>
      {proposal.state === 'rejected' ? <p className="refusal">{proposal.rejectedBy === detail.reader.person ? k.rejectedByYou(proposal.reason) : k.rejectedBecause(nameOf(proposal.rejectedBy), proposal.reason)}</p> : null}
      {proposal.state === 'in-review' ? <FourEyes detail={detail} /> : null}
      <DocumentWords document={proposal.document} parts={parts} />
      <ProposalWarnings document={proposal.document} parts={parts} doors={doors} />
      {before === undefined ? null : (
        <>
          <h3>{k.changesTitle}</h3>
          <ChangesTable changes={changesBetween(before, proposal.document)} names={differenceNamesOf([before, proposal.document], parts, words)} label={k.changesTitle} />
        </>
      )}
      {plan === undefined ? null : (
        <>
          <h3>{k.changesOfPlan(plan.revision)}</h3>
          <ChangesTable changes={changesBetween(plan, proposal.document)} names={differenceNamesOf([plan, proposal.document], parts, words)} label={k.changesOfPlan(plan.revision)} />
        </>
      )}
      <ActionRow actions={lifeActionsOf(detail).proposal} words={proposal.state === 'rejected' ? { edit: k.editAgain } : {}} onAsk={onAsk} />
    </section>
  );
};
