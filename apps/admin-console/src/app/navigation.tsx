import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { paths } from '../platform/paths.ts';
import { useWords } from '../platform/words-context.tsx';

/** The console's sections. */
export const Navigation = (): ReactNode => {
  const { k } = useWords();
  const [path] = useLocation();
  const section = [paths.campaigns, paths.audiences].find((each) => path.startsWith(each)) ?? paths.health;
  const current = (each: string): 'page' | undefined => (each === section ? 'page' : undefined);
  return (
    <nav aria-label={k.nav}>
      <Link href={paths.health} aria-current={current(paths.health)}>{k.navHealth}</Link>
      <Link href={paths.campaigns} aria-current={current(paths.campaigns)}>{k.navCampaigns}</Link>
      <Link href={paths.audiences} aria-current={current(paths.audiences)}>{k.navAudiences}</Link>
    </nav>
  );
};
