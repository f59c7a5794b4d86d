import { drawWordmark } from '@qoa/design';
import { common, phoneErrorText, phoneStatus, type Locale } from '@qoa/messages';
import type { Facts } from '@qoa/shared/events';
import type { EnrolmentCode } from '@qoa/shared/ids';
import type { Result } from '@qoa/shared/result';
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { LanguageChoice } from '../../platform/language-choice.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { useDevice } from '../device/index.ts';
import { Ended, type Ending } from './ended.tsx';
import { Scanner, type Meant } from '../scan/index.ts';
import { useFragmentCode } from './use-fragment-code.ts';
import './enrol.css';

interface EnrolScreenProps {
  /** How an earlier enrolment ended, when that is why the phone is asked to enrol. */
  readonly ended?: Ending | null;
  /** A code to begin with, from a link that was opened elsewhere in the app. */
  readonly code?: EnrolmentCode | null;
  readonly onLocale: (locale: Locale) => void;
  /** The phone is the store's from now on. */
  readonly onEnrolled?: () => void;
}

type Attempt = { readonly state: 'asking' } | { readonly state: 'working' } | { readonly state: 'refused'; readonly code: string; readonly facts?: Facts };

/** The first screen of a new phone: a code from a link, scanned, or typed, makes it the store's. */
export const EnrolScreen = ({ ended = null, code = null, onEnrolled = stay, onLocale }: EnrolScreenProps): ReactElement => {
  const locale = useLocale();
  const words = phoneStatus[locale];
  const { attempt, enrol } = useEnrolment(code, onEnrolled);
  const onRead = useCallback((reading: Meant) => reading.kind === 'enrolment' && enrol(reading.code), [enrol]);
  return (
    <main className="page enrol">
      <header className="enrol-head">
        <img className="wordmark" src={`data:image/svg+xml,${encodeURIComponent(drawWordmark(null))}`} alt={common[locale].product} />
        {ended === null ? (
          <>
            <h1>{words.enrolTitle}</h1>
            <p>{words.enrolIntro}</p>
          </>
        ) : (
          <Ended how={ended} />
        )}
      </header>
      {attempt.state === 'working' ? (
        <p className="enrol-working" role="status">
          {words.enrolWorking}
        </p>
      ) : (
        <>
          {attempt.state === 'refused' && <Refused code={attempt.code} facts={attempt.facts ?? {}} />}
          <Scanner aim="enrol" onRead={onRead} />
          <LanguageChoice onLocale={onLocale} />
        </>
      )}
    </main>
  );
};

const Refused = ({ code, facts }: { readonly code: string; readonly facts: Facts }): ReactElement => {
  const [what, next] = phoneErrorText(code, facts, useLocale());
  return (
    <div className="problem" role="alert">
      <strong>{what}</strong>
      <p>{next}</p>
    </div>
  );
};

const stay = (): void => undefined;

const useEnrolment = (code: EnrolmentCode | null, onEnrolled: () => void): { readonly attempt: Attempt; readonly enrol: (code: EnrolmentCode) => void } => {
  const device = useDevice();
  const [attempt, setAttempt] = useState<Attempt>({ state: 'asking' });
  const busy = useRef(false);
  const enrol = useCallback(
    (shown: EnrolmentCode) => {
      if (busy.current) return;
      busy.current = true;
      setAttempt({ state: 'working' });
      device
        .enrol(shown)
        .then((enrolled) => {
          setAttempt(enrolled.ok ? { state: 'asking' } : { state: 'refused', code: enrolled.error.code, facts: enrolled.error.facts ?? {} });
          if (enrolled.ok) onEnrolled();
        })
        .catch((cause: unknown) => {
          reportError(cause);
          setAttempt({ state: 'refused', code: 'NETWORK_AWAY' });
        })
        .finally(() => {
          busy.current = false;
        });
    },
    [device, onEnrolled],
  );

  const take = useCallback((opened: Result<EnrolmentCode, unknown>) => (opened.ok ? enrol(opened.value) : setAttempt({ state: 'refused', code: 'ENROLMENT_CODE_WRONG' })), [enrol]);
  useFragmentCode(take);
  useEffect(() => {
    if (code !== null) enrol(code);
  }, [code, enrol]);
  return { attempt, enrol };
};
