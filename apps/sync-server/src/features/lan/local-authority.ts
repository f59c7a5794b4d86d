import 'reflect-metadata';
import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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
 * What the authority may vouch for: addresses, and of names `localhost` alone. A phone that trusts it trusts it for no site that has a name, whoever copied the key.
 * Source: RFC 5280, 4.2.1.10: SEQUENCE { [0] { SEQUENCE { [2] dNSName } } }; of a kind of name that is not listed everything is permitted.
 */
const onlyLocalNames = new x509.Extension('2.5.29.30', true, Buffer.from('300fa00d300b8209' + Buffer.from('localhost').toString('hex'), 'hex'));

/**
 * Opens the local authority of `folder`, or founds it at first use and when it would end before what it signs, and signs a certificate for `hosts` (addresses and names).
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

/** A certificate and its key: their paths, or their PEM. */
interface InTwoFiles {
  readonly certificate: string;
  readonly key: string;
}

const authorityOf = async (folder: string, nowMs: InstantMs): Promise<Authority> => {
  const paths: InTwoFiles = { certificate: join(folder, 'ca.crt'), key: join(folder, 'ca.key') };
  const kept = existsSync(paths.certificate) && existsSync(paths.key) ? { certificate: readFileSync(paths.certificate, 'utf8'), key: readFileSync(paths.key, 'utf8') } : null;
  if (kept === null || !isPair(kept) || endOf(kept.certificate) < nowMs + leafDays * dayMs) return foundAuthority(folder, paths, nowMs);
  const key = await webcrypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(kept.key), algorithm, false, ['sign']);
  return { certificate: new x509.X509Certificate(kept.certificate), key };
};

/** Dying between the two renames leaves a new key beside the old certificate. */
const isPair = ({ certificate, key }: InTwoFiles): boolean => new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));

const endOf = (certificate: string): InstantMs => Date.parse(new X509Certificate(certificate).validTo);

const foundAuthority = async (folder: string, paths: InTwoFiles, nowMs: InstantMs): Promise<Authority> => {
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
      onlyLocalNames,
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  }, webcrypto);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${paths.key}.new`, await pemOfKey(keys.privateKey), { mode: 0o600 });
  writeFileSync(`${paths.certificate}.new`, certificate.toString('pem'));
  renameSync(`${paths.key}.new`, paths.key);
  renameSync(`${paths.certificate}.new`, paths.certificate);
  return { certificate, key: keys.privateKey };
};

const pemOfKey = async (key: webcrypto.CryptoKey): Promise<string> =>
  x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), x509.PemConverter.PrivateKeyTag);
