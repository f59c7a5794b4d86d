import { common, phoneCarry, phoneErrorText, phoneSale } from '@qoa/messages';
import type { Given } from '@qoa/shared/events';
import { lazy, Suspense, type ReactElement } from 'react';
import { Link } from 'wouter';
import { Icon, type IconName } from '../../platform/icon.tsx';
import { receiptPath } from '../../platform/receipt-path.ts';
import { useLocale } from '../../platform/use-locale.ts';
import { useNow } from '../../platform/use-now.ts';
import { useStoreZone } from '../device/index.ts';
import { useEvents, type ListedState } from '../replica/index.ts';
import { useSyncTruth } from '../sync/index.ts';
import { EventWhy } from '../why/index.ts';
import { isTold } from './given-words.ts';
import type { SavedSale } from './sale-state.ts';
import { mayAttach, standingOf, waitingOf } from './standing.ts';
import { standingWords } from './verdict-words.ts';

// Its drawing is needed with a verdict, not before.
const StampRow = lazy(() => import('./stamp-row.tsx').then((row) => ({ default: row.StampRow })));

/** How many of the newest events are looked through for the one just saved. */
const lookedAt = 30;

const signs: Readonly<Record<ListedState, IconName>> = { queued: 'check', drawn: 'none', held: 'shield', accepted: 'check', partial: 'part', refused: 'none' };
const titles = { queued: 'saved', drawn: 'stateDrawn', held: 'stateHeld', accepted: 'stateAccepted', partial: 'statePartial', refused: 'stateRefused' } as const;

interface SavedNoteProps {
  readonly saved: SavedSale;
  /** The person asks to add a card to it. */
  readonly onAttach: () => void;
}

/** The sale just saved: *guardado* at once, then its verdict by itself. Without a card it may still be given one. */
export const SavedNote = ({ saved, onAttach }: SavedNoteProps): ReactElement => {
  const locale = useLocale();
  const words = phoneSale[locale];
  const timeZone = useStoreZone();
  const nowMs = useNow(60_000);
  // The word stands before anything is read for what comes after it.
  const event = useEvents(lookedAt, 'after-paint')?.find(({ name }) => name.enrolment === saved.name.enrolment && name.seq === saved.name.seq);
  const { state, answer } = event === undefined ? unheard : standingOf(event);
  const offers = event === undefined ? saved.draft.card === null : mayAttach(event, nowMs);
  const claimed = event?.claim ?? null;
  const waiting = event === undefined ? [saved.name] : waitingOf(event);
  const { link } = useSyncTruth();
  const gave = (answer?.given ?? []).filter(({ units }) => units > 0);
  return (
    <section className="saved" data-state={state}>
      <div className="saved-words" role="status" aria-live="assertive">
        <span className="saved-sign">
          <Icon name={signs[state]} />
        </span>
        <strong>{claimed !== null && state === 'queued' ? words.cardAdded(claimed.card.slice(-4)) : words[titles[state]]}</strong>
        {saved.saved !== 'now' && <p>{saved.saved === 'already' ? phoneErrorText('ALREADY_SAVED', {}, locale).join(' ') : words.savedOtherwise}</p>}
        <p>{state !== 'queued' ? standingWords({ state, answer }, offers, locale, timeZone) : claimed !== null ? words.cardAddedNext : words.savedNext}</p>
        {state !== 'queued' && isTold(gave) && gave.map((given) => <GivenStamps key={given.programme} given={given} />)}
      </div>
      {event !== undefined && <EventWhy event={event} about={words.title} />}
      {offers && (
        <div className="attach-offer">
          <p>{words.attachOffer}</p>
          <button type="button" className="attach-open" onClick={onAttach}>
            <Icon name="card" />
            {words.addCard}
          </button>
        </div>
      )}
      {waiting.length > 0 && link === 'unreached' && (
        <Link href={receiptPath(waiting)} className="saved-way">
          {phoneCarry[locale].receipt}
        </Link>
      )}
      <p className="saved-next">{words.scanNext}</p>
    </section>
  );
};

const unheard = { state: 'queued', answer: null } as const;

/** The card as it stands now, the new stamps marked. */
const GivenStamps = ({ given: { unit, units, balance, goal } }: { readonly given: Given }): ReactElement | null => {
  const locale = useLocale();
  if (unit !== 'stamp' || goal === null) return null;
  return (
    <Suspense fallback={null}>
      <StampRow name={phoneSale[locale].card} filled={balance} fresh={units} goal={goal} unit={common[locale].stamps} />
    </Suspense>
  );
};
