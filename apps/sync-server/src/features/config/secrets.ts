import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config, GivenSecrets } from './config.ts';

/** The secrets in use, given or generated. */
export type Secrets = GivenSecrets;

const stored = z.object({ keyring: z.string().min(1), cookie: z.string().min(1), signing: z.string().min(1) });

/**
 * The configured secrets; outside production, those of `<dataDir>/secrets.json`, made at first start and readable by the owner alone.
 * They live beside the database and outside of its backup.
 */
export const secretsFrom = (config: Pick<Config, 'secrets' | 'dataDir'>, random: (length: number) => Uint8Array): Secrets => {
  if (config.secrets !== null) return config.secrets;
  const path = join(config.dataDir, 'secrets.json');
  if (existsSync(path)) return stored.parse(JSON.parse(readFileSync(path, 'utf8')));
  const base64 = (): string => Buffer.from(random(32)).toString('base64');
  const made: Secrets = { keyring: `k1:${base64()}`, cookie: base64(), signing: base64() };
  mkdirSync(config.dataDir, { recursive: true });
  writeFileSync(path, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(path, 0o600);
  return made;
};
