import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cardCodeOf } from '@qoa/shared/codes';
import type { CardCode, Gtin } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import type { Chance } from '@qoa/sim/chance';
import type { Database } from '@qoa/sync-server/platform/database';
import { migrate, readMigrations } from '@qoa/sync-server/platform/migrations';
import { freePort, type ServerProcess, startServerProcess } from '@qoa/testkit/harness';
import { crowdOf, type PhoneCrowd } from '../phones/crowd.ts';
import { enrolPhone } from '../phones/keys.ts';
import { openPhone, type Phone, type PhoneWorld } from '../phones/phone.ts';
import type { SaleBook } from '../phones/sale-book.ts';
import type { SignIn } from '../office/console-doors.ts';
import { type Office, openOffice } from '../office/office.ts';
import type { Planted } from './stage.ts';

const cardsCount = 2_000;
const phonesCount = 4;
const serverMain = fileURLToPath(new URL('../../../apps/sync-server/src/main.ts', import.meta.url));

/** Gives an empty database its tables, and more customers than the demo has, so that the day's limit stops few sales. */
export const settleCards = async ({ kysely }: Database): Promise<readonly CardCode[]> => {
  await migrate(kysely, await readMigrations());
  const codes = Array.from({ length: cardsCount }, () => cardCodeOf(randomBytes(7).map((byte, at) => (at === 0 ? byte & 0x7f : byte))));
  await kysely.insertInto('cards').values(codes.map((code) => ({ code, created_ms: Date.now() }))).execute();
  return codes;
};

/** The secrets that all servers of one platform share. */
export const drawSecrets = (): Readonly<Record<string, string>> => {
  const secret = (): string => randomBytes(32).toString('base64');
  return { KEYRING: `c1:${secret()}`, COOKIE_SECRET: secret(), SIGNING_SECRET: secret() };
};

/** The real server as an operator starts it; only the limits are off that keep one address from being many phones. */
export const startServer = async (dataDir: string, env: Readonly<Record<string, string>>, { serverFlags = [] }: Planted, upPath = '/ready'): Promise<ServerProcess & { readonly port: number }> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = { HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: url, DATA_DIR: dataDir, KEEP_DIR: join(dataDir, 'keeps'), DEMO: 'true', RATE_LIMITS: 'false', LOG_LEVEL: 'error', ...env };
  return { ...(await startServerProcess({ script: serverMain, flags: serverFlags, env: settings, url, upPath })), port };
};

/** What the demo shows that is open now; each time other codes. */
export const shownDemo = async (server: string): Promise<DemoShown> => (await (await fetch(`${server}/v1/demo`)).json()) as DemoShown;

interface DemoShown {
  readonly admin: SignIn;
  readonly approver: SignIn;
  readonly stores: readonly { readonly enrolCode: string; readonly enrolUrl: string }[];
  readonly products: readonly { readonly gtin: Gtin; readonly isPromoted: boolean }[];
}

/** Enrols phones at `server`, and lets them push to `origins`. */
export const gatherCrowd = async (server: string, origins: readonly string[], cards: readonly CardCode[], book: SaleBook, chance: Chance): Promise<PhoneCrowd> => {
  const world: PhoneWorld = { origins, book, jitter: chance.fraction };
  const phones: Phone[] = [];
  while (phones.length < phonesCount) phones.push(await enrolOne(server, phones.length, world));
  const gtins = (await shownDemo(server)).products.filter(({ isPromoted }) => isPromoted).map(({ gtin }) => gtin);
  return crowdOf(phones, { cards, gtins }, chance);
};

/** Enrols one phone more, in the n-th store. */
export const enrolOne = async (server: string, n: number, world: PhoneWorld): Promise<Phone> => {
  const { stores } = await shownDemo(server);
  const code = stores[n % stores.length]?.enrolCode;
  assert(code !== undefined, 'the demo has stores');
  return openPhone(await enrolPhone(server, code), world);
};

/** Opens the console for the demo's two people, who go to whichever server answers; the first is up. Its stores are numbered from 1. */
export const gatherOffice = async (servers: readonly [string, ...string[]], chance: Chance): Promise<Office> => {
  const { stores, admin, approver } = await shownDemo(servers[0]);
  return openOffice(servers, { author: admin, approver }, stores.map((_, at) => at + 1), chance);
};
