import { base64urlOf, bytesOfBase64url } from '@qoa/shared/bytes';
import type { EnrolmentId, InstantMs } from '@qoa/shared/ids';
import { purposes, type SessionRequest, type SessionResponse } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Proofs } from '../wire/index.ts';
import type { Device } from './device.ts';
import { isSignedBy } from './device-keys.ts';
import type { Devices } from './devices.ts';

/** Why a phone gets no session. */
export type SessionRefused =
  | { readonly code: 'ENROLMENT_UNKNOWN' }
  | { readonly code: 'ENROLMENT_REVOKED'; readonly revokedAtMs: InstantMs }
  | { readonly code: 'NONCE_UNKNOWN' }
  | { readonly code: 'SIGNATURE_WRONG' };

/** Short rights to read, won by signing a nonce. Their end never blocks delivery. */
export interface DeviceSessions {
  /** A nonce good for one signature within a minute. An unknown enrolment gets one too, so that it tells nothing. */
  readonly nonceFor: (enrolment: EnrolmentId) => string;
  /** Errors: ENROLMENT_UNKNOWN, ENROLMENT_REVOKED, NONCE_UNKNOWN (other phone's, too old, or used), SIGNATURE_WRONG. */
  readonly begin: (request: SessionRequest) => Promise<Result<SessionResponse, SessionRefused>>;
  /** The phone of a token; null when it is not ours, over, or the phone may no longer read. */
  readonly deviceOf: (token: string) => Promise<Device | null>;
}

export interface DeviceSessionsParts {
  readonly devices: Pick<Devices, 'of'>;
  readonly proofs: Proofs;
  readonly now: () => InstantMs;
  readonly random: (length: number) => Uint8Array;
}

const nonceLifeMs = 60_000;
/** A working day, so that a phone pays for one session; revocation ends it at once whatever its time. */
const sessionLifeMs = 12 * 3_600_000;

/** Sessions that are proofs: nothing is stored, a restart ends none, and revocation ends them by the enrolment. */
export const deviceSessions = ({ devices, proofs, now, random }: DeviceSessionsParts): DeviceSessions => {
  const used = new Map<string, InstantMs>();
  const isFirstUse = (nonce: string): boolean => {
    for (const [old, untilMs] of used) {
      if (untilMs > now()) break;
      used.delete(old);
    }
    if (used.has(nonce)) return false;
    used.set(nonce, now() + nonceLifeMs);
    return true;
  };
  return {
    nonceFor: (enrolment) => proofs.issue('session-nonce', `${enrolment}:${base64urlOf(random(16))}`, now() + nonceLifeMs),
    begin: async ({ enrolment, nonce, signature }) => {
      const subject = proofs.check('session-nonce', nonce, now());
      if (subject?.startsWith(`${enrolment}:`) !== true) return err({ code: 'NONCE_UNKNOWN' });
      const device = await devices.of(enrolment);
      if (device === null) return err({ code: 'ENROLMENT_UNKNOWN' });
      const bytes = bytesOfBase64url(signature);
      if (!bytes.ok || !isSignedBy(device.signingKey, sessionText(enrolment, nonce), bytes.value)) return err({ code: 'SIGNATURE_WRONG' });
      if (device.state !== 'active') return err({ code: 'ENROLMENT_REVOKED', revokedAtMs: device.revokedAtMs ?? now() });
      if (!isFirstUse(nonce)) return err({ code: 'NONCE_UNKNOWN' });
      const expiresAtMs = now() + sessionLifeMs;
      return ok({ token: proofs.issue('device-session', enrolment, expiresAtMs), expiresAtMs });
    },
    deviceOf: async (token) => {
      const enrolment = proofs.check('device-session', token, now());
      const device = enrolment === null ? null : await devices.of(enrolment as EnrolmentId);
      return device?.state === 'active' ? device : null;
    },
  };
};

/** What the phone signs. */
export const sessionText = (enrolment: EnrolmentId, nonce: string): string => `${purposes.session}${enrolment}\n${nonce}`;
