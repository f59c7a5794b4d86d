import type { Curve } from '@qoa/design';
import { formatDay, formatNumber } from '@qoa/messages';
import type { DryRunReport } from '@qoa/shared/protocol';
import type { ConsoleWords } from '../../platform/words-context.tsx';

/** The days of a report as a drawing, and in a sentence. At least one day. */
export const curveOf = (days: DryRunReport['days'], { d, locale }: Pick<ConsoleWords, 'd' | 'locale'>): { readonly curve: Curve; readonly told: string } => {
  const number = (n: number): string => formatNumber(n, locale);
  const dayText = (day: string | undefined): string => (day === undefined ? '' : formatDay(Date.parse(day), locale, 'UTC'));
  const units = number(days.reduce((sum, day) => sum + day.units, 0));
  const left = days.flatMap(({ budgetUnitsLeft }) => (budgetUnitsLeft === null ? [] : [budgetUnitsLeft]));
  const hasBudget = left.length === days.length;
  const spent = days.find(({ budgetUnitsLeft }) => budgetUnitsLeft === 0);
  const desc = hasBudget ? d.curveSays(units, days.length, number(left.at(-1) ?? 0)) : d.curveSaysNoBudget(units, days.length);
  const told = !hasBudget ? desc : `${desc} ${spent === undefined ? d.lasts : d.runsOut(dayText(spent.day))}`;
  return {
    told,
    curve: {
      bars: days.map((day) => day.units), line: hasBudget ? left : null, first: dayText(days[0]?.day), last: dayText(days.at(-1)?.day),
      barsMax: number(Math.max(...days.map((day) => day.units))), lineMax: number(Math.max(0, ...left)), title: hasBudget ? d.curve : d.curveUnits, desc,
    },
  };
};
