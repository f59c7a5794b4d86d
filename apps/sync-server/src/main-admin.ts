import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { server as words } from '@qoa/messages';
import { type AdminRefused, adminDesk, sqlAdminStore, usualCost } from './features/admin/index.ts';
import { type Config, parseConfig } from './features/config/index.ts';
import { typedSecret } from './platform/typed-secret.ts';
import { serverLogger } from './server/logger.ts';
import { openStorage } from './server/storage.ts';

// `npm run admin -- add EMAIL [support]`, `reset EMAIL`, `disable EMAIL`; docs/how-to/let-somebody-in.md says when and how.
const done = { add: 'adminAdded', reset: 'adminReset', disable: 'adminDisabled' } as const;
const refusals = { EMAIL_INVALID: 'adminEmailInvalid', PASSWORD_WEAK: 'adminPasswordWeak', ADMIN_KNOWN: 'adminKnown', ADMIN_UNKNOWN: 'adminUnknown' } as const satisfies Readonly<Record<AdminRefused, string>>;
const [task, email, role = 'admin', ...more] = process.argv.slice(2);
const parsed = parseConfig(process.env);
if (!parsed.ok) end([words.es.badSettings, words.en.badSettings, ...parsed.error.map((problem) => `  - ${problem}`)]);
else if (email === undefined || more.length > 0 || (task !== 'add' && task !== 'reset' && task !== 'disable') || (role !== 'admin' && role !== 'support')) end([words.es.adminUsage, words.en.adminUsage]);
else await change(parsed.value, { task, email, role });

interface Wanted {
  readonly task: 'add' | 'reset' | 'disable';
  readonly email: string;
  readonly role: 'admin' | 'support';
}

async function change(config: Config, { task, email: person, role: asked }: Wanted): Promise<void> {
  const password = task === 'disable' ? '' : await typedSecret(`${words.es.adminPassword}\n${words.en.adminPassword}\n`);
  if (password === null) return end([words.es.adminPasswordWeak, words.en.adminPasswordWeak]);
  const dataDir = resolve(config.dataDir);
  const storage = await openStorage({ ...config, dataDir }, serverLogger(config.logLevel), (error) => end([error.message]));
  if (!storage.ok) return end([words.es.adminWhileOpen(dataDir), words.en.adminWhileOpen(dataDir)]);
  try {
    const desk = adminDesk({ store: sqlAdminStore(storage.value), cost: usualCost, now: Date.now, random: randomBytes });
    const changed = task === 'add' ? await desk.add({ email: person, password, role: asked }) : task === 'reset' ? await desk.reset({ email: person, password }) : await desk.disable(person);
    if (!changed.ok) return end([words.es[refusals[changed.error]], words.en[refusals[changed.error]]]);
    say([words.es[done[task]](changed.value.email, changed.value.role), words.en[done[task]](changed.value.email, changed.value.role)]);
  } finally {
    await storage.value.close();
  }
}

function say(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function end(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}
