import type { Envelope, Facts, PreviewBasis, SaleClaimed, SaleRecorded, TaggedAnswer } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, InstantMs, Seq, StoreId, Tag } from '@qoa/shared/ids';
import type { Result } from '@qoa/shared/result';
import type { Unsubscribe } from '../../platform/listeners.ts';
import type { StorageFaultCode } from '../../platform/storage-fault.ts';

/** The store of an enrolment, as the server named it when the phone was enrolled. */
export interface EnrolledStore {
  readonly id: StoreId;
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
}

/** One phone in one store, for life. Its keys stay in the vault and cannot be read out. */
export interface Enrolled {
  readonly enrolment: EnrolmentId;
  readonly store: EnrolledStore;
  readonly enrolledAtMs: InstantMs;
  /** `revoked` by the server, or `left` by the person: may still deliver, never read. `replaced` is an older enrolment whose queue drains beside the new one. */
  readonly state: 'active' | 'replaced' | 'revoked' | 'left';
  /** The server epoch that this enrolment last heard; null before its first answer. */
  readonly epoch: Epoch | null;
}

/** What only the screen knows of a sale; number, clocks and enrolment are added when it is sealed. */
export type SaleFields = Pick<SaleRecorded, 'actor' | 'card' | 'cardTyped' | 'lines' | 'ticketCents'> & { readonly basis: PreviewBasis | null };

/** What only the screen knows of a card that is added to a saved sale. */
export type ClaimFields = Pick<SaleClaimed, 'actor' | 'sale' | 'card' | 'cardTyped'> & { readonly basis: PreviewBasis | null };

/** `code` is in the error registry; its words are `error.<code>`. `NETWORK_AWAY` when the server was not reached. */
export interface EnrolRefusal {
  readonly code: 'NETWORK_AWAY' | StorageFaultCode | (string & {});
  readonly facts?: Facts;
  /** The server's own words, for a code that this release does not know. */
  readonly words?: { readonly es: string; readonly en: string } | null;
}

/** This page load's clocks. */
export interface ClockReading {
  readonly wallMs: InstantMs;
  /** A random 32-bit id of this page load. */
  readonly session: number;
  /** Whole milliseconds since this page loaded. */
  readonly monotonicMs: number;
  /** Server time minus wall, in whole seconds; null before the first contact. */
  readonly offsetS: number | null;
}

/** An authenticated word from the server about its time and life. */
export interface Contact {
  readonly enrolment: EnrolmentId;
  readonly epoch: Epoch;
  readonly serverMs: InstantMs;
}

/**
 * Who this phone is: its enrolments, their keys, and what is done with them. Keys live beside the outbox, so that eviction takes numbers
 * and keys together and a number can never be given twice under one key.
 */
export interface Device {
  /** The enrolment under which new events are sealed; null until the phone is enrolled. Known as soon as the device is open. */
  readonly current: () => Enrolled | null;
  /** Every enrolment of this phone, oldest first. */
  readonly enrolments: () => readonly Enrolled[];
  /** Called when `current` or `enrolments` change, in this tab or another. */
  readonly subscribe: (listener: () => void) => Unsubscribe;

  /**
   * Enrols this phone by a one-time code (typed, or from the fragment `#enrol=`). An older enrolment becomes `replaced`. When the answer
   * is lost, the same call with the same code finds the same enrolment.
   * Errors: NETWORK_AWAY, the storage faults, and every code of `POST /v1/enrolments`.
   */
  readonly enrol: (code: string) => Promise<Result<Enrolled, EnrolRefusal>>;
  /** How the newest enrolment ended; null while there is none, or it is active. `wiped`: its keys are forgotten too; `evicted`: the browser's data was deleted under the open page. */
  readonly ended: () => 'revoked' | 'left' | 'wiped' | 'evicted' | null;
  /** Reads the vault anew: the database behind it was opened anew, and may be another one. */
  readonly reread: () => Promise<void>;
  /** Notes that the server revoked an enrolment: it still delivers, and new sales need a new one. */
  readonly noteRevoked: (enrolment: EnrolmentId) => Promise<void>;
  /** Ends an enrolment by the person's wish: no sale is sealed under it any more, what waits still drains. Whether it may end is asked before. */
  readonly leave: (enrolment: EnrolmentId) => Promise<void>;
  /** Forgets the keys of an ended enrolment for good: nothing can be sealed, delivered or read under it again. */
  readonly forgetKeys: (enrolment: EnrolmentId) => Promise<void>;

  readonly clock: () => ClockReading;
  /** Wall clock of the newest enrolment's last contact, from before a reload too; null where it was not kept. */
  readonly lastContactWallMs: () => InstantMs | null;
  /** Notes the server's time and epoch after an authenticated contact. */
  readonly noteContact: (contact: Contact) => Promise<void>;

  /** What `Outbox.append` needs to seal a sale, or a card added to one. Null when the phone is not enrolled. Clocks are read once, here. Law: judged, not trusted */
  readonly sealer: (fields: SaleFields | ClaimFields) => DeviceSealer | null;
  /** The HMAC tag of a push header under the enrolment's message key. */
  readonly tagPush: (enrolment: EnrolmentId, header: string) => Promise<Tag>;
  /** Whether the server's tag over an answer verifies. One that does not is not believed. Law: authentic */
  readonly believes: (enrolment: EnrolmentId, epoch: Epoch, answer: TaggedAnswer) => Promise<boolean>;
  /** What a restored server that no longer knows the key (KEY_UNKNOWN) adopts this enrolment again from. */
  readonly certificate: (enrolment: EnrolmentId) => DeviceCertificate;
  /** Signs a server's nonce, to win a session for reads: IEEE P1363 in base64url. */
  readonly signSession: (enrolment: EnrolmentId, nonce: string) => Promise<string>;
}

/** What the server signed about an enrolment: its exact text and the signature, as `POST /v1/adoptions` takes them. */
export interface DeviceCertificate {
  readonly certificate: string;
  readonly certificateSignature: string;
}

/** Seals one event for the number that the outbox finds free. */
export interface DeviceSealer {
  readonly enrolment: EnrolmentId;
  /** What the event says, without number and clocks. */
  readonly content: string;
  /** The vault's record that holds the keys. */
  readonly keptAs?: string;
  readonly seal: (seq: Seq) => Promise<Envelope>;
}

