import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DeviceHealth, StoreHealth } from '@qoa/shared/protocol';
import { CodeModal, RevokeModal } from '../features/enrolment/index.ts';
import { RescueModal } from '../features/rescue/index.ts';
import type { ConsoleState } from '../features/session/index.ts';
import { Stream } from '../features/stream/index.ts';
import { HealthBoard } from '../features/sync-health/index.ts';
import { useNow } from '../platform/use-now.ts';
import { useWords } from '../platform/words-context.tsx';
import type { ConsoleParts } from './console-app.tsx';
import { TopBar } from './top-bar.tsx';

type Asked = { readonly to: 'enrol'; readonly store: StoreHealth } | { readonly to: 'revoke'; readonly device: DeviceHealth } | { readonly to: 'rescue' } | null;

/** The one screen for now: sync health, what happens, and the two things that can be done about it. */
export const HealthScreen = ({ state, parts }: { readonly state: ConsoleState; readonly parts: ConsoleParts }): ReactNode => {
  const { t } = useWords();
  const nowMs = useNow(parts.nowMs, 1000);
  const [asked, setAsked] = useState<Asked>(null);
  const [said, setSaid] = useState('');
  const { health } = state;
  const close = (): void => setAsked(null);
  const revoked = (name: string): void => {
    setSaid(t.revoked(name));
    close();
    parts.running.feed({ kind: 'HealthDue' });
  };
  return (
    <>
      <TopBar state={state} nowMs={nowMs} parts={parts} />
      <main id="content">
        <div className="title">
          <h1>{t.syncHealth}</h1>
          {health?.answer.reader === 'admin' ? <button type="button" onClick={() => setAsked({ to: 'rescue' })}>{t.rescueOpen}</button> : null}
        </div>
        <p role="status" className={said === '' ? 'unseen' : 'said'}>{said}</p>
        <div className="columns">
          <section aria-label={t.syncHealth}>
            {health === null ? <HealthFailed isAway={state.signal === 'away'} /> : (
              <HealthBoard
                health={health.answer}
                serverNowMs={health.answer.serverMs + Math.max(0, nowMs - health.receivedAtMs)}
                actions={health.answer.reader === 'admin' ? { onNewCode: (store) => setAsked({ to: 'enrol', store }), onRevoke: (device) => setAsked({ to: 'revoke', device }) } : null}
              />
            )}
          </section>
          <Stream happenings={state.journal.happenings} />
        </div>
      </main>
      {asked?.to === 'enrol' ? <CodeModal store={asked.store} transport={parts.transport} onClose={close} /> : null}
      {asked?.to === 'rescue' ? <RescueModal transport={parts.transport} onClose={close} /> : null}
      {asked?.to === 'revoke' ? <RevokeModal device={asked.device} transport={parts.transport} onClose={close} onRevoked={revoked} /> : null}
    </>
  );
};

const HealthFailed = ({ isAway }: { readonly isAway: boolean }): ReactNode => {
  const { t, c } = useWords();
  return <div className="empty" role="status">{isAway ? <><h2>{t.failedTitle}</h2><p>{t.failedNext}</p></> : <p>{c.loading}</p>}</div>;
};
