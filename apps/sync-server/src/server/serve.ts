import { randomBytes } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { server as words } from '@qoa/messages';
import { usualCost } from '../features/admin/index.ts';
import { answerControl } from '../features/backup/index.ts';
import { type Config, secretsFrom } from '../features/config/index.ts';
import { keepsOf } from '../features/keeps/index.ts';
import { lanAddresses, openAuthority } from '../features/lan/index.ts';
import type { Database } from '../platform/database.ts';
import { compose } from './compose.ts';

const closingMsMax = 5000;
/** A push of 4 MB over a bad 3G link takes one and a half minutes. */
const requestMsMax = 120_000;
const portMax = 65_535;
const folderOfApps = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** Serves the house on its port until the process is told to end. Answers why it cannot, in lines for people, with everything closed again; null when it does. */
export const serve = async (config: Config, database: Database, log: Logger): Promise<readonly string[] | null> => {
  const { dataDir } = config;
  const keeps = keepsOf(config);
  if (!keeps.ok) {
    await database.close();
    return [words.es.keepDirClosed(keeps.error.folder), words.en.keepDirClosed(keeps.error.folder)];
  }
  const addresses = lanAddresses(networkInterfaces());
  const tls = config.lan ? await openAuthority(join(dataDir, 'lan'), [...addresses, '127.0.0.1', 'localhost'], Date.now()) : null;
  let origin = config.publicUrl ?? '';
  const house = await compose({
    config,
    secrets: secretsFrom(config, randomBytes),
    database,
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
  const { copyTo } = database;
  const control = copyTo === null ? null : await answerControl(dataDir, copyTo).catch((thrown: unknown) => nullUnheard(thrown, log));
  await house.begin();
  const listening = await house.app.listen({ host: config.host, port: config.port }).catch(nullWhenBusy);
  if (listening === null) {
    control?.close();
    await house.close();
    const other = config.port < portMax ? config.port + 1 : config.port - 1;
    return [words.es.portBusy(config.port, other), words.en.portBusy(config.port, other)];
  }
  origin = config.publicUrl ?? originOf(config, addresses, Number(new URL(listening).port));
  closeGracefully(() => (control?.close(), house.close()), log);
  const signIn = house.features.demo?.signIn ?? null;
  const demoLines = signIn === null ? [] : [words.es.demoSignIn(signIn.email, signIn.password), words.en.demoSignIn(signIn.email, signIn.password)];
  process.stdout.write(`${[words.es.open(origin), words.en.open(origin), ...demoLines, words.es.stopHint, words.en.stopHint].join('\n')}\n`);
  return null;
};

/** A path too long for a socket, or a system without them: backups then wait for the server's end. */
const nullUnheard = (thrown: unknown, log: Logger): null => {
  log.warn({ err: thrown }, 'no backup can be taken while the server runs');
  return null;
};

/** A port that another program holds is the reader's to choose anew; whatever else keeps the server from listening is thrown on. */
const nullWhenBusy = (thrown: unknown): null => {
  if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE') return null;
  throw thrown;
};

const originOf = ({ lan }: Config, addresses: readonly string[], port: number): string => (lan ? `https://${addresses[0] ?? 'localhost'}:${port}` : `http://localhost:${port}`);

/** npm and the terminal may each hand on the same signal, so a repeated one must not cut the first short. */
const closeGracefully = (close: () => Promise<void>, log: Logger): void => {
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
};
