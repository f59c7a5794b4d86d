import type { ReactNode } from 'react';
import { formatAgo, formatBytes, formatDuration, formatNumber, formatRelease } from '@qoa/messages';
import { isClockOff } from '@qoa/shared/clock';
import type { DeviceHealth } from '@qoa/shared/protocol';
import { isNearlyFull } from '@qoa/shared/sync';
import { useWords } from '../../platform/words-context.tsx';
import type { ConsoleWords } from '../../platform/words-context.tsx';
import { ConditionBadge } from './condition-badge.tsx';
import type { StoreActions } from './stores-table.tsx';
import { deviceCondition, isProblem, oldestAgeMs, refusedOf } from './device-condition.ts';

/** The start of an enrolment's id: enough to tell phones apart and to say aloud. */
export const shortName = (enrolment: string): string => enrolment.slice(0, 6);

/** One phone as a row. `actions` is null for whoever may only look. */
export const DeviceRow = ({ device, serverNowMs, caughtUpEvents, actions }: { readonly device: DeviceHealth; readonly serverNowMs: number; readonly caughtUpEvents: number; readonly actions: Pick<StoreActions, 'onRevoke' | 'onDeclareLost'> | null }): ReactNode => {
  const words = useWords();
  const { t, l, locale } = words;
  const condition = deviceCondition(device, serverNowMs);
  const oldestMs = oldestAgeMs(device, serverNowMs);
  const name = shortName(device.enrolment);
  return (
    <tr role="row" className={isProblem(device, serverNowMs) ? 'problem' : device.state === 'active' ? '' : 'past'} data-testid={`device-${device.enrolment}`}>
      <th role="rowheader" scope="row"><span className="code">{name}</span><small><bdi title={device.app ?? undefined}>{device.app === null ? t.unknown : formatRelease(device.app)}</bdi></small></th>
      <Cell name={t.state}><ConditionBadge condition={condition} />{device.trouble === null ? null : <small className="notice">{t.reason(device.trouble)}</small>}</Cell>
      <Cell name={t.lastReport}>{device.reportedAtMs === null ? t.never : formatAgo(device.reportedAtMs, serverNowMs, locale)}</Cell>
      <Cell name={t.queue} strong={device.queuedEvents > 0}>{formatNumber(device.queuedEvents, locale)}{oldestMs === null ? null : <small>{t.oldestOf(formatDuration(oldestMs, locale))}</small>}{caughtUpEvents === 0 ? null : <small>{t.caughtUp(caughtUpEvents)}</small>}</Cell>
      <Cell name={t.holes} strong={device.holes > 0}>{formatNumber(device.holes, locale)}</Cell>
      <Cell name={t.awaited} strong={device.awaited > 0}>{formatNumber(device.awaited, locale)}</Cell>
      <Cell name={t.held} strong={device.held > 0}>{formatNumber(device.held, locale)}</Cell>
      <Cell name={t.clock}>{clockWords(device.clockOffsetMs, words)}</Cell>
      <Cell name={t.storage}>{storageWords(device.storage, words)}</Cell>
      <Cell name={t.refusals}><Refusals device={device} name={name} /></Cell>
      <Cell name={t.actions}>
        {actions === null || device.state === 'revoked' ? null : <button type="button" className="quiet" aria-label={t.revokeOne(name)} onClick={() => actions.onRevoke(device)}>{t.revoke}</button>}
        {actions === null || device.state === 'lost' ? null : <button type="button" className="quiet" aria-label={l.declareOne(name)} onClick={() => actions.onDeclareLost(device)}>{l.declare}</button>}
      </Cell>
    </tr>
  );
};

const Cell = ({ name, strong = false, children }: { readonly name: string; readonly strong?: boolean; readonly children: ReactNode }): ReactNode => (
  <td role="cell" data-label={name} className={strong ? 'strong' : ''}><div>{children}</div></td>
);

const clockWords = (offsetMs: number | null, { t, locale }: ConsoleWords): ReactNode => {
  if (offsetMs === null) return t.unknown;
  if (!isClockOff(offsetMs)) return t.clockOk;
  const age = formatDuration(Math.abs(offsetMs), locale);
  return <span className="notice">{offsetMs < 0 ? t.clockAhead(age) : t.clockBehind(age)}</span>;
};

const storageWords = ({ usedBytes, quotaBytes, persisted }: DeviceHealth['storage'], { t, locale }: ConsoleWords): ReactNode => {
  if (usedBytes === null) return t.unknown;
  const share = quotaBytes === null || quotaBytes === 0 ? '' : ` / ${formatBytes(quotaBytes, locale)}`;
  return <>{formatBytes(usedBytes, locale)}{share}{isNearlyFull({ usedBytes, quotaBytes }) ? <small className="notice">{t.storageLow}</small> : null}{persisted === null ? null : <small className={persisted ? '' : 'notice'}>{persisted ? t.persisted : t.notPersisted}</small>}</>;
};

const Refusals = ({ device, name }: { readonly device: DeviceHealth; readonly name: string }): ReactNode => {
  const { t, locale } = useWords();
  const refused = refusedOf(device);
  const summary = t.refusalCount(refused, device.answeredLastDay);
  if (refused === 0) return summary;
  const reasons = Object.entries(device.refusalsByCode).sort(([, a], [, b]) => b - a);
  return (
    <details>
      <summary aria-label={`${t.refusalsBreakdown(name)}: ${summary}`}>{summary}</summary>
      <ul>{reasons.map(([code, n]) => <li key={code}><b>{formatNumber(n, locale)}</b> {t.reason(code)}</li>)}</ul>
    </details>
  );
};
