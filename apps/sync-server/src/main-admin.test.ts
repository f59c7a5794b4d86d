import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { assert } from '@qoa/shared/result';
import { sqlAdminStore } from './features/admin/index.ts';
import { embeddedDatabase } from './platform/embedded-database.ts';

const main = fileURLToPath(new URL('./main-admin.ts', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'qoa-admin-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Runs the command with a password piped in, as a person's script would. */
const run = (args: readonly string[], piped: string): Promise<{ readonly code: number | null; readonly out: string; readonly errors: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], { env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, LOG_LEVEL: 'info' } });
    let [out, errors] = ['', ''];
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    child.on('close', (code) => resolve({ code, out, errors }));
    child.stdin.end(piped);
  });

test('the first admin of an empty server is made by one command, its password neither shown nor logged', async () => {
  const added = await run(['add', 'Ana@qoa.example'], 'una frase larga\n');
  expect([added.code, added.out]).toEqual([0, expect.stringContaining('ana@qoa.example may now sign in to the console (admin).')]);
  expect(added.out + added.errors).not.toContain('una frase larga');
  const again = await run(['add', 'ana@qoa.example'], 'otra frase larga');
  expect([again.code, again.errors]).toEqual([1, expect.stringContaining('npm run admin -- reset EMAIL')]);
  const opened = await embeddedDatabase(dataDir, () => undefined);
  assert(opened.ok, 'the commands left the folder free');
  const whileOpen = await run(['disable', 'ana@qoa.example'], '');
  const known = await sqlAdminStore(opened.value).byEmail('ana@qoa.example');
  await opened.value.close();
  expect([whileOpen.code, whileOpen.errors]).toEqual([1, expect.stringContaining('Close it, repeat this command')]);
  expect(known?.role).toBe('admin');
}, 120_000);

test.each([[[]], [['add']], [['add', 'ana@qoa.example', 'owner']], [['add', 'ana@qoa.example', 'admin', 'a password as an argument']], [['remove', 'ana@qoa.example']]])('%j is answered with how to use it', async (args) => {
  const ended = await run(args, '');
  expect([ended.code, ended.out, ended.errors]).toEqual([1, '', expect.stringContaining('npm run admin -- add EMAIL')]);
}, 60_000);
