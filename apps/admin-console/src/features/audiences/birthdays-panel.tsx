import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { formatNumber } from '@qoa/messages';
import { readCardCode } from '@qoa/shared/codes';
import type { Audiences } from '@qoa/shared/protocol';
import { type Birthday, daysMaxOfMonth } from '@qoa/shared/rules';
import { refusalWords } from '../../platform/refusal-words.ts';
import type { AudienceDoors } from './audience-doors.ts';
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
      {isAdmin ? <CorrectForm doors={doors} onChanged={onChanged} /> : null}
    </section>
  );
};

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);

const CorrectForm = ({ doors, onChanged }: Pick<BirthdaysPanelProps, 'doors' | 'onChanged'>): ReactNode => {
  const { a, locale } = useAudienceWords();
  const [written, setWritten] = useState('');
  const [{ month, day }, setBirthday] = useState<Birthday>({ month: 1, day: 1 });
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly isWrong: boolean } | null>(null);
  const [codeId, dayId, monthId] = [useId(), useId(), useId()];
  const days = daysMaxOfMonth(month);
  const send = async (birthday: Birthday | null): Promise<void> => {
    const card = readCardCode(written);
    if (!card.ok) return setSaid({ text: a.cardWrong, isWrong: true });
    setBusy(true);
    const answer = await doors.correctBirthday({ card: card.value, birthday });
    if (answer.ok) await onChanged();
    setBusy(false);
    setSaid(answer.ok ? { text: !answer.value.changed ? a.sameBirthday : birthday === null ? a.forgotten : a.corrected, isWrong: false } : { text: refusalWords(answer.error, locale), isWrong: true });
  };
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()}>
      <div className="field"><label htmlFor={codeId}>{a.cardCode}</label><input id={codeId} type="text" className="code" autoComplete="off" value={written} onChange={({ target }) => setWritten(target.value)} /></div>
      <div className="pair">
        <div className="field"><label htmlFor={dayId}>{a.day}</label><select id={dayId} value={Math.min(day, days)} onChange={({ target }) => setBirthday({ month, day: Number(target.value) })}>{upTo(days).map((n) => <option key={n}>{n}</option>)}</select></div>
        <div className="field"><label htmlFor={monthId}>{a.month}</label><select id={monthId} value={month} onChange={({ target }) => setBirthday({ month: Number(target.value), day })}>{upTo(12).map((n) => <option key={n} value={n}>{a.monthName(n)}</option>)}</select></div>
      </div>
      <p role={said?.isWrong === true ? 'alert' : 'status'} className={said?.isWrong === true ? 'refusal' : ''}>{said?.text ?? ''}</p>
      <div className="actions">
        <button type="button" className="main" disabled={busy} onClick={() => void send({ month, day: Math.min(day, days) })}>{a.correct}</button>
        <button type="button" disabled={busy} onClick={() => void send(null)}>{a.forget}</button>
      </div>
    </form>
  );
};
