import { resolve } from 'node:path';
import { server as words } from '@qoa/messages';
import { type Config, parseConfig } from './features/config/index.ts';
import { serverLogger } from './server/logger.ts';
import { openStorage } from './server/storage.ts';

const parsed = parseConfig({ ...process.env, ...(process.argv.includes('--lan') ? { LAN: 'true' } : {}) });
const trouble = parsed.ok ? await begin(parsed.value) : [words.es.badSettings, words.en.badSettings, ...parsed.error.map((problem) => `  - ${problem}`)];
if (trouble !== null) {
  process.stderr.write(`${trouble.join('\n')}\n`);
  process.exitCode = 1;
}

/** Why nothing is served, in lines for people; null when it is. */
async function begin(config: Config): Promise<readonly string[] | null> {
  const log = serverLogger(config.logLevel);
  const dataDir = resolve(config.dataDir);
  // The embedded database wakes in a thread of its own, which is most of a second start: meanwhile this one reads the rest of the house.
  const [storage, { serve }] = await Promise.all([openStorage({ ...config, dataDir }, log, endAsDefect), import('./server/serve.ts')]);
  if (!storage.ok) return [words.es.dataDirLocked(dataDir), words.en.dataDirLocked(dataDir)];
  return serve({ ...config, dataDir }, storage.value, log);
}

/** Thrown where nobody catches, it ends the process with an exit code that has its supervisor start another. */
function endAsDefect(cause: Error): void {
  setImmediate(() => {
    throw new Error('the embedded database is dead', { cause });
  });
}
