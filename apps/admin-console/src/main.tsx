import { useState } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ConsoleApp } from './app/console-app.tsx';
import { serverAudienceDoors } from './features/audiences/index.ts';
import { openDryRuns } from './features/dry-run/index.ts';
import { runConsole } from './features/session/index.ts';
import { serverCampaignDoors } from './features/campaign-doors/index.ts';
import { serverTransport } from './platform/console-transport.ts';
import { keptLocale, keepLocale } from './platform/kept-locale.ts';
import { browserSignedInBefore } from './platform/signed-in-before.ts';
import { WordsProvider } from './platform/words-context.tsx';
import './console.css';
import './campaigns.css';

const transport = serverTransport(location.origin);
const running = runConsole({
  transport,
  nowMs: Date.now,
  chance: Math.random,
  wait: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  signedInBefore: browserSignedInBefore(() => localStorage),
});
const dryRuns = openDryRuns(serverCampaignDoors, Date.now);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && running.feed({ kind: 'BecameVisible' }));

const Main = (): ReactNode => {
  const [locale, setLocale] = useState(keptLocale);
  document.documentElement.lang = locale === 'es' ? 'es-MX' : 'en';
  const onOtherLanguage = (): void => {
    const other = locale === 'es' ? 'en' : 'es';
    keepLocale(other);
    setLocale(other);
  };
  return <WordsProvider locale={locale}><ConsoleApp parts={{ running, transport, doors: serverCampaignDoors, audiences: serverAudienceDoors, dryRuns, nowMs: Date.now, onOtherLanguage }} /></WordsProvider>;
};

const root = document.querySelector('#root');
if (root === null) throw new Error('no #root');
createRoot(root).render(<Main />);
