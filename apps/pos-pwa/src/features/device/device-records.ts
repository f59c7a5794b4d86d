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
  /** The server's key, under which the signature was verified. Absent in what was enrolled before it was sent. */
  readonly serverSigningKey?: string;
}

/** The last authenticated word of the server. */
export interface ContactRecord {
  readonly epoch: Epoch;
  /** Server time minus wall. */
  readonly offsetMs: number;
  /** Wall clock of it. Absent in what was written before it was kept. */
  readonly wallMs?: InstantMs;
}

/** One enrolment as it is known on this phone. */
export interface KnownEnrolment {
  readonly record: EnrolmentRecord;
  readonly contact: ContactRecord | null;
  readonly ended: 'revoked' | 'left' | null;
}

/** What stays of an enrolment whose keys are forgotten: when it began, so that no older one takes its place. */
interface WipedRecord {
  readonly enrolledAtMs: InstantMs;
}

/** All that the vault knows of enrolments. */
export interface KnownEnrolments {
  /** Oldest first. */
  readonly enrolments: readonly KnownEnrolment[];
  /** When the newest forgotten one began. */
  readonly wipedAtMs: InstantMs | null;
  /** Every one of this phone, those whose keys are forgotten too: what a browser names that lost its storage is none of them. */
  readonly remembered: readonly EnrolmentId[];
}

const names = { enrolment: 'enrolment:', contact: 'contact:', revoked: 'revoked:', left: 'left:', wiped: 'wiped:' } as const;

/** Reads the vault. Each kind of fact is a record of its own, so that tabs never overwrite each other's. */
export const readEnrolments = async (vault: Vault): Promise<KnownEnrolments> => {
  // All in one reading: it is done at each contact, and what else the vault holds is little.
  const all = await vault.list('');
  const [enrolments, contacts, revoked, left, wiped] = [names.enrolment, names.contact, names.revoked, names.left, names.wiped].map((prefix) => all.filter(({ name }) => name.startsWith(prefix)));
  const contactByName = new Map((contacts ?? []).map(({ name, value }) => [name, value]));
  const endings = new Set([...(revoked ?? []), ...(left ?? [])].map(({ name }) => name));
  const known = (enrolments ?? [])
    .map(({ value }) => value)
    .filter(isEnrolmentRecord)
    .sort((a, b) => a.enrolledAtMs - b.enrolledAtMs)
    .map((record): KnownEnrolment => {
      const contact = contactByName.get(names.contact + record.enrolment);
      const ended = endings.has(names.revoked + record.enrolment) ? 'revoked' : endings.has(names.left + record.enrolment) ? 'left' : null;
      return { record, contact: isContactRecord(contact) ? contact : null, ended };
    });
  const began = (wiped ?? []).map(({ value }) => value).filter(isWipedRecord).map(({ enrolledAtMs }) => enrolledAtMs);
  const forgotten = (wiped ?? []).map(({ name }) => name.slice(names.wiped.length) as EnrolmentId);
  return { enrolments: known, wipedAtMs: began.length === 0 ? null : Math.max(...began), remembered: [...forgotten, ...known.map(({ record }) => record.enrolment)] };
};

/** Where an enrolment's keys stand. */
export const recordName = (enrolment: EnrolmentId): string => names.enrolment + enrolment;

export const writeEnrolment = (vault: Vault, record: EnrolmentRecord): Promise<void> => vault.put(recordName(record.enrolment), record);

export const writeContact = (vault: Vault, enrolment: EnrolmentId, contact: ContactRecord): Promise<void> => vault.put(names.contact + enrolment, contact);

export const writeRevoked = (vault: Vault, enrolment: EnrolmentId): Promise<void> => vault.put(names.revoked + enrolment, true);

export const writeLeft = (vault: Vault, enrolment: EnrolmentId): Promise<void> => vault.put(names.left + enrolment, true);

/** The keys last, and only once it is noted that they are to go: stopped in between, it is done again. */
export const forgetEnrolment = async (vault: Vault, { enrolment, enrolledAtMs }: EnrolmentRecord): Promise<void> => {
  await vault.put(names.wiped + enrolment, { enrolledAtMs } satisfies WipedRecord);
  await vault.remove([names.contact, names.revoked, names.left, names.enrolment].map((prefix) => prefix + enrolment));
};

/** What screens may know of them, oldest first. Only the newest is active, unless a newer one is forgotten. */
export const enrolledOf = ({ enrolments, wipedAtMs }: KnownEnrolments): readonly Enrolled[] => {
  const newest = enrolments.at(-1);
  return enrolments.map((one) => shownOf(one, one === newest && one.record.enrolledAtMs > (wipedAtMs ?? Number.NEGATIVE_INFINITY)));
};

const shownOf = ({ record, contact, ended }: KnownEnrolment, newest: boolean): Enrolled => ({
  enrolment: record.enrolment,
  store: record.store,
  enrolledAtMs: record.enrolledAtMs,
  state: ended ?? (newest ? 'active' : 'replaced'),
  epoch: contact?.epoch ?? null,
});

const isEnrolmentRecord = (value: unknown): value is EnrolmentRecord =>
  typeof value === 'object' && value !== null && 'enrolment' in value && 'messageKey' in value && value.messageKey instanceof CryptoKey && 'signingKey' in value && value.signingKey instanceof CryptoKey;

const isContactRecord = (value: unknown): value is ContactRecord => typeof value === 'object' && value !== null && 'epoch' in value && 'offsetMs' in value;

const isWipedRecord = (value: unknown): value is WipedRecord => typeof value === 'object' && value !== null && 'enrolledAtMs' in value;
