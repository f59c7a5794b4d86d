import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { formatMonthDay } from '@qoa/messages';
import { readCardText } from '@qoa/shared/codes';
import type { BirthdayCorrection } from '@qoa/shared/protocol';
import { type Birthday, daysMaxOfMonth } from '@qoa/shared/rules';
import { refusalWords } from '../../platform/refusal-words.ts';
import type { AudienceDoors } from './audience-doors.ts';
import { BirthdayModal } from './birthday-modal.tsx';
import { useAudienceWords } from './use-audience-words.ts';

interface BirthdayFormProps {
  readonly doors: Pick<AudienceDoors, 'correctBirthday'>;
  readonly onChanged: () => Promise<void>;
}

/** Corrects or forgets the birthday of a card. Nobody can read back what stood there, so that no day is chosen beforehand and each change is asked about once more. */
export const BirthdayForm = ({ doors, onChanged }: BirthdayFormProps): ReactNode => {
  const { a, locale } = useAudienceWords();
  const [written, setWritten] = useState('');
  const [chosen, setChosen] = useState<Birthday>(unchosen);
  const [asked, setAsked] = useState<BirthdayCorrection | null>(null);
  const [said, setSaid] = useState<{ readonly text: string; readonly isWrong: boolean } | null>(null);
  const codeId = useId();

  const ask = (birthday: Birthday | null): void => {
    const card = readCardText(written);
    const wrong = !card.ok ? a.cardWrong : birthday !== null && (birthday.day === 0 || birthday.month === 0) ? a.dayMissing : null;
    setSaid(wrong === null ? null : { text: wrong, isWrong: true });
    if (wrong === null && card.ok) setAsked({ card: card.value, birthday });
  };
  const send = async (correction: BirthdayCorrection): Promise<void> => {
    const answer = await doors.correctBirthday(correction);
    if (answer.ok) await onChanged();
    setAsked(null);
    setSaid(answer.ok ? { text: !answer.value.changed ? a.sameBirthday : correction.birthday === null ? a.forgotten : a.corrected, isWrong: false } : { text: refusalWords(answer.error, locale), isWrong: true });
  };
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()}>
      <div className="field"><label htmlFor={codeId}>{a.cardCode}</label><input id={codeId} type="text" className="code" autoComplete="off" value={written} onChange={({ target }) => setWritten(target.value)} /></div>
      <DayFields chosen={chosen} onChosen={setChosen} />
      <p role={said?.isWrong === true ? 'alert' : 'status'} className={said?.isWrong === true ? 'refusal' : ''}>{said?.text ?? ''}</p>
      <div className="actions">
        <button type="button" className="main" onClick={() => ask(chosen)}>{a.correct}</button>
        <button type="button" onClick={() => ask(null)}>{a.forget}</button>
      </div>
      {asked === null ? null : <BirthdayModal asked={asked} dayText={asked.birthday === null ? '' : dayText(asked.birthday, locale)} onClose={() => setAsked(null)} onConfirm={() => send(asked)} />}
    </form>
  );
};

/** 0: not chosen yet. */
const unchosen: Birthday = { month: 0, day: 0 };

const DayFields = ({ chosen: { month, day }, onChosen }: { readonly chosen: Birthday; readonly onChosen: (chosen: Birthday) => void }): ReactNode => {
  const { a } = useAudienceWords();
  const [dayId, monthId] = [useId(), useId()];
  const daysMax = month === 0 ? 31 : daysMaxOfMonth(month);
  const choose = (next: Birthday): void => onChosen({ month: next.month, day: next.month === 0 ? next.day : Math.min(next.day, daysMaxOfMonth(next.month)) });
  return (
    <div className="pair">
      <div className="field"><label htmlFor={dayId}>{a.day}</label><select id={dayId} value={day} onChange={({ target }) => choose({ month, day: Number(target.value) })}><option value={0}>{a.choose}</option>{upTo(daysMax).map((n) => <option key={n}>{n}</option>)}</select></div>
      <div className="field"><label htmlFor={monthId}>{a.month}</label><select id={monthId} value={month} onChange={({ target }) => choose({ month: Number(target.value), day })}><option value={0}>{a.choose}</option>{upTo(12).map((n) => <option key={n} value={n}>{a.monthName(n)}</option>)}</select></div>
    </div>
  );
};

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);

/** Of a leap year, so that the 29th of February has words. */
const dayText = ({ month, day }: Birthday, locale: 'es' | 'en'): string => formatMonthDay(Date.UTC(2024, month - 1, day), locale, 'UTC');
