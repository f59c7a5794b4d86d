import { phoneErrorText, phoneIdentity, phoneStatus } from '@qoa/messages';
import { useState, type ReactElement } from 'react';
import { Link } from 'wouter';
import { AskDialog } from '../../platform/ask-dialog.tsx';
import { reportDefect } from '../../platform/report-defect.ts';
import { RESCUE_PATH } from '../../platform/rescue-path.ts';
import { useLocale } from '../../platform/use-locale.ts';
import { useDevice, type Enrolled } from '../device/index.ts';
import { useOutbox } from '../outbox/index.ts';
import { useSync } from '../sync/index.ts';
import { leaveStore } from './leave.ts';

/** The way out of a store. It is refused while events are only on this phone, with how many and what to do. */
export const LeaveStore = ({ enrolled }: { readonly enrolled: Enrolled }): ReactElement => {
  const words = phoneIdentity[useLocale()];
  const [device, outbox] = [useDevice(), useOutbox()];
  const [waiting, setWaiting] = useState<number | null>(null);
  const [asking, setAsking] = useState(false);
  const leave = (): void => {
    setAsking(false);
    leaveStore(device, outbox, enrolled.enrolment).then((left) => setWaiting(left.ok ? null : left.error.waiting), reportDefect);
  };
  return (
    <>
      {waiting !== null && <StillWaiting waiting={waiting} />}
      <button type="button" className="leave" onClick={() => setAsking(true)}>
        {words.leave}
      </button>
      {asking && <AskDialog title={words.leaveAsk(enrolled.store.name)} what={words.leaveWhat} yes={words.leaveYes} no={words.leaveNo} onYes={leave} onNo={() => setAsking(false)} />}
    </>
  );
};

const StillWaiting = ({ waiting }: { readonly waiting: number }): ReactElement => {
  const locale = useLocale();
  const sync = useSync();
  const [what, next] = phoneErrorText('EVENTS_WAIT', { waiting }, locale);
  return (
    <div className="problem" role="alert">
      <strong>{what}</strong>
      <p>{next}</p>
      <button type="button" className="send-now" onClick={sync.tryNow}>
        {phoneStatus[locale].sendNow}
      </button>
      <Link href={RESCUE_PATH} className="send-now">
        {phoneIdentity[locale].rescue}
      </Link>
    </div>
  );
};
