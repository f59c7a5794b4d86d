import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { SignInScreen } from '../features/sign-in/index.ts';
import type { RunningConsole } from '../features/session/index.ts';
import type { ConsoleTransport } from '../platform/console-transport.ts';
import { useWords } from '../platform/words-context.tsx';
import { HealthScreen } from './health-screen.tsx';

/** What the console is made of; its composition creates it once. */
export interface ConsoleParts {
  readonly running: RunningConsole;
  readonly transport: ConsoleTransport;
  readonly nowMs: () => number;
  readonly onOtherLanguage: () => void;
}

/** The console: whoever is not signed in comes in first. */
export const ConsoleApp = ({ parts }: { readonly parts: ConsoleParts }): ReactNode => {
  const { c } = useWords();
  const { running, transport } = parts;
  const state = useSyncExternalStore(running.subscribe, running.state);
  if (state.session === 'out' || state.session === 'ended') {
    return <SignInScreen transport={transport} ended={state.session === 'ended'} onSignedIn={() => running.feed({ kind: 'SignedIn' })} />;
  }
  if (state.session === 'asking' && state.signal !== 'away') return <main className="opening" aria-busy="true"><p>{c.loading}</p></main>;
  return <HealthScreen state={state} parts={parts} />;
};
