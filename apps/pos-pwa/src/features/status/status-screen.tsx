import { formatAgo, formatBytes, formatDateTime, formatDuration, formatRelease, phoneCarry, phoneErrorText, phoneStatus, type Locale } from '@qoa/messages';
import { isClockOff } from '@qoa/shared/clock';
import { isNearlyFull } from '@qoa/shared/sync';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'wouter';
import { LanguageChoice } from '../../platform/language-choice.tsx';
import { RESCUE_PATH } from '../../platform/rescue-path.ts';
import { useLocale } from '../../platform/use-locale.ts';
import { useNow } from '../../platform/use-now.ts';
import { useEnrolled } from '../device/index.ts';
import type { StorageReport } from '../../platform/storage-report.ts';
import { useSync, useSyncTruth, type SyncTruth } from '../sync/index.ts';
import { LeaveStore } from './leave-store.tsx';
import { writtenPhoneCode } from './phone-code.ts';
import { TroubleNotice } from './trouble-notice.tsx';
import './status.css';

interface StatusScreenProps {
  /** The release that runs. */
  readonly version: string;
  readonly onLocale: (locale: Locale) => void;
}

/** All that support or the tendero may ask about this phone. */
export const StatusScreen = ({ version, onLocale }: StatusScreenProps): ReactElement => {
  const locale = useLocale();
  const words = phoneStatus[locale];
  const enrolled = useEnrolled();
  const truth = useSyncTruth();
  return (
    <main className="page">
      <h1>{words.status}</h1>
      <Notices truth={truth} />
      <Queue truth={truth} />
      {enrolled !== null && (
        <Fact title={words.store} value={enrolled.store.name}>
          {words.enrolledOn(formatDateTime(enrolled.enrolledAtMs, locale, enrolled.store.timeZone))}
        </Fact>
      )}
      {enrolled !== null && (
        <Fact title={words.phoneCode} value={<code>{writtenPhoneCode(enrolled.enrolment)}</code>}>
          {words.phoneCodeHint}
        </Fact>
      )}
      {!isNearlyFull(truth.storage) && <Storage storage={truth.storage} />}
      <Link href={RESCUE_PATH} className="send-now">
        {phoneCarry[locale].rescueOpen}
      </Link>
      {enrolled !== null && <LeaveStore enrolled={enrolled} />}
      <LanguageChoice onLocale={onLocale} />
      <p className="status-version">{words.version(formatRelease(version))}</p>
    </main>
  );
};

/** What somebody should mend stands first: a tap on the banner leads here. */
const Notices = ({ truth }: { readonly truth: SyncTruth }): ReactElement => {
  const locale = useLocale();
  const words = phoneStatus[locale];
  return (
    <>
      {truth.drawer > 0 && (
        <Fact title={words.drawerTitle} value={truth.drawer} tone="bad">
          {phoneErrorText('QUEUE_DAMAGED', { count: truth.drawer }, locale).join(' ')}
        </Fact>
      )}
      {isNearlyFull(truth.storage) && <Storage storage={truth.storage} />}
      {truth.clockOffsetMs !== null && isClockOff(truth.clockOffsetMs) && (
        <Fact title={words.clock} value={words[truth.clockOffsetMs < 0 ? 'clockAhead' : 'clockBehind'](formatDuration(Math.abs(truth.clockOffsetMs), locale))} tone="warn" small>
          {words.clockNext}
        </Fact>
      )}
    </>
  );
};

const Queue = ({ truth }: { readonly truth: SyncTruth }): ReactElement => {
  const locale = useLocale();
  const words = phoneStatus[locale];
  const sync = useSync();
  const nowMs = useNow(1_000);
  const waits = truth.queued > 0;
  return (
    <>
      {truth.trouble !== null && <TroubleNotice trouble={truth.trouble} />}
      <Fact title={words.queue} value={truth.queued} tone={waits ? 'warn' : 'ok'}>
        {waits && truth.oldestQueuedWallMs !== null ? words.oldest(formatDuration(nowMs - truth.oldestQueuedWallMs, locale)) : words.nothingWaiting}
      </Fact>
      <Fact title={words.connection} value={truth.lastContactWallMs === null ? words.neverContact : words.lastContact(formatAgo(truth.lastContactWallMs, nowMs, locale))} small>
        {truth.nextTryWallMs !== null && truth.link === 'unreached' ? words.nextTry(formatDuration(Math.max(1_000, truth.nextTryWallMs - nowMs), locale)) : truth.live ? words.live : words.notLive}
      </Fact>
      <button type="button" className="send-now" aria-busy={truth.pushing} onClick={sync.tryNow}>
        {truth.pushing ? words.sending(truth.queued) : words.sendNow}
      </button>
    </>
  );
};

const Storage = ({ storage }: { readonly storage: StorageReport }): ReactElement | null => {
  const locale = useLocale();
  const words = phoneStatus[locale];
  const { usedBytes, quotaBytes, persisted } = storage;
  if (usedBytes === null || quotaBytes === null) return null;
  const nearlyFull = isNearlyFull(storage);
  return (
    <Fact title={words.storage} value={words.used(formatBytes(usedBytes, locale), formatBytes(quotaBytes, locale))} tone={nearlyFull ? 'bad' : persisted === false ? 'warn' : 'calm'} small>
      {nearlyFull ? words.storageLow : persisted === true ? words.kept : words.storageNotKept}
    </Fact>
  );
};

interface FactProps {
  readonly title: string;
  readonly value: ReactNode;
  readonly children: ReactNode;
  readonly tone?: 'ok' | 'warn' | 'bad' | 'calm';
  readonly small?: boolean;
}

const Fact = ({ title, value, children, tone = 'calm', small = false }: FactProps): ReactElement => (
  <section className="fact" data-tone={tone}>
    <h2>{title}</h2>
    <p className={small ? 'fact-value fact-words' : 'fact-value'}>{value}</p>
    <p className="fact-note">{children}</p>
  </section>
);
