import { phoneStatus } from '@qoa/messages';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { Icon } from '../platform/icon.tsx';
import { useLocale } from '../platform/use-locale.ts';

const tabs = [
  { href: '/', icon: 'scan', words: 'tabSale' },
  { href: '/ventas', icon: 'list', words: 'tabHistory' },
  { href: '/estado', icon: 'phone', words: 'tabStatus' },
] as const;

/** The three screens, under the thumb. */
export const TabBar = (): ReactElement => {
  const words = phoneStatus[useLocale()];
  return (
    <nav className="tabs" aria-label={words.tabs}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} className={(active) => (active ? 'tab tab-here' : 'tab')}>
          <Icon name={tab.icon} />
          {words[tab.words]}
        </Link>
      ))}
    </nav>
  );
};
