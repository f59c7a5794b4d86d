import { base64urlOf } from '../bytes/index.ts';
import { ENVELOPE_BYTES_MAX } from '../events/index.ts';

/** What a person reads at the top of a rescue file. */
export interface RescueHeading {
  /** Lines in the reader's language: what this is, and what to do with it. */
  readonly notes: readonly string[];
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
}

/** What stands in a rescue file. */
export interface RescueText {
  /** Envelopes in base64url, in their order; whether they are true only the server can tell. */
  readonly envelopes: readonly string[];
  /** Lines that cannot be envelopes: torn or changed on the way. */
  readonly damaged: number;
}

const firstLine = '# QOA RESCUE 1';
/** Shorter text is no envelope: header and tag alone take 34 bytes. */
const envelopeLengthMin = 46;
const envelopeLengthMax = Math.ceil((ENVELOPE_BYTES_MAX * 4) / 3);

/**
 * A rescue file: plain text that any app can carry. Lines that begin with `#` are for people; every other line is one sealed envelope in
 * base64url, so that damage to a line harms that event alone.
 */
export const rescueText = ({ notes, madeAt }: RescueHeading, envelopes: readonly Uint8Array[]): string =>
  [firstLine, ...notes.map((note) => `# ${note}`), `# ${madeAt} - ${envelopes.length}`, ...envelopes.map((bytes) => base64urlOf(bytes)), ''].join('\n');

/**
 * Reads a rescue file, also one that was quoted, wrapped in other line ends or cut short: whatever line looks like an envelope is one.
 * The same line twice is one envelope. Nothing is verified.
 */
export const readRescueText = (text: string): RescueText => {
  const envelopes = new Set<string>();
  let damaged = 0;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.replace(/^[\s>\uFEFF]+|\s+$/g, '');
    if (line === '' || line.startsWith('#')) continue;
    if (line.length >= envelopeLengthMin && line.length <= envelopeLengthMax && /^[\w-]+$/.test(line)) envelopes.add(line);
    else damaged += 1;
  }
  return { envelopes: [...envelopes], damaged };
};
