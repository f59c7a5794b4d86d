import { common, errorText, phoneCarry, phoneSale, type Locale } from '@qoa/messages';
import type { Given } from '@qoa/shared/events';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { Icon, type IconName } from '../../platform/icon.tsx';
import { useLocale } from '../../platform/use-locale.ts';
import { useEvents, type ListedEvent, type ListedState } from '../replica/index.ts';
import { useSyncTruth } from '../sync/index.ts';
import { givenWords } from './given-words.ts';
import type { SavedSale } from './sale-state.ts';
import { StampRow } from './stamp-row.tsx';

/** How many of the newest events are looked through for the one just saved. */
const lookedAt = 30;

const signs: Readonly<Record<ListedState, IconName>> = { queued: 'check', held: 'shield', accepted: 'check', partial: 'part', refused: 'none' };
const titles = { queued: 'saved', held: 'stateHeld', accepted: 'stateAccepted', partial: 'statePartial', refused: 'stateRefused' } as const;

/** The sale just saved: *guardado* at once, then its verdict by itself. */
export const SavedNote = ({ saved }: { readonly saved: SavedSale }): ReactElement => {
  const locale = useLocale();
  const words = phoneSale[locale];
  const event = useEvents(lookedAt)?.find(({ name }) => name.enrolment === saved.name.enrolment && name.seq === saved.name.seq);
  const state = event?.state ?? 'queued';
  const { link } = useSyncTruth();
  return (
    <section className="saved" data-state={state} role="status" aria-live="assertive">
      <span className="saved-sign">
        <Icon name={signs[state]} />
      </span>
      <strong>{words[titles[state]]}</strong>
      <p>{state === 'queued' ? (saved.already ? words.alreadySaved : words.savedNext) : verdictWords(event, locale)}</p>
      {state !== 'queued' && (event?.answer?.given ?? []).map((given) => <GivenStamps key={given.programme} given={given} />)}
      {state === 'queued' && link === 'unreached' && (
        <Link href={`/recibo/${saved.name.enrolment}/${saved.name.seq}`} className="saved-way">
          {phoneCarry[locale].receipt}
        </Link>
      )}
      <p className="saved-next">{words.scanNext}</p>
    </section>
  );
};

const verdictWords = (event: ListedEvent | undefined, locale: Locale): string => {
  const answer = event?.answer ?? null;
  if (answer === null) return '';
  const given = givenWords(answer, locale);
  if (given !== '') return given;
  if (answer.code === null) return '';
  return answer.words?.[locale] ?? errorText(answer.code, answer.facts, locale).join(' ');
};

/** The card as it stands now, the new stamps marked. */
const GivenStamps = ({ given: { unit, units, balance, goal } }: { readonly given: Given }): ReactElement | null => {
  const locale = useLocale();
  if (unit !== 'stamp' || goal === null) return null;
  return <StampRow name={phoneSale[locale].card} filled={balance} fresh={units} goal={goal} unit={common[locale].stamps} />;
};
