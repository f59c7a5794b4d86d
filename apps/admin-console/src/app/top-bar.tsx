import type { ReactNode } from 'react';
import { paint } from '@qoa/design';
import { formatAgo } from '@qoa/messages';
import type { ConsoleState } from '../features/session/index.ts';
import { useLeave } from '../platform/leave-guard.tsx';
import { useNow } from '../platform/use-now.ts';
import { Wordmark } from '../platform/wordmark.tsx';
import { useWords } from '../platform/words-context.tsx';
import type { ConsoleParts } from './console-app.tsx';
import { Navigation } from './navigation.tsx';

/** The sign above the door: the name, the sections, whether what is seen is live, and the way out. */
export const TopBar = ({ state, parts }: { readonly state: ConsoleState; readonly parts: ConsoleParts }): ReactNode => {
  const { t, c, locale } = useWords();
  const leave = useLeave();
  const nowMs = useNow(parts.nowMs, 1000);
  const signOut = async (): Promise<void> => {
    await parts.transport.signOut();
    parts.running.feed({ kind: 'SignedOut' });
  };
  const seen = state.health === null ? '' : formatAgo(state.health.receivedAtMs, nowMs, locale);
  const words = { live: t.live, fresh: t.updatedAgo(seen), connecting: t.reconnecting, away: t.stale(seen) };
  return (
    <header className="top">
      <a className="skip" href="#content">{c.skipToContent}</a>
      <Wordmark ink={paint.paper} dot={paint.brand} />
      <Navigation />
      <span className={`signal ${state.signal}`}><i aria-hidden="true" />{words[state.signal]}</span>
      <button type="button" lang={locale === 'es' ? 'en' : 'es'} onClick={parts.onOtherLanguage}>{t.otherLanguage}</button>
      <button type="button" onClick={() => leave(() => void signOut())}>{t.signOut}</button>
    </header>
  );
};
