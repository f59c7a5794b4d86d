import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { paths } from '../platform/paths.ts';
import { useWords } from '../platform/words-context.tsx';

/** The console's sections. */
export const Navigation = (): ReactNode => {
  const { k } = useWords();
  const [path] = useLocation();
  const inCampaigns = path.startsWith(paths.campaigns);
  return (
    <nav aria-label={k.nav}>
      <Link href={paths.health} aria-current={inCampaigns ? undefined : 'page'}>{k.navHealth}</Link>
      <Link href={paths.campaigns} aria-current={inCampaigns ? 'page' : undefined}>{k.navCampaigns}</Link>
    </nav>
  );
};
