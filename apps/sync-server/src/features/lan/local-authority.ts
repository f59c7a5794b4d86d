import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import type { InstantMs } from '@qoa/shared/ids';

/** What HTTPS on the local network needs: all PEM. */
export interface LocalCertificates {
  /** The authority that a phone is asked to trust. */
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayMs = 86_400_000;
const authorityDays = 3650;
/** Phones refuse server certificates of more than 825 days. Source: Apple support article 103769. */
const leafDays = 397;

/**
 * Opens the local authority of `folder`, or founds it at first use, and signs a certificate for `hosts` (addresses and names).
 * The authority's key never leaves the folder and is readable by its owner alone.
 */
export const localCertificates = async (folder: string, hosts: readonly string[], nowMs: InstantMs): Promise<LocalCertificates> => {
  const authority = await authorityOf(folder, nowMs);
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'CN=Qoa local',
    issuer: authority.certificate.subject,
    notBefore: new Date(nowMs - dayMs),
    notAfter: new Date(nowMs + leafDays * dayMs),
    signingKey: authority.key,
    publicKey: keys.publicKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(hosts.map((value) => ({ type: /^\d+(\.\d+){3}$/.test(value) ? 'ip' : 'dns', value }))),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
    ],
  }, webcrypto);
  return { authority: authority.certificate.toString('pem'), certificate: certificate.toString('pem'), key: await pemOfKey(keys.privateKey) };
};

interface Authority {
  readonly certificate: x509.X509Certificate;
  readonly key: webcrypto.CryptoKey;
}

const authorityOf = async (folder: string, nowMs: InstantMs): Promise<Authority> => {
  const [certificatePath, keyPath] = [join(folder, 'ca.crt'), join(folder, 'ca.key')];
  if (!existsSync(certificatePath) || !existsSync(keyPath)) return foundAuthority(folder, certificatePath, keyPath, nowMs);
  const der = x509.PemConverter.decodeFirst(readFileSync(keyPath, 'utf8'));
  const key = await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
  return { certificate: new x509.X509Certificate(readFileSync(certificatePath, 'utf8')), key };
};

const foundAuthority = async (folder: string, certificatePath: string, keyPath: string, nowMs: InstantMs): Promise<Authority> => {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=Qoa local ${new Date(nowMs).toISOString().slice(0, 10)}`,
    notBefore: new Date(nowMs - dayMs),
    notAfter: new Date(nowMs + authorityDays * dayMs),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  }, webcrypto);
  mkdirSync(folder, { recursive: true });
  writeFileSync(keyPath, await pemOfKey(keys.privateKey), { mode: 0o600 });
  writeFileSync(certificatePath, certificate.toString('pem'));
  return { certificate, key: keys.privateKey };
};

const pemOfKey = async (key: webcrypto.CryptoKey): Promise<string> =>
  x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), x509.PemConverter.PrivateKeyTag);
