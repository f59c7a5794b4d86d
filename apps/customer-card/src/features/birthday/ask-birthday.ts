import type { cardBirthdayEs, Locale, Words } from '@qoa/messages';
import { formatMonthDay } from '@qoa/messages';
import { type Birthday, daysMaxOfMonth } from '@qoa/shared/rules';
import { created, element } from '../../platform/elements.ts';
import { answered, type BirthdayStep, chosen, firstStep, type Outcome } from './birthday-step.ts';
import style from './birthday.css?inline';

type BirthdayWords = Words<typeof cardBirthdayEs>;

export interface BirthdayParts {
  readonly words: BirthdayWords;
  readonly locale: Locale;
  readonly tell: (birthday: Birthday) => Promise<Outcome>;
  /** The day by the holder's own clock. */
  readonly today: () => Birthday;
}

/** Asks the holder for the birthday, below the promotions. */
export const askBirthday = (parts: BirthdayParts): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets.push(sheet);
  const section = created('section');
  section.id = 'birthday';
  element('#programmes').after(section);
  show(section, parts, firstStep, false);
};

/** `moves`: the focus goes to what is new, so that a keyboard and a screen reader are where the eye is. */
const show = (section: HTMLElement, parts: BirthdayParts, step: BirthdayStep, moves = true): void => {
  const title = Object.assign(created('h2', parts.words.title), { tabIndex: -1 });
  section.replaceChildren(title, ...partsOf(section, parts, step));
  if (moves) title.focus();
};

const partsOf = (section: HTMLElement, parts: BirthdayParts, step: BirthdayStep): readonly HTMLElement[] => {
  const { words, locale } = parts;
  const go = (next: BirthdayStep): void => show(section, parts, next);
  const dayText = ({ month, day }: Birthday): string => formatMonthDay(Date.UTC(2024, month - 1, day), locale, 'UTC');
  switch (step.step) {
    case 'choosing':
      return choosing(words, locale, step.problem, go);
    case 'sure': {
      const { birthday } = step;
      const save = async (): Promise<void> => {
        go({ step: 'saving', birthday });
        go(answered(birthday, await parts.tell(birthday), parts.today()));
      };
      return [created('p', words.sure(dayText(birthday)), 'sure'), created('p', words.once), button(words.save, 'main', () => void save()), button(words.back, 'back', () => go(firstStep))];
    }
    case 'saving':
      return [created('p', words.saving)];
    case 'told':
      return [created('p', words.told(dayText(step.birthday)))];
    case 'told-today':
      return [created('p', words.toldToday)];
    case 'told-before':
      return [created('p', words.toldBefore)];
  }
};

const choosing = (words: BirthdayWords, locale: Locale, problem: 'incomplete' | 'failed' | null, go: (next: BirthdayStep) => void): readonly HTMLElement[] => {
  const months = Array.from({ length: 12 }, (_, i) => new Intl.DateTimeFormat(locale === 'es' ? 'es-MX' : 'en-US', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, i, 1)));
  const month = select(words.choose, months);
  const day = select(words.choose, numbersUpTo(31));
  month.onchange = () => {
    const before = day.value;
    day.replaceChildren(...optionsOf(words.choose, numbersUpTo(daysMaxOfMonth(Number(month.value)))));
    day.value = Number(before) <= daysMaxOfMonth(Number(month.value)) ? before : '';
  };
  const fields = created('div', '', 'days');
  fields.append(labelled(words.day, day), labelled(words.month, month));
  const said = Object.assign(created('p', problem === null ? '' : words[problem], 'problem'), { role: 'alert' });
  const next = button(words.next, 'main', () => go(chosen(Number(month.value), Number(day.value))));
  return [created('p', words.offer), fields, said, next, created('p', words.notice, 'notice')];
};

const numbersUpTo = (n: number): readonly string[] => Array.from({ length: n }, (_, i) => String(i + 1));

const select = (choose: string, labels: readonly string[]): HTMLSelectElement => {
  const made = document.createElement('select');
  made.append(...optionsOf(choose, labels));
  return made;
};

const optionsOf = (choose: string, labels: readonly string[]): readonly HTMLOptionElement[] => [new Option(choose, ''), ...labels.map((label, i) => new Option(label, String(i + 1)))];

const labelled = (text: string, field: HTMLElement): HTMLElement => {
  const label = created('label', text);
  label.append(field);
  return label;
};

const button = (text: string, className: string, act: () => void): HTMLElement => Object.assign(created('button', text, className), { type: 'button', onclick: act });
