import { phoneErrorText, phoneIdentity, phoneStatus } from '@qoa/messages';
import { retryOnPhone } from '@qoa/shared/errors';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { RESCUE_PATH } from '../../platform/rescue-path.ts';
import { useLocale } from '../../platform/use-locale.ts';
import type { Trouble } from '../sync/index.ts';

/** What keeps the queue from draining, and the way out. What an earlier enrolment still has is not mended by yet another enrolment. */
export const TroubleNotice = ({ trouble }: { readonly trouble: Trouble }): ReactElement => {
  const locale = useLocale();
  const { code, earlier } = trouble;
  const [what, next] = phoneErrorText(code, {}, locale);
  if (earlier !== undefined) return <EarlierNotice waiting={earlier} />;
  return (
    <div className="problem" role="alert">
      <strong>{what}</strong>
      <p>{next}</p>
      {retryOnPhone(code) === 'after-enrolment' && (
        <Link href="/alta" className="send-now">
          {phoneStatus[locale].enrolAnew}
        </Link>
      )}
      {code === 'QUEUE_STALLED' && (
        <Link href={RESCUE_PATH} className="send-now">
          {phoneIdentity[locale].rescue}
        </Link>
      )}
    </div>
  );
};

const EarlierNotice = ({ waiting }: { readonly waiting: number }): ReactElement => {
  const words = phoneIdentity[useLocale()];
  return (
    <div className="problem" role="alert">
      <strong>{words.earlierStuck(waiting)}</strong>
      <p>{words.earlierStuckNext}</p>
      <Link href={RESCUE_PATH} className="send-now">
        {words.rescue}
      </Link>
    </div>
  );
};
