import { phoneIdentity, phoneStatus, type Locale } from '@qoa/messages';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { RESCUE_PATH } from '../../platform/rescue-path.ts';
import { useLocale } from '../../platform/use-locale.ts';
import { useSync, useSyncTruth } from '../sync/index.ts';

/** How a phone's enrolment ended: by the server, by the person, so far that its keys are forgotten, or with everything that the browser kept. */
export type Ending = 'revoked' | 'left' | 'wiped' | 'evicted';

/** What became of this phone's enrolment, and what it still does: it delivers, waits for the server's backup, and forgets. */
export const Ended = ({ how }: { readonly how: Ending }): ReactElement => {
  const locale = useLocale();
  const [title, next] = wordsOf(how, locale);
  return (
    <>
      <h1>{title}</h1>
      {(how === 'revoked' || how === 'left') && <Delivering />}
      <p>{next}</p>
    </>
  );
};

const wordsOf = (how: Ending, locale: Locale): readonly [string, string] => {
  const [words, status] = [phoneIdentity[locale], phoneStatus[locale]];
  switch (how) {
    case 'revoked':
      return [status.revokedTitle, status.revokedNext];
    case 'left':
      return [words.leftTitle, words.leftNext];
    case 'evicted':
      return [words.evictedTitle, words.evictedNext];
    case 'wiped':
      return [words.wipedTitle, words.wipedNext];
  }
};

const Delivering = (): ReactElement => {
  const locale = useLocale();
  const words = phoneIdentity[locale];
  const sync = useSync();
  const { queued, pushing } = useSyncTruth();
  if (queued === 0) return <p role="status">{words.awaitingBackup}</p>;
  return (
    <>
      <p role="status">{words.stillDelivering(queued)}</p>
      <button type="button" className="enrol-send" aria-busy={pushing} onClick={sync.tryNow}>
        {phoneStatus[locale].sendNow}
      </button>
      <Link href={RESCUE_PATH} className="enrol-rescue">
        {words.rescue}
      </Link>
    </>
  );
};
