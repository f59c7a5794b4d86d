import type { SyncHealth } from '@qoa/shared/protocol';
import { expect, test } from 'vitest';
import { stubHealth, stubNowMs } from '../../stub/stub-health.ts';
import { healthTotals } from './health-totals.ts';

const dayMs = 86_400_000;

test.each([
  ['none', null, true],
  ['one of this hour', stubNowMs - 3_600_000, false],
  ['one of a day ago', stubNowMs - dayMs, false],
  ['an older one', stubNowMs - dayMs - 1, true],
])('a backup: %s', (_, atMs, isBackupLate) => {
  const lastBackup: SyncHealth['lastBackup'] = atMs === null ? null : { atMs, judgedNo: 1 };
  expect(healthTotals(stubHealth({ lastBackup }), stubNowMs)).toMatchObject({ backupAtMs: atMs, isBackupLate });
});
