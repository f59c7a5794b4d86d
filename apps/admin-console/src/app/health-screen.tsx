import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DeviceHealth, HoldHealth, LossHealth, StoreHealth } from '@qoa/shared/protocol';
import { CodeModal, RevokeModal } from '../features/enrolment/index.ts';
import { DecideHoldModal, HoldBoard } from '../features/holds/index.ts';
import { CloseLossModal, DeclareLostModal, LossBoard } from '../features/losses/index.ts';
import { RescueModal } from '../features/rescue/index.ts';
import type { ConsoleState } from '../features/session/index.ts';
import { caughtUp, Stream } from '../features/stream/index.ts';
import { HealthBoard, type StoreActions } from '../features/sync-health/index.ts';
import { ScreenTitle } from '../platform/screen-title.tsx';
import { useNow } from '../platform/use-now.ts';
import { useWords } from '../platform/words-context.tsx';
import type { ConsoleParts } from './console-app.tsx';

type Asked =
  | { readonly to: 'enrol'; readonly store: StoreHealth }
  | { readonly to: 'revoke' | 'declare-lost'; readonly device: DeviceHealth }
  | { readonly to: 'close-loss'; readonly loss: LossHealth }
  | { readonly to: 'decide-hold'; readonly hold: HoldHealth }
  | { readonly to: 'rescue' }
  | null;

/** Sync health: what is lost, what happens, and what can be done about it. */
export const HealthScreen = ({ state, parts }: { readonly state: ConsoleState; readonly parts: ConsoleParts }): ReactNode => {
  const { t } = useWords();
  const nowMs = useNow(parts.nowMs, 1000);
  const [asked, setAsked] = useState<Asked>(null);
  const [said, setSaid] = useState('');
  const { health } = state;
  const isAdmin = health?.answer.reader === 'admin';
  const serverNowMs = health === null ? nowMs : health.answer.serverMs + Math.max(0, nowMs - health.receivedAtMs);
  const close = (): void => setAsked(null);
  const due = (): void => parts.running.feed({ kind: 'HealthDue' });
  const done = (words: string): void => {
    setSaid(words);
    close();
    due();
  };
  return (
    <>
      <main id="content">
        <div className="title">
          <ScreenTitle>{t.syncHealth}</ScreenTitle>
          {isAdmin ? <button type="button" onClick={() => setAsked({ to: 'rescue' })}>{t.rescueOpen}</button> : null}
        </div>
        <p role="status" className={said === '' ? 'unseen' : 'said'}>{said}</p>
        <div className="columns">
          <section aria-label={t.syncHealth}>
            {health === null ? <HealthFailed isAway={state.signal === 'away'} /> : (
              <HealthBoard health={health.answer} serverNowMs={serverNowMs} caughtUp={caughtUp(state.journal.happenings, serverNowMs)} actions={isAdmin ? actionsOf(setAsked) : null}>
                <HoldBoard health={health.answer} serverNowMs={serverNowMs} onDecide={isAdmin ? (hold) => setAsked({ to: 'decide-hold', hold }) : null} />
                <LossBoard health={health.answer} serverNowMs={serverNowMs} onClose={isAdmin ? (loss) => setAsked({ to: 'close-loss', loss }) : null} />
              </HealthBoard>
            )}
          </section>
          <Stream happenings={state.journal.happenings} stores={health?.answer.stores ?? []} transport={parts.transport} />
        </div>
      </main>
      {asked?.to === 'enrol' ? <CodeModal store={asked.store} transport={parts.transport} onClose={close} /> : null}
      {asked?.to === 'rescue' ? <RescueModal transport={parts.transport} onClose={close} /> : null}
      {asked?.to === 'revoke' ? <RevokeModal device={asked.device} transport={parts.transport} onClose={close} onRevoked={(name) => done(t.revoked(name))} /> : null}
      {asked?.to === 'declare-lost' ? <DeclareLostModal device={asked.device} transport={parts.transport} onClose={close} onDone={done} /> : null}
      {asked?.to === 'decide-hold' ? <DecideHoldModal hold={health?.answer.holds.shown.find(({ no }) => no === asked.hold.no) ?? asked.hold} transport={parts.transport} onOvertaken={due} onClose={close} onDone={done} /> : null}
      {asked?.to === 'close-loss' ? <CloseLossModal loss={asked.loss} transport={parts.transport} onClose={close} onDone={done} /> : null}
    </>
  );
};

const actionsOf = (ask: (asked: Asked) => void): StoreActions => ({
  onNewCode: (store) => ask({ to: 'enrol', store }),
  onRevoke: (device) => ask({ to: 'revoke', device }),
  onDeclareLost: (device) => ask({ to: 'declare-lost', device }),
});

const HealthFailed = ({ isAway }: { readonly isAway: boolean }): ReactNode => {
  const { t, c } = useWords();
  return <div className="empty" role="status">{isAway ? <><h2>{t.failedTitle}</h2><p>{t.failedNext}</p></> : <p>{c.loading}</p>}</div>;
};
