import type { ReactNode } from 'react';
import { formatNumber, formatPesos } from '@qoa/messages';
import type { StorePay } from '@qoa/shared/feed';
import type { DryRunReport, DryRunRequest } from '@qoa/shared/protocol';
import { type ConsoleWords, useWords } from '../../platform/words-context.tsx';
import { BudgetCurve } from './budget-curve.tsx';
import { paidToStores } from './paid-to-stores.ts';

/** What a dry run found, with what the stores earn by `pay`: totals, day by day, why sales gave less, and who would earn most. */
export const DryRunResult = ({ over, report, pay }: { readonly over: DryRunRequest['over']; readonly report: DryRunReport; readonly pay: StorePay | null }): ReactNode => {
  const { d, locale } = useWords();
  return (
    <div className="dry-run-result">
      <h3>{over.kind === 'past' ? d.ofPast(over.days) : d.ofSample(over.days)}</h3>
      {report.sales === 0 ? <p>{d.none}</p> : (
        <>
          <p className="hint">{[saidOfStores(report, d, locale), report.gaveBefore > 0 ? d.gaveBefore(formatNumber(report.gaveBefore, locale)) : ''].filter((text) => text !== '').join(' ')}</p>
          {report.cut ? <p className="notice">{d.cut}</p> : null}
          <Totals report={report} paid={paidToStores(report, pay)} />
          {report.cents === null ? <p className="hint">{d.costHow}</p> : null}
          <BudgetCurve days={report.days} />
          <Reasons reasons={report.reasons} />
          <Affected cards={report.mostAffected} />
        </>
      )}
    </div>
  );
};

const saidOfStores = ({ stores }: DryRunReport, d: ConsoleWords['d'], locale: ConsoleWords['locale']): string => {
  if (stores === null) return '';
  return stores.of === 'scope' ? d.inScope(formatNumber(stores.count, locale)) : d.takingPart(formatNumber(stores.count, locale));
};

const Totals = ({ report, paid }: { readonly report: DryRunReport; readonly paid: number | null }): ReactNode => {
  const { d, locale } = useWords();
  const { sales, counted, cards, given, prizes, cents } = report;
  const number = (n: number): string => formatNumber(n, locale);
  const tiles = [
    [d.sales, number(sales)], [d.counted, number(counted)], [d.cards, number(cards)],
    ...given.map(({ kind, units }) => [kind === 'stamp' ? d.stamps : d.points, number(units)]),
    [d.prizes, number(prizes)], [d.cost, cents === null ? d.costUnknown : formatPesos(cents, locale)],
    ...(paid === null ? [] : [[d.paid, formatPesos(paid, locale)] as const]),
  ] as const;
  return <dl className="totals" aria-label={d.totals}>{tiles.map(([name, value]) => <div key={name} className="tile"><dt>{name}</dt><dd className={value === d.costUnknown ? 'word' : undefined}>{value}</dd></div>)}</dl>;
};

const Reasons = ({ reasons }: Pick<DryRunReport, 'reasons'>): ReactNode => {
  const { d, t, locale } = useWords();
  return (
    <>
      <h4>{d.reasons}</h4>
      {reasons.length === 0 ? <p>{d.noReasons}</p> : (
        <table className="numbers" aria-label={d.reasons}>
          <thead><tr><th scope="col">{d.reason}</th><th scope="col">{d.sales}</th></tr></thead>
          <tbody>{reasons.map(({ code, sales }) => <tr key={code}><th scope="row">{t.reason(code)}</th><td>{formatNumber(sales, locale)}</td></tr>)}</tbody>
        </table>
      )}
    </>
  );
};

const Affected = ({ cards }: { readonly cards: DryRunReport['mostAffected'] }): ReactNode => {
  const { d, locale } = useWords();
  if (cards.length === 0) return null;
  return (
    <>
      <h4>{d.affected}</h4>
      <p><small>{d.affectedNote}</small></p>
      <table className="numbers" aria-label={d.affected}>
        <thead><tr><th scope="col">{d.card}</th><th scope="col">{d.sales}</th><th scope="col">{d.units}</th></tr></thead>
        <tbody>{cards.map(({ cardEnd, sales, units }, nth) => <tr key={nth}><th scope="row" className="code">{d.cardEnd(cardEnd)}</th><td>{formatNumber(sales, locale)}</td><td>{formatNumber(units, locale)}</td></tr>)}</tbody>
      </table>
    </>
  );
};
