import { common, formatAgo, phoneCampaigns } from '@qoa/messages';
import type { ReactElement } from 'react';
import { useLocale } from '../../platform/use-locale.ts';
import { useNow } from '../../platform/use-now.ts';
import { useCampaigns } from '../replica/index.ts';
import { useSyncTruth } from '../sync/index.ts';
import { CampaignCard } from './campaign-card.tsx';
import { campaignViews, type CampaignView } from './campaign-views.ts';
import './campaigns.css';

/** The store's campaigns in plain words, those to which it is invited first. */
export const CampaignsScreen = (): ReactElement => {
  const locale = useLocale();
  const words = phoneCampaigns[locale];
  const campaigns = useCampaigns();
  const nowMs = useNow(60_000);
  const { invitations, yours, over } = campaignViews(campaigns ?? [], nowMs);
  const isDecided = [...invitations, ...yours].every(({ invited }) => !invited);
  return (
    <main className="page campaigns">
      <h1>{words.title}</h1>
      <AsOf nowMs={nowMs} decides={!isDecided} />
      {campaigns === null ? <p className="campaigns-none">{common[locale].loading}</p> : invitations.length + yours.length + over.length === 0 && <p className="campaigns-none">{words.none}</p>}
      <Campaigns title={words.invitations} views={invitations} />
      <Campaigns title={words.yours} views={yours} />
      <Campaigns title={words.over} views={over} />
    </main>
  );
};

/** Without signal: of when this is, what that means for a sale, and that nothing can be joined or left. */
const AsOf = ({ nowMs, decides }: { readonly nowMs: number; readonly decides: boolean }): ReactElement | null => {
  const locale = useLocale();
  const words = phoneCampaigns[locale];
  const { link, lastContactWallMs } = useSyncTruth();
  if (link === 'reached') return null;
  return (
    <p className="campaigns-as-of" role="status">
      {[...(lastContactWallMs === null ? [words.neverHeard] : [words.asOf(formatAgo(lastContactWallMs, nowMs, locale)), words.courtesy]), ...(decides ? [words.needsSignal] : [])].join(' ')}
    </p>
  );
};

const Campaigns = ({ title, views }: { readonly title: string; readonly views: readonly CampaignView[] }): ReactElement | null =>
  views.length === 0 ? null : (
    <section className="campaigns-list">
      <h2>{title}</h2>
      {views.map((view) => (
        <CampaignCard key={view.campaign} view={view} />
      ))}
    </section>
  );
