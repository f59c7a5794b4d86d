import type { EnrolmentId, Epoch, InstantMs } from '@qoa/shared/ids';
import type { Vault } from '../../platform/vault.ts';
import type { Enrolled, EnrolledStore } from './device.ts';

/** What was agreed when the phone enrolled. Never changes. */
export interface EnrolmentRecord {
  readonly enrolment: EnrolmentId;
  readonly store: EnrolledStore;
  readonly enrolledAtMs: InstantMs;
  readonly messageKey: CryptoKey;
  readonly signingKey: CryptoKey;
  /** Shown to a restored server so that it adopts this phone again. */
  readonly certificate: string;
  readonly certificateSignature: string;
  /** The server's key, under which the signature was verified. Absent in what was enrolled before version 2. */
  readonly serverSigningKey?: string;
}

/** The last authenticated word of the server. */
export interface ContactRecord {
  readonly epoch: Epoch;
  /** Server time minus wall. */
  readonly offsetMs: number;
}

/** One enrolment as it is known on this phone. */
export interface KnownEnrolment {
  readonly record: EnrolmentRecord;
  readonly contact: ContactRecord | null;
  readonly revoked: boolean;
}

const names = { enrolment: 'enrolment:', contact: 'contact:', revoked: 'revoked:' } as const;

/** Every enrolment in the vault, oldest first. Each kind of fact is a record of its own, so that tabs never overwrite each other's. */
export const readEnrolments = async (vault: Vault): Promise<readonly KnownEnrolment[]> => {
  const [enrolments, contacts, revoked] = await Promise.all([vault.list(names.enrolment), vault.list(names.contact), vault.list(names.revoked)]);
  const contactByName = new Map(contacts.map(({ name, value }) => [name, value]));
  const revokedNames = new Set(revoked.map(({ name }) => name));
  return enrolments
    .map(({ value }) => value)
    .filter(isEnrolmentRecord)
    .sort((a, b) => a.enrolledAtMs - b.enrolledAtMs)
    .map((record) => {
      const contact = contactByName.get(names.contact + record.enrolment);
      return { record, contact: isContactRecord(contact) ? contact : null, revoked: revokedNames.has(names.revoked + record.enrolment) };
    });
};

export const writeEnrolment = (vault: Vault, record: EnrolmentRecord): Promise<void> => vault.put(names.enrolment + record.enrolment, record);

export const writeContact = (vault: Vault, enrolment: EnrolmentId, contact: ContactRecord): Promise<void> => vault.put(names.contact + enrolment, contact);

export const writeRevoked = (vault: Vault, enrolment: EnrolmentId): Promise<void> => vault.put(names.revoked + enrolment, true);

/** What screens may know of it. Only the newest is active. */
export const enrolledOf = ({ record, contact, revoked }: KnownEnrolment, newest: boolean): Enrolled => ({
  enrolment: record.enrolment,
  store: record.store,
  enrolledAtMs: record.enrolledAtMs,
  state: revoked ? 'revoked' : newest ? 'active' : 'replaced',
  epoch: contact?.epoch ?? null,
});

const isEnrolmentRecord = (value: unknown): value is EnrolmentRecord =>
  typeof value === 'object' && value !== null && 'enrolment' in value && 'messageKey' in value && value.messageKey instanceof CryptoKey && 'signingKey' in value && value.signingKey instanceof CryptoKey;

const isContactRecord = (value: unknown): value is ContactRecord => typeof value === 'object' && value !== null && 'epoch' in value && 'offsetMs' in value;
