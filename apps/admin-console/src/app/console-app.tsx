import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import type { AudienceDoors } from '../features/audiences/index.ts';
import type { DryRuns } from '../features/dry-run/index.ts';
import { SignInScreen } from '../features/sign-in/index.ts';
import type { RunningConsole } from '../features/session/index.ts';
import type { CampaignDoors } from '../features/campaign-doors/index.ts';
import type { ConsoleTransport } from '../platform/console-transport.ts';
import { LeaveGuard, useLeave } from '../platform/leave-guard.tsx';
import { useWords } from '../platform/words-context.tsx';
import { Screens } from './screens.tsx';
import { TopBar } from './top-bar.tsx';

/** What the console is made of; its composition creates it once. */
export interface ConsoleParts {
  readonly running: RunningConsole;
  readonly transport: ConsoleTransport;
  readonly doors: CampaignDoors;
  readonly audiences: AudienceDoors;
  readonly dryRuns: DryRuns;
  readonly nowMs: () => number;
  readonly onOtherLanguage: () => void;
}

/** The console: whoever is not signed in comes in first, and then sees the screen that the address names. */
export const ConsoleApp = ({ parts }: { readonly parts: ConsoleParts }): ReactNode => {
  const { c } = useWords();
  const { running, transport } = parts;
  const state = useSyncExternalStore(running.subscribe, running.state);
  if (state.session === 'out' || state.session === 'ended') {
    return <SignInScreen transport={transport} ended={state.session === 'ended'} onSignedIn={() => running.feed({ kind: 'SignedIn' })} onOtherLanguage={parts.onOtherLanguage} />;
  }
  if (state.session === 'asking' && state.signal !== 'away') return <main className="opening" aria-busy="true"><p>{c.loading}</p></main>;
  return (
    <LeaveGuard>
      <Addressed>
        <TopBar state={state} parts={parts} />
        <Screens state={state} parts={parts} />
      </Addressed>
    </LeaveGuard>
  );
};

const Addressed = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const leave = useLeave();
  return <Router base="/admin" aroundNav={(navigate, to, options) => leave(() => navigate(to, options))}>{children}</Router>;
};
