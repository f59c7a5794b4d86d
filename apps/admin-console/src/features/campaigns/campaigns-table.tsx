import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatAgo, formatDay, formatNumber } from '@qoa/messages';
import type { CampaignSummary } from '@qoa/shared/protocol';
import { paths } from '../../platform/paths.ts';
import { useWords } from '../../platform/words-context.tsx';
import { besideWords, datesText, lifeWords } from './life-words.ts';
import { StateBadge } from './state-badge.tsx';

/** Campaigns, one a row. On a narrow screen each row becomes a card; the roles keep it a table for a screen reader. */
export const CampaignsTable = ({ campaigns, serverMs }: { readonly campaigns: readonly CampaignSummary[]; readonly serverMs: number }): ReactNode => {
  const { k } = useWords();
  const columns = [k.columnName, k.columnState, k.columnDates, k.columnStores, k.columnChanged];
  return (
    <table role="table" aria-label={k.title} className="campaigns">
      <thead role="rowgroup">
        <tr role="row">{columns.map((name) => <th key={name} role="columnheader" scope="col">{name}</th>)}</tr>
      </thead>
      <tbody role="rowgroup">{campaigns.map((campaign) => <CampaignRow key={campaign.campaign} campaign={campaign} serverMs={serverMs} />)}</tbody>
    </table>
  );
};

const CampaignRow = ({ campaign, serverMs }: { readonly campaign: CampaignSummary; readonly serverMs: number }): ReactNode => {
  const words = useWords();
  const { k, locale } = words;
  const beside = besideWords(campaign.state, campaign.proposal, words);
  const timeZone = campaign.timeZone ?? undefined;
  const kinds = campaign.kinds.map((kind) => (kind === 'stamp' ? k.stamps : k.points)).join(' · ');
  const owner = campaign.owner.kind === 'cpg' ? k.ofCpg(campaign.ownerName) : k.ofStore(campaign.ownerName);
  return (
    <tr role="row" data-testid={`campaign-${campaign.campaign}`}>
      <th role="rowheader" scope="row">
        <Link href={paths.campaign(campaign.campaign)}>{campaign.name}</Link>
        <small>{owner} · {kinds}</small>
      </th>
      <td role="cell" data-label={k.columnState}>
        <div className="badges"><StateBadge words={lifeWords(campaign.state, campaign.isCalledOff, words)} />{beside === null ? null : <StateBadge words={beside} />}</div>
      </td>
      <td role="cell" data-label={k.columnDates}>{datesText(campaign, words, timeZone)}{campaign.planned === null ? null : <small>{k.plannedChange(formatDay(campaign.planned.effectiveFromMs, locale, timeZone), campaign.planned.name === campaign.name ? null : campaign.planned.name)}</small>}</td>
      <td role="cell" data-label={k.columnStores}>{formatNumber(campaign.storesTakingPart, locale)}</td>
      <td role="cell" data-label={k.columnChanged}>{formatAgo(campaign.changedAtMs, serverMs, locale)}</td>
    </tr>
  );
};
