import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const threadKiller = fileURLToPath(new URL('./test-thread-killer.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'qoa-main-'));
const dataDir = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs the server as `npm start` does; `whenOpen` gets its address, once it says that it is open. */
const run = (env: Readonly<Record<string, string>>, whenOpen: (address: string, stop: (signal: NodeJS.Signals) => void) => void = () => undefined): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', threadKiller, main], { env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, PORT: '0', ...env } });
    let [out, errors] = ['', ''];
    child.stdout.on('data', (chunk) => {
      const wasOpen = out.includes('Ctrl+C');
      out += String(chunk);
      const address = /http:\/\/localhost:\d+/.exec(out)?.[0];
      if (!wasOpen && out.includes('Ctrl+C') && address !== undefined) whenOpen(address, (signal) => child.kill(signal));
    });
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    child.on('close', (code) => resolve({ code, out, errors }));
  });

test('it opens, says where in both languages, refuses a second one beside it, and ends in grace when told twice', async () => {
  let [status, beside]: [number, Ended | null] = [0, null];
  const first = await run({}, (address, stop) => {
    void (async () => {
      status = (await fetch(`${address}/ready`)).status;
      beside = await run({});
      stop('SIGTERM');
      stop('SIGTERM');
    })();
  });
  expect([status, first.code]).toEqual([200, 0]);
  expect(first.out).toMatch(/^Qoa está abierto en http:\/\/localhost:\d+\nQoa is open at /);
  expect(beside).toMatchObject({ code: 1, errors: expect.stringContaining(`DATA_DIR`) });
}, 120_000);

test('the second start finds what the first left', async () => {
  const shown: string[] = [];
  for (let start = 0; start < 2; start++) {
    await run({}, (address, stop) => {
      void (async () => {
        const demo = (await (await fetch(`${address}/v1/demo`)).json()) as { readonly cards: readonly { readonly code: string }[] };
        shown.push(JSON.stringify(demo.cards.map(({ code }) => code)));
        stop('SIGINT');
      })();
    });
  }
  expect(shown[1]).toBe(shown[0]);
}, 120_000);

test('when the embedded database dies, the server ends by itself as failed, and the next start finds everything', async () => {
  const killed = await run({}, (_, stop) => stop('SIGWINCH'));
  expect([killed.code, killed.errors]).toEqual([1, expect.stringContaining('the embedded database is dead')]);
  const again = await run({}, (_, stop) => stop('SIGTERM'));
  expect(again.code).toBe(0);
}, 120_000);

test('a busy port is told in both languages with another to try, and the house is closed behind it', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  const ended = await run({ HOST: '127.0.0.1', PORT: String(port) });
  holder.close();
  expect(ended.code).toBe(1);
  const other = port < 65_535 ? port + 1 : port - 1;
  expect(ended.errors).toBe(`El puerto ${port} está ocupado por otro programa. Ciérralo, o prueba: PORT=${other} npm start
Port ${port} is busy with another program. Close it, or try: PORT=${other} npm start
`);
}, 60_000);

test('wrong settings are all told, and nothing starts', async () => {
  const ended = await run({ NODE_ENV: 'production', PORT: 'x' });
  expect(ended.code).toBe(1);
  for (const problem of ['PORT: expected', 'PUBLIC_URL: required', 'KEYRING: required', 'COOKIE_SECRET: required']) expect(ended.errors).toContain(problem);
  expect(ended.out).toBe('');
}, 60_000);
