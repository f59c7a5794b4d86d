import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '@qoa/shared/result';
import { type Config, parseConfig, type Secrets } from '../features/config/index.ts';
import type { Database } from '../platform/database.ts';
import { type Keeps, openKeeps } from '../features/keeps/index.ts';
import { embeddedTestDatabase } from '../platform/test-embedded.ts';
import { compose, type House } from './compose.ts';
import { serverLogger } from './logger.ts';
import type { World } from './world.ts';

/** A whole server over an embedded database of its own, with the demo world in it, not listening. */
export interface TestHouse extends House {
  readonly world: World;
  /** Every line that was logged. */
  readonly logged: readonly string[];
  readonly now: { ms: number };
  readonly drop: () => Promise<void>;
}

/** What a test gives its house instead of the usual; several on one PostgreSQL share secrets, and the first of them judges. */
export interface TestHouseParts {
  readonly database?: Database;
  readonly secrets?: Secrets;
  readonly requestMsMax?: number;
  readonly tls?: World['tls'];
  /** For who opens several houses over the same; else they go with the house. */
  readonly keeps?: Keeps;
  /** Where the point of sale was built; else it is one small page, as the other apps are. */
  readonly posFolder?: string;
}

export const testOrigin = 'http://localhost:8080';

/** Composes a server as `serve.ts` does, with cheap passwords and a clock that the test moves. */
export const openTestHouse = async (env: Readonly<Record<string, string>> = {}, own: TestHouseParts = {}): Promise<TestHouse> => {
  const parsed = parseConfig({ LOG_LEVEL: 'info', PUBLIC_URL: testOrigin, ...env });
  assert(parsed.ok, 'the settings of the test are good');
  const test = own.database === undefined ? await embeddedTestDatabase() : { database: own.database, dataDir: null };
  const folder = webFolder();
  const keepDir = mkdtempSync(join(tmpdir(), 'qoa-keeps-'));
  const logged: string[] = [];
  const now = { ms: 1_795_000_000_000 };
  const world: World = {
    config: parsed.value satisfies Config,
    requestMsMax: own.requestMsMax ?? 60_000,
    secrets: own.secrets ?? parsed.value.secrets ?? { keyring: `k1:${base64()}`, cookie: base64(), signing: base64() },
    database: test.database,
    keeps: own.keeps ?? openKeeps(keepDir),
    log: serverLogger(parsed.value.logLevel, { write: (line) => void logged.push(line) }),
    now: () => now.ms,
    random: randomBytes,
    passwordCost: { n: 1024, p: 1 },
    sleep: (ms) => sleep(ms),
    every: () => () => undefined,
    webApps: (['/pos/', '/card/', '/admin/'] as const).map((prefix) => ({ prefix, folder: prefix === '/pos/' ? (own.posFolder ?? folder) : folder, pages: prefix === '/card/' ? { '/r': 'index.html' } : {} })),
    tls: own.tls ?? null,
    publicUrl: () => testOrigin,
  };
  const house = await compose(world);
  const isJudge = await house.begin();
  assert(isJudge || own.database !== undefined, 'a test judges alone');
  return {
    ...house,
    world,
    logged,
    now,
    drop: async () => {
      await house.close();
      if (test.dataDir !== null) rmSync(test.dataDir, { recursive: true, force: true });
      for (const each of [folder, keepDir]) rmSync(each, { recursive: true, force: true });
    },
  };
};

const base64 = (): string => randomBytes(32).toString('base64');

/** A built app in small: a page, a script with a hash in its name, ready compressed. */
const webFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'qoa-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>app</title>');
  writeFileSync(join(folder, 'sw.js'), 'self.skip');
  writeFileSync(join(folder, 'sw.js.br'), 'brotli');
  writeFileSync(join(folder, 'assets/main-DxQ3_a9Z.js'), 'plain');
  writeFileSync(join(folder, 'assets/main-DxQ3_a9Z.js.br'), 'brotli');
  return folder;
};

