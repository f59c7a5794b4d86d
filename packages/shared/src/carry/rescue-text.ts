import { base64urlOf, bytesOfBase64url, textOfUtf8, utf8Of } from '../bytes/index.ts';
import { type EarlierAnswer, ENVELOPE_BYTES_MAX } from '../events/index.ts';
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
  /** Each with what the server answered to it, in whatever life: a restored one makes it whole by that. */
  readonly events: readonly { readonly bytes: Uint8Array; readonly answers: readonly EarlierAnswer[] }[];
  /** The certificates of its enrolments: where a restored server does not know them any more, they make them known again. Rule: Restore */
  readonly certificates: readonly AdoptRequest[];
}

/** What stands in a rescue file. */
export interface RescueText {
  /** Whether the server signed them only the server can tell. */
  readonly certificates: readonly AdoptRequest[];
  /** Envelopes in base64url, in their order; whether they are true only the server can tell. */
  readonly envelopes: readonly string[];
  /** By the envelope behind which they stand: what it was answered, each in base64url. Whether an answer is one only the server can tell. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
  /** Lines that cannot be envelopes: torn or changed on the way. */
  readonly damaged: number;
}

const firstLine = '# QOA RESCUE 1';
/** Shorter text is no envelope: header and tag alone take 34 bytes. */
const envelopeLengthMin = 46;
const envelopeLengthMax = Math.ceil((ENVELOPE_BYTES_MAX * 4) / 3);
const certificateLine = /^# QOA PHONE ([\w-]{1,8000}) ([\w-]{1,100})$/;
const certificatesMax = 32;
/** Three of them behind each of five hundred sales fit one request: a longer one, which gives in more than a dozen programmes or is forged, must not keep the sales back. */
const answerLine = /^# QOA ANSWER ([\w-]{1,2000})$/;
/** As many as a ring keeps of one. */
const answersMax = 3;

/** What a server may say of a certificate that makes nobody known; it says nothing of the sales, which go on. Whatever else it says passes, and the file may come again. */
export const isCertificateRefused = (code: string): boolean => certificateRefusals.has(code);

const certificateRefusals: ReadonlySet<string> = new Set(['CERTIFICATE_WRONG', 'KEY_UNKNOWN', 'STORE_UNKNOWN', 'BODY_INVALID']);

/**
 * A rescue file: plain text that any app can carry. Lines that begin with `#` are for people; every other line is one sealed envelope in
 * base64url, so that damage to a line harms that event alone. Certificates, and behind each envelope what it was answered, stand in lines that an earlier reader takes for people's.
 */
export const rescueText = ({ notes, madeAt }: RescueHeading, { events, certificates }: Rescued): string => {
  const phones = certificates.map(({ certificate, certificateSignature }) => `# QOA PHONE ${base64urlOf(utf8Of(certificate))} ${certificateSignature}`);
  const lines = events.flatMap(({ bytes, answers }) => [base64urlOf(bytes), ...answers.map((answer) => `# QOA ANSWER ${base64urlOf(utf8Of(JSON.stringify(answer)))}`)]);
  return [firstLine, ...notes.map((note) => `# ${note}`), `# ${madeAt} - ${events.length}`, ...phones, ...lines, ''].join('\n');
};

/**
 * Reads a rescue file, also one that was quoted, wrapped in other line ends or cut short: whatever line looks like an envelope is one.
 * The same line twice is one envelope; of certificates the first 32 are read, of each envelope three answers. Nothing is verified.
 */
export const readRescueText = (text: string): RescueText => {
  const envelopes = new Set<string>();
  const certificates = new Map<string, AdoptRequest>();
  const answers = new Map<string, readonly string[]>();
  let latest = '';
  let damaged = 0;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.replace(/^[\s>\uFEFF]+|\s+$/g, '');
    const phone = certificates.size < certificatesMax ? certificateOf(line) : null;
    if (phone !== null) certificates.set(line, phone);
    const [, answer] = answerLine.exec(line) ?? [];
    const known = answers.get(latest) ?? [];
    if (answer !== undefined && known.length < answersMax && !known.includes(answer)) answers.set(latest, [...known, answer]);
    if (line === '' || line.startsWith('#')) continue;
    latest = line;
    if (line.length >= envelopeLengthMin && line.length <= envelopeLengthMax && /^[\w-]+$/.test(line)) envelopes.add(line);
    else damaged += 1;
  }
  return { certificates: [...certificates.values()], envelopes: [...envelopes], answers, damaged };
};

const certificateOf = (line: string): AdoptRequest | null => {
  const [, text = '', certificateSignature = ''] = certificateLine.exec(line) ?? [];
  const bytes = bytesOfBase64url(text);
  const certificate = bytes.ok ? textOfUtf8(bytes.value) : null;
  return certificate?.ok === true && certificateSignature !== '' ? { certificate: certificate.value, certificateSignature } : null;
};
