import { phoneErrorText, formatAgo, formatDuration, phoneIdentity, phoneStatus, type Locale } from '@qoa/messages';
import type { InstantMs } from '@qoa/shared/ids';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { Icon, type IconName } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { useNow } from '../../platform/use-now.ts';
import { useSyncTruth } from '../sync/index.ts';
import { bannerState, type BannerState } from './banner-state.ts';
import './status.css';

const signs: Readonly<Record<BannerState['says'], IconName>> = { trouble: 'none', damaged: 'none', sending: 'update', waiting: 'clock', long: 'cloudOff', offline: 'cloudOff', untried: 'clock', remembered: 'clock', synced: 'check' };

/** One line that tells the truth about what has reached Qoa; a tap shows the details. */
export const SyncBanner = (): ReactElement => {
  const locale = useLocale();
  const truth = useSyncTruth();
  const nowMs = useNow(5_000);
  const state = bannerState(truth, nowMs);
  return (
    <Link href="/estado" className="banner" data-says={state.says}>
      <Icon name={signs[state.says]} />
      <span role="status">{withAside(bannerWords(state, nowMs, locale), state, locale)}</span>
      <Icon name="chevron" className="icon banner-more" />
      <span className="unseen">{phoneStatus[locale].details}</span>
    </Link>
  );
};

const withAside = (said: string, state: BannerState, locale: Locale): string => {
  const aside = 'aside' in state ? state.aside : undefined;
  if (aside === undefined) return said;
  return `${said.replace(/\.$/, '')}. ${phoneStatus[locale][aside === 'storage-low' ? 'storageLowShort' : 'clockOffShort']}`;
};

const bannerWords = (state: BannerState, nowMs: InstantMs, locale: Locale): string => {
  const words = phoneStatus[locale];
  switch (state.says) {
    case 'trouble':
      return state.earlier === undefined ? phoneErrorText(state.code, {}, locale)[0] : phoneIdentity[locale].earlierStuck(state.earlier);
    case 'sending':
      return words.sending(state.queued);
    case 'waiting':
      return state.ageMs < 60_000 ? words.waiting(state.queued) : words.waitingSince(state.queued, formatDuration(state.ageMs, locale));
    case 'damaged':
      return phoneErrorText('QUEUE_DAMAGED', { count: state.count }, locale)[0];
    case 'long':
      return words.longOffline(formatDuration(state.ageMs, locale));
    case 'synced':
      return state.lastContactWallMs === null ? words.synced : words.syncedAgo(formatAgo(state.lastContactWallMs, nowMs, locale));
    case 'remembered':
      return words.lastContact(formatAgo(state.lastContactWallMs, nowMs, locale));
    case 'offline':
    case 'untried':
      return words[state.says];
  }
};
