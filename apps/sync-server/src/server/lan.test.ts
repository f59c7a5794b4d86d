import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openAuthority } from '../features/lan/index.ts';
import { openTestHouse } from './test-house.ts';

test('a phone on the network takes the certificate from the page that it does not trust yet, and trusts the whole server by it', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qoa-lan-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const house = await openTestHouse({ LAN: 'true' }, { tls: await openAuthority(folder, ['127.0.0.1'], Date.now()) });
  onTestFinished(house.drop);
  const { port } = new URL(await house.app.listen({ host: '127.0.0.1', port: 0 }));
  await expect(read(port, '/')).rejects.toThrow(/certificate/);
  expect((await read(port, '/', { rejectUnauthorized: false })).body).toContain('href="/lan/ca.crt"');
  const offered = await read(port, '/lan/ca.crt', { rejectUnauthorized: false });
  expect(offered.type).toBe('application/x-x509-ca-cert');
  expect((await read(port, '/ready', { ca: offered.body })).body).toContain('ready');
});

const read = (port: string, path: string, trust: { readonly ca?: string; readonly rejectUnauthorized?: boolean } = {}): Promise<{ readonly type: string | undefined; readonly body: string }> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, ...trust, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ type: response.headers['content-type'], body }));
    }).on('error', reject).end();
  });
