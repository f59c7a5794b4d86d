import type { KeyObject } from 'node:crypto';
import type { EnrolmentId, InstantMs, Seq, StoreId } from '@qoa/shared/ids';
import type { DeviceReport } from '@qoa/shared/protocol';

/** One enrolment as the server holds it, its message key opened where the keyring can. */
export interface Device {
  readonly enrolment: EnrolmentId;
  readonly store: StoreId;
  readonly state: DeviceState;
  readonly enrolledAtMs: InstantMs;
  readonly revokedAtMs: InstantMs | null;
  /** For HMAC-SHA-256 over events, pushes and answers; null: the keyring has lost the key that wraps it, so nothing of the phone can be believed or refused. */
  readonly messageKey: KeyObject | null;
  /** Verifies the phone's ECDSA signatures. */
  readonly signingKey: KeyObject;
}

/** A revoked phone may still deliver, never read; of a lost one what comes late is still judged. */
export type DeviceState = 'active' | 'revoked' | 'lost';

/** One authenticated contact: what brackets the times of events. */
export interface Contact {
  readonly enrolment: EnrolmentId;
  readonly serverMs: InstantMs;
  readonly wallMs: InstantMs;
  readonly session: number;
  readonly monotonicMs: number;
  readonly nextSeq: Seq;
  readonly report: DeviceReport;
}
