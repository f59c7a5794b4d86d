import { base64urlOf, bytesOfBase64url, textOfUtf8, utf8Of } from '../bytes/index.ts';
import { ENVELOPE_BYTES_MAX } from '../events/index.ts';
import type { AdoptRequest } from '../protocol/index.ts';

/** What a person reads at the top of a rescue file. */
export interface RescueHeading {
  /** Lines in the reader's language: what this is, and what to do with it. */
  readonly notes: readonly string[];
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
}

/** What a phone puts into a rescue file. */
export interface Rescued {
  readonly envelopes: readonly Uint8Array[];
  /** The certificates of its enrolments: where a restored server does not know them any more, they make them known again. Rule: Restore */
  readonly certificates: readonly AdoptRequest[];
}

/** What stands in a rescue file. */
export interface RescueText {
  /** Whether the server signed them only the server can tell. */
  readonly certificates: readonly AdoptRequest[];
  /** Envelopes in base64url, in their order; whether they are true only the server can tell. */
  readonly envelopes: readonly string[];
  /** Lines that cannot be envelopes: torn or changed on the way. */
  readonly damaged: number;
}

const firstLine = '# QOA RESCUE 1';
/** Shorter text is no envelope: header and tag alone take 34 bytes. */
const envelopeLengthMin = 46;
const envelopeLengthMax = Math.ceil((ENVELOPE_BYTES_MAX * 4) / 3);
const certificateLine = /^# QOA PHONE ([\w-]{1,8000}) ([\w-]{1,100})$/;
const certificatesMax = 32;

/** What a server may say of a certificate that makes nobody known; it says nothing of the sales, which go on. Whatever else it says passes, and the file may come again. */
export const isCertificateRefused = (code: string): boolean => certificateRefusals.has(code);

const certificateRefusals: ReadonlySet<string> = new Set(['CERTIFICATE_WRONG', 'KEY_UNKNOWN', 'STORE_UNKNOWN', 'BODY_INVALID']);

/**
 * A rescue file: plain text that any app can carry. Lines that begin with `#` are for people; every other line is one sealed envelope in
 * base64url, so that damage to a line harms that event alone. The certificates stand in lines that an earlier reader takes for people's.
 */
export const rescueText = ({ notes, madeAt }: RescueHeading, { envelopes, certificates }: Rescued): string => {
  const phones = certificates.map(({ certificate, certificateSignature }) => `# QOA PHONE ${base64urlOf(utf8Of(certificate))} ${certificateSignature}`);
  return [firstLine, ...notes.map((note) => `# ${note}`), `# ${madeAt} - ${envelopes.length}`, ...phones, ...envelopes.map((bytes) => base64urlOf(bytes)), ''].join('\n');
};

/**
 * Reads a rescue file, also one that was quoted, wrapped in other line ends or cut short: whatever line looks like an envelope is one.
 * The same line twice is one envelope; of certificates the first 32 are read. Nothing is verified.
 */
export const readRescueText = (text: string): RescueText => {
  const envelopes = new Set<string>();
  const certificates = new Map<string, AdoptRequest>();
  let damaged = 0;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.replace(/^[\s>\uFEFF]+|\s+$/g, '');
    const phone = certificates.size < certificatesMax ? certificateOf(line) : null;
    if (phone !== null) certificates.set(line, phone);
    if (line === '' || line.startsWith('#')) continue;
    if (line.length >= envelopeLengthMin && line.length <= envelopeLengthMax && /^[\w-]+$/.test(line)) envelopes.add(line);
    else damaged += 1;
  }
  return { certificates: [...certificates.values()], envelopes: [...envelopes], damaged };
};

const certificateOf = (line: string): AdoptRequest | null => {
  const [, text = '', certificateSignature = ''] = certificateLine.exec(line) ?? [];
  const bytes = bytesOfBase64url(text);
  const certificate = bytes.ok ? textOfUtf8(bytes.value) : null;
  return certificate?.ok === true && certificateSignature !== '' ? { certificate: certificate.value, certificateSignature } : null;
};
