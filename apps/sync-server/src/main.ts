import { resolve } from 'node:path';
import { parseConfig } from './features/config/index.ts';
import { openEmbeddedFolder } from './platform/embedded-folder.ts';

const parsed = parseConfig({ ...process.env, ...(process.argv.includes('--lan') ? { LAN: 'true' } : {}) });
// The embedded database wakes in a thread of its own while this one reads the rest of the house: neither waits for the other.
const waking = parsed.ok && parsed.value.databaseUrl === null ? openEmbeddedFolder(resolve(parsed.value.dataDir)) : null;
const [folder, { begin }] = await Promise.all([waking, import('./server/begin.ts')]);
const trouble = await begin(parsed, folder);
if (trouble !== null) {
  process.stderr.write(`${trouble.join('\n')}\n`);
  process.exitCode = 1;
}
