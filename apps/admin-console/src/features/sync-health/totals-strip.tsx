import type { ReactNode } from 'react';
import { formatAgo, formatDuration, formatNumber } from '@qoa/messages';
import { useWords } from '../../platform/words-context.tsx';
import type { HealthTotals } from './health-totals.ts';

/** The whole house in a row of numbers; what needs a look says so by word and weight. */
export const TotalsStrip = ({ totals, serverNowMs }: { readonly totals: HealthTotals; readonly serverNowMs: number }): ReactNode => {
  const { t, locale } = useWords();
  const tiles: readonly (readonly [string, string, boolean])[] = [
    [t.totalProblems, formatNumber(totals.problems, locale), totals.problems > 0],
    [t.totalReporting, `${formatNumber(totals.reporting, locale)} / ${formatNumber(totals.devices, locale)}`, false],
    [t.totalQueued, formatNumber(totals.queued, locale), false],
    [t.totalOldest, totals.oldestAgeMs === null ? t.none : formatDuration(totals.oldestAgeMs, locale), false],
    [t.totalHoles, formatNumber(totals.holes, locale), totals.holes > 0],
    [t.totalRefused, formatNumber(totals.refused, locale), false],
    [t.totalStores, formatNumber(totals.stores, locale), false],
    [t.totalBackup, totals.backupAtMs === null ? t.backupNone : formatAgo(totals.backupAtMs, serverNowMs, locale), totals.isBackupLate],
    [t.totalJudged, formatNumber(totals.judgedNo, locale), false],
  ];
  return (
    <dl className="totals">
      {tiles.map(([name, value, warns]) => (
        <div key={name} className={warns ? 'tile warns' : 'tile'}>
          <dt>{name}</dt>
          <dd className={/\d/.test(value) ? '' : 'word'}>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
