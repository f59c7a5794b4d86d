import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import { parseConfig } from '../features/config/index.ts';
import { keepsOf } from '../features/keeps/index.ts';
import { embeddedDatabase } from '../platform/embedded-database.ts';
import { embeddedTestDatabase } from '../platform/test-embedded.ts';
import { deviceToken } from './test-callers.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

test('a data folder that is copied back whole, by hand and with no backup, undoes no revocation, and another life begins', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qoa-copied-'));
  const [dataDir, aside] = [join(folder, 'data'), join(folder, 'aside')];
  const template = await embeddedTestDatabase();
  await template.database.close();
  cpSync(template.dataDir, dataDir, { recursive: true });
  const config = parseConfig({ DATA_DIR: dataDir });
  assert(config.ok, 'the settings are good');
  const base64 = (): string => randomBytes(32).toString('base64');
  const secrets = { keyring: `k1:${base64()}`, cookie: base64(), signing: base64() };
  const start = async (): Promise<TestHouse> => {
    const [database, keeps] = [await embeddedDatabase(dataDir, () => undefined), keepsOf(config.value)];
    assert(database.ok && keeps.ok, 'both folders are free');
    return openTestHouse({}, { database: database.value, secrets, keeps: keeps.value });
  };

  const first = await start();
  const enrolment = (await deviceToken(first, 1 as StoreId)).split('.')[0] as never;
  await first.features.tellPhones.tell();
  await first.drop();
  cpSync(dataDir, aside, { recursive: true });
  const second = await start();
  const epoch = second.features.judge.place()?.epoch;
  await second.features.devices.revoke(enrolment);
  await second.features.tellPhones.tell();
  await second.drop();
  rmSync(dataDir, { recursive: true });
  cpSync(aside, dataDir, { recursive: true });

  const back = await start();
  expect((await back.features.devices.of(enrolment))?.state).toBe('revoked');
  expect(back.features.judge.place()?.epoch).not.toBe(epoch);
  const life = back.features.judge.place()?.epoch;
  await back.drop();
  const next = await start();
  expect(next.features.judge.place()?.epoch, 'once').toBe(life);
  await next.drop();
  for (const each of [folder, template.dataDir]) rmSync(each, { recursive: true, force: true });
});
