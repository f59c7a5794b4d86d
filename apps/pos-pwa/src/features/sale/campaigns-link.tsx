import { phoneSale } from '@qoa/messages';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { CAMPAIGNS_PATH } from '../../platform/campaigns-path.ts';
import { Icon } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { useCampaigns } from '../replica/index.ts';

/** The way to the store's campaigns; it says how many invitations wait for an answer. */
export const CampaignsLink = (): ReactElement => {
  const words = phoneSale[useLocale()];
  const open = useCampaigns()?.filter(({ joined }) => !joined).length ?? 0;
  return (
    <Link href={CAMPAIGNS_PATH} className="campaigns-link" data-invited={open > 0}>
      {open > 0 ? words.invited(open) : words.campaigns}
      <Icon name="chevron" />
    </Link>
  );
};
