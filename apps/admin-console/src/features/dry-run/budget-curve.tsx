import type { ReactNode } from 'react';
import { drawCurve } from '@qoa/design';
import { formatDay, formatNumber } from '@qoa/messages';
import type { DryRunReport } from '@qoa/shared/protocol';
import { useWords } from '../../platform/words-context.tsx';
import { curveOf } from './curve-of.ts';

/** What is given day by day and what is left of the budget, drawn; and the same as a table. */
export const BudgetCurve = ({ days }: Pick<DryRunReport, 'days'>): ReactNode => {
  const words = useWords();
  const { d, locale } = words;
  if (days.length === 0) return null;
  const { curve, told } = curveOf(days, words);
  return (
    <figure className="curve">
      <figcaption><b>{curve.title}.</b> {told}</figcaption>
      <p className="legend" aria-hidden="true"><span className="bars">{d.legendUnits}</span>{curve.line === null ? null : <span className="line">{d.legendLeft}</span>}</p>
      <img alt={`${curve.title}. ${curve.desc}`} src={`data:image/svg+xml,${encodeURIComponent(drawCurve(curve))}`} />
      <details>
        <summary>{d.numbers}</summary>
        <table className="numbers" aria-label={curve.title}>
          <thead><tr>{[d.day, d.sales, d.units, d.left].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
          <tbody>
            {days.map(({ day, sales, units, budgetUnitsLeft }) => (
              <tr key={day}>
                <th scope="row">{formatDay(Date.parse(day), locale, 'UTC')}</th>
                {[sales, units].map((n, nth) => <td key={nth}>{formatNumber(n, locale)}</td>)}
                <td>{budgetUnitsLeft === null ? d.noBudget : formatNumber(budgetUnitsLeft, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
};
