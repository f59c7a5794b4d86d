import { err, ok, type Result } from '@qoa/shared/result';
import { type Config, type GivenSecrets, logLevels } from './config.ts';
import { keyringProblems, secretProblem } from './secret-problems.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Mode = Config['mode'];

/**
 * Reads the settings from the environment.
 *
 * Errors: every problem at once, each as `NAME: what was expected, got what`. A secret's value is never repeated.
 */
export const parseConfig = (env: Env): Result<Config, readonly string[]> => {
  const problems: string[] = [];
  const mode = oneOf(env, 'NODE_ENV', ['development', 'production', 'test'], 'development', problems);
  const lan = flagOf(env, 'LAN', false, problems);
  const settings = {
    mode,
    host: textOf(env, 'HOST') ?? (mode === 'production' || lan ? '0.0.0.0' : '127.0.0.1'),
    port: portOf(env, problems),
    dataDir: textOf(env, 'DATA_DIR') ?? './data',
    keepDir: textOf(env, 'KEEP_DIR'),
    databaseUrl: urlOf(env, 'DATABASE_URL', ['postgres:', 'postgresql:'], problems),
    publicUrl: publicUrlOf(env, mode, problems),
    demo: flagOf(env, 'DEMO', mode !== 'production', problems),
    lan,
    trustProxy: flagOf(env, 'TRUST_PROXY', false, problems),
    rateLimits: flagOf(env, 'RATE_LIMITS', true, problems),
    metricsToken: metricsTokenOf(env, problems),
    logLevel: oneOf(env, 'LOG_LEVEL', logLevels, mode === 'production' ? 'info' : 'warn', problems),
    secrets: secretsOf(env, mode, problems),
  };
  return problems.length === 0 ? ok(settings) : err(problems);
};

/** An empty variable counts as absent, as docker compose passes it. */
const textOf = (env: Env, name: string): string | null => {
  const text = env[name]?.trim();
  return text === undefined || text === '' ? null : text;
};

const portOf = (env: Env, problems: string[]): number => {
  const text = textOf(env, 'PORT');
  if (text === null) return 8080;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  problems.push(`PORT: expected an integer from 0 to 65535, got ${JSON.stringify(text)}`);
  return 0;
};

const oneOf = <Choice extends string>(env: Env, name: string, choices: readonly Choice[], usual: Choice, problems: string[]): Choice => {
  const text = textOf(env, name);
  if (text === null) return usual;
  const choice = choices.find((each) => each === text);
  if (choice === undefined) problems.push(`${name}: expected one of ${choices.join(', ')}, got ${JSON.stringify(text)}`);
  return choice ?? usual;
};

const flagOf = (env: Env, name: string, usual: boolean, problems: string[]): boolean => {
  const text = textOf(env, name)?.toLowerCase() ?? null;
  if (text === null) return usual;
  if (['1', 'true', 'on', 'yes'].includes(text)) return true;
  if (!['0', 'false', 'off', 'no'].includes(text)) problems.push(`${name}: expected true or false, got ${JSON.stringify(text)}`);
  return false;
};

/** The address may hold a password, so it is not repeated in the problem. */
const urlOf = (env: Env, name: string, protocols: readonly string[], problems: string[]): string | null => {
  const text = textOf(env, name);
  if (text === null) return null;
  if (protocols.includes(URL.parse(text)?.protocol ?? '')) return text;
  problems.push(`${name}: expected an address that begins with ${protocols.map((each) => `${each}//`).join(' or ')}`);
  return null;
};

const publicUrlOf = (env: Env, mode: Mode, problems: string[]): string | null => {
  const text = textOf(env, 'PUBLIC_URL');
  if (text === null) {
    if (mode === 'production') problems.push('PUBLIC_URL: required in production');
    return null;
  }
  const url = URL.parse(text);
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (!isOrigin) problems.push(`PUBLIC_URL: expected an origin such as https://qoa.example, got ${JSON.stringify(text)}`);
  else if (mode === 'production' && url.protocol !== 'https:') problems.push('PUBLIC_URL: must be https in production');
  return url?.origin ?? null;
};

const metricsTokenOf = (env: Env, problems: string[]): string | null => {
  const text = textOf(env, 'METRICS_TOKEN');
  const problem = text === null ? null : secretProblem(text);
  if (problem !== null) problems.push(`METRICS_TOKEN: ${problem}`);
  return text;
};

const secretsOf = (env: Env, mode: Mode, problems: string[]): GivenSecrets | null => {
  const given = { keyring: textOf(env, 'KEYRING'), cookie: textOf(env, 'COOKIE_SECRET'), signing: textOf(env, 'SIGNING_SECRET') };
  const named = [['KEYRING', given.keyring], ['COOKIE_SECRET', given.cookie], ['SIGNING_SECRET', given.signing]] as const;
  const isAnyGiven = named.some(([, text]) => text !== null);
  if (!isAnyGiven && mode !== 'production') return null;
  for (const [name, text] of named) {
    if (text === null) problems.push(`${name}: required ${mode === 'production' ? 'in production' : 'when another secret is given'}`);
  }
  if (given.keyring !== null) problems.push(...keyringProblems(given.keyring).map((problem) => `KEYRING: ${problem}`));
  for (const [name, text] of named.slice(1)) {
    const problem = text === null ? null : secretProblem(text);
    if (problem !== null) problems.push(`${name}: ${problem}`);
  }
  const { keyring, cookie, signing } = given;
  return keyring === null || cookie === null || signing === null ? null : { keyring, cookie, signing };
};
