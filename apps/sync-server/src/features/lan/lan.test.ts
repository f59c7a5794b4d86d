import { X509Certificate } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lanAddresses } from './addresses.ts';
import { localCertificates } from './local-authority.ts';

const folder = mkdtempSync(join(tmpdir(), 'qoa-lan-'));
afterAll(() => rmSync(folder, { recursive: true }));

const card = (address: string, internal = false) => ({ address, internal, family: 'IPv4' as const, netmask: '', mac: '', cidr: null });

test('the address that a phone at home can reach comes first', () => {
  expect(lanAddresses({ lo: [card('127.0.0.1', true)], docker0: [card('172.17.0.1')], eth1: [card('10.0.0.3')], wlan0: [card('192.168.1.20')], x: [card('169.254.3.3')] }))
    .toEqual(['192.168.1.20', '10.0.0.3', '172.17.0.1']);
});

test('a phone that trusts the authority reaches the server, before and after a restart', async () => {
  const first = await localCertificates(folder, ['127.0.0.1', 'localhost'], Date.now());
  const second = await localCertificates(folder, ['127.0.0.1', 'localhost'], Date.now());
  expect(second.authority).toBe(first.authority);
  const leaf = new X509Certificate(second.certificate);
  expect(leaf.verify(new X509Certificate(first.authority).publicKey)).toBe(true);
  expect(leaf.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(await statusOver(second, first.authority)).toBe(200);
  await expect(statusOver(second, undefined)).rejects.toThrow(/certificate/);
});

const yearMs = 365 * 86_400_000;
const founded = (): string => mkdtempSync(join(folder, 'founded-'));

test('an authority is founded anew before what it signs would outlive it, never earlier', async () => {
  const at = founded();
  const first = await localCertificates(at, ['localhost'], Date.now());
  expect((await localCertificates(at, ['localhost'], Date.now() + 8 * yearMs)).authority).toBe(first.authority);
  const renewed = await localCertificates(at, ['localhost'], Date.now() + 9.5 * yearMs);
  expect(renewed.authority).not.toBe(first.authority);
  const [leaf, authority] = [new X509Certificate(renewed.certificate), new X509Certificate(renewed.authority)];
  expect(leaf.verify(authority.publicKey)).toBe(true);
  expect(Date.parse(authority.validTo)).toBeGreaterThan(Date.parse(leaf.validTo));
});

test('a key that is not its certificate’s, as a crash between the two leaves it, is no authority', async () => {
  const [at, other] = [founded(), founded()];
  const first = await localCertificates(at, ['localhost'], Date.now());
  await localCertificates(other, ['localhost'], Date.now());
  copyFileSync(join(other, 'ca.key'), join(at, 'ca.key'));
  const mended = await localCertificates(at, ['127.0.0.1'], Date.now());
  expect(mended.authority).not.toBe(first.authority);
  expect(await statusOver(mended, mended.authority)).toBe(200);
});

test('a phone that trusts it trusts it for no site of the world', async () => {
  const forged = await localCertificates(folder, ['banco.example'], Date.now());
  await expect(statusOver(forged, forged.authority, 'banco.example')).rejects.toThrow(/permitted subtree/);
  const ours = await localCertificates(folder, ['localhost'], Date.now());
  expect(await statusOver(ours, ours.authority, 'localhost')).toBe(200);
});

const statusOver = async (served: { certificate: string; key: string }, ca: string | undefined, servername?: string): Promise<number | undefined> => {
  const server = createServer({ cert: served.certificate, key: served.key }, (_, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path: '/', ...(servername === undefined ? {} : { servername }), ...(ca === undefined ? {} : { ca }) }, (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
  } finally {
    server.close();
  }
};
