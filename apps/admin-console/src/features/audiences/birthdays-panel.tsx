import type { ReactNode } from 'react';
import { formatNumber } from '@qoa/messages';
import type { Audiences } from '@qoa/shared/protocol';
import type { AudienceDoors } from './audience-doors.ts';
import { BirthdayForm } from './birthday-form.tsx';
import { useAudienceWords } from './use-audience-words.ts';

interface BirthdaysPanelProps {
  readonly birthdays: Audiences['birthdays'];
  readonly doors: Pick<AudienceDoors, 'correctBirthday'>;
  readonly isAdmin: boolean;
  readonly onChanged: () => Promise<void>;
}

/** How many cards told their birthday; and the way to correct or forget one, without seeing it. */
export const BirthdaysPanel = ({ birthdays: { told, cards }, doors, isAdmin, onChanged }: BirthdaysPanelProps): ReactNode => {
  const { a, locale } = useAudienceWords();
  return (
    <section className="panel" aria-label={a.birthdays}>
      <h2>{a.birthdays}</h2>
      <p><b>{a.birthdaysTold(formatNumber(told, locale), formatNumber(cards, locale))}</b></p>
      <p>{a.birthdaysHint}</p>
      {isAdmin ? <BirthdayForm doors={doors} onChanged={onChanged} /> : null}
    </section>
  );
};
