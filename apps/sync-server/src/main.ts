import { randomBytes } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import { server as words } from '@qoa/messages';
import { usualCost } from './features/admin/index.ts';
import { answerControl } from './features/backup/index.ts';
import { type Config, parseConfig, secretsFrom } from './features/config/index.ts';
import { keepsOf } from './features/keeps/index.ts';
import { lanAddresses, openAuthority } from './features/lan/index.ts';
import { compose } from './server/compose.ts';
import { serverLogger } from './server/logger.ts';
import { openStorage } from './server/storage.ts';

const closingMsMax = 5000;
/** A push of 4 MB over a bad 3G link takes one and a half minutes. */
const requestMsMax = 120_000;
const portMax = 65_535;
const folderOfApps = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const parsed = parseConfig({ ...process.env, ...(process.argv.includes('--lan') ? { LAN: 'true' } : {}) });
if (parsed.ok) await serve(parsed.value);
else end([words.es.badSettings, words.en.badSettings, ...parsed.error.map((problem) => `  - ${problem}`)]);

async function serve(config: Config): Promise<void> {
  const log = serverLogger(config.logLevel);
  const dataDir = resolve(config.dataDir);
  const storage = await openStorage({ ...config, dataDir }, log, endAsDefect);
  if (!storage.ok) return end([words.es.dataDirLocked(dataDir), words.en.dataDirLocked(dataDir)]);
  const keeps = keepsOf(config);
  if (!keeps.ok) {
    await storage.value.close();
    return end([words.es.keepDirClosed(keeps.error.folder), words.en.keepDirClosed(keeps.error.folder)]);
  }
  const addresses = lanAddresses(networkInterfaces());
  const tls = config.lan ? await openAuthority(join(dataDir, 'lan'), [...addresses, '127.0.0.1', 'localhost'], Date.now()) : null;
  let origin = config.publicUrl ?? '';
  const house = await compose({
    config,
    secrets: secretsFrom({ ...config, dataDir }, randomBytes),
    database: storage.value,
    keeps: keeps.value,
    log,
    now: Date.now,
    random: randomBytes,
    passwordCost: usualCost,
    sleep: (ms) => sleep(ms),
    requestMsMax,
    every: (ms, work) => {
      const timer = setInterval(work, ms).unref();
      return () => clearInterval(timer);
    },
    webApps: [
      { prefix: '/pos/', folder: join(folderOfApps, 'pos-pwa/dist') },
      { prefix: '/card/', folder: join(folderOfApps, 'customer-card/dist'), pages: { '/r': 'receipt.html' } },
      { prefix: '/admin/', folder: join(folderOfApps, 'admin-console/dist') },
    ],
    tls,
    publicUrl: () => origin,
  });
  const { copyTo } = storage.value;
  const control = copyTo === null ? null : await answerControl(dataDir, copyTo).catch((thrown: unknown) => nullUnheard(thrown, log));
  await house.begin();
  const listening = await house.app.listen({ host: config.host, port: config.port }).catch(nullWhenBusy);
  if (listening === null) {
    control?.close();
    await house.close();
    const other = config.port < portMax ? config.port + 1 : config.port - 1;
    return end([words.es.portBusy(config.port, other), words.en.portBusy(config.port, other)]);
  }
  origin = config.publicUrl ?? originOf(config, addresses, Number(new URL(listening).port));
  closeGracefully(() => (control?.close(), house.close()), log);
  const signIn = house.features.demo?.signIn ?? null;
  const demoLines = signIn === null ? [] : [words.es.demoSignIn(signIn.email, signIn.password), words.en.demoSignIn(signIn.email, signIn.password)];
  say([words.es.open(origin), words.en.open(origin), ...demoLines, words.es.stopHint, words.en.stopHint]);
}

/** A path too long for a socket, or a system without them: backups then wait for the server's end. */
function nullUnheard(thrown: unknown, log: ReturnType<typeof serverLogger>): null {
  log.warn({ err: thrown }, 'no backup can be taken while the server runs');
  return null;
}

/** Thrown where nobody catches, it ends the process with an exit code that has its supervisor start another. */
function endAsDefect(cause: Error): void {
  setImmediate(() => {
    throw new Error('the embedded database is dead', { cause });
  });
}

/** A port that another program holds is the reader's to choose anew; whatever else keeps the server from listening is thrown on. */
function nullWhenBusy(thrown: unknown): null {
  if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE') return null;
  throw thrown;
}

function originOf({ lan }: Config, addresses: readonly string[], port: number): string {
  return lan ? `https://${addresses[0] ?? 'localhost'}:${port}` : `http://localhost:${port}`;
}

/** npm and the terminal may each hand on the same signal, so a repeated one must not cut the first short. */
function closeGracefully(close: () => Promise<void>, log: ReturnType<typeof serverLogger>): void {
  const grace = closeWithGrace({ delay: closingMsMax, logger: log, skip: ['SIGINT', 'SIGTERM', 'SIGHUP'] }, async ({ err }) => {
    if (err !== undefined) log.fatal({ err }, 'ending after an error');
    await close();
  });
  let isClosing = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!isClosing) grace.close();
      isClosing = true;
    });
  }
}

function say(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function end(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}
