import { expect, test } from 'vitest';
import { parseConfig } from './parse-config.ts';

const good = Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 37 + 11) % 256)).toString('base64');
const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://qoa.example.mx', KEYRING: `k1:${good}`, COOKIE_SECRET: good, SIGNING_SECRET: good };

test('an empty environment is a development server with a demo on port 8080', () => {
  expect(parseConfig({})).toEqual({
    ok: true,
    value: { mode: 'development', host: '127.0.0.1', port: 8080, dataDir: './data', keepDir: null, databaseUrl: null, publicUrl: null, demo: true, lan: false, trustProxy: false, rateLimits: true, metricsToken: null, logLevel: 'warn', secrets: null },
  });
});

test('production has no demo unless it is asked for', () => {
  const config = parseConfig(production);
  expect(config.ok && config.value.demo).toBe(false);
  const demo = parseConfig({ ...production, DEMO: 'true' });
  expect(demo.ok && demo.value.demo).toBe(true);
});

test('every problem is told at once', () => {
  const config = parseConfig({ NODE_ENV: 'production', PORT: 'x', DEMO: 'perhaps', DATABASE_URL: 'mysql://u:hush@h/d', LOG_LEVEL: 'loud' });
  expect(config.ok ? [] : config.error).toEqual([
    'PORT: expected an integer from 0 to 65535, got "x"',
    'DATABASE_URL: expected an address that begins with postgres:// or postgresql://',
    'PUBLIC_URL: required in production',
    'DEMO: expected true or false, got "perhaps"',
    'LOG_LEVEL: expected one of trace, debug, info, warn, error, fatal, silent, got "loud"',
    'KEYRING: required in production',
    'COOKIE_SECRET: required in production',
    'SIGNING_SECRET: required in production',
  ]);
});

test.each([
  ['the example', 'change-me-change-me-change-me-change-me'],
  ['a short one', 'c2hvcnQ='],
  ['a regular one', Buffer.alloc(32, 7).toString('base64')],
])('production refuses %s as a secret and does not repeat it', (_, secret) => {
  const config = parseConfig({ ...production, COOKIE_SECRET: secret, KEYRING: `k1:${secret}` });
  const problems = config.ok ? [] : config.error;
  expect(problems).toHaveLength(2);
  expect(problems.join()).not.toContain(secret);
});

test.each(['ftp://x', 'https://x/path', 'https://user@x', 'nothing'])('PUBLIC_URL %s is no origin', (url) => {
  expect(parseConfig({ PUBLIC_URL: url }).ok).toBe(false);
});

test('production is reached over https', () => {
  expect(parseConfig({ ...production, PUBLIC_URL: 'http://qoa.example.mx' })).toEqual({ ok: false, error: ['PUBLIC_URL: must be https in production'] });
});

test('an empty variable counts as absent', () => {
  expect(parseConfig({ PORT: '', DATABASE_URL: ' ', KEYRING: '' })).toEqual(parseConfig({}));
});

test('two keys of a ring cannot share an id', () => {
  expect(parseConfig({ ...production, KEYRING: `k1:${good},k1:${good}` })).toEqual({ ok: false, error: ['KEYRING: two keys have the same id'] });
});
