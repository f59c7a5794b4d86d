import { assert } from '@qoa/shared/result';
import type { EnrolmentId, InstantMs } from '@qoa/shared/ids';
import type { Keyring } from '../config/index.ts';
import { messageKeyPurpose } from './certificate.ts';
import type { Device } from './device.ts';
import { messageKeyObject, publicKeyOf } from './device-keys.ts';
import type { DevicesStore, StoredEnrolment } from './devices-store.ts';

/** The phones, by enrolment. */
export interface Devices {
  /** The enrolment with its keys opened, from memory after the first read; null when nobody has it. Revoked and lost ones are told too: they may still deliver. */
  readonly of: (enrolment: EnrolmentId) => Promise<Device | null>;
  /** Learns of revocations wherever they are made, until the database is closed. */
  readonly watch: () => Promise<void>;
  /** Ends the phone's right to read, at once in this process and as soon as they hear of it in the others. Repeating keeps the first time. Errors: null for an unknown enrolment. */
  readonly revoke: (enrolment: EnrolmentId) => Promise<InstantMs | null>;
  /**
   * Wraps every message key under the keyring's first key. Touches no phone. Stopped half-way it goes on at the next call. A key that the keyring
   * cannot open is left as it is: its phone waits until the lost key is back in the ring, the others live.
   */
  readonly rewrapAll: () => Promise<Rewrapped>;
}

/** What became of wrapping every message key anew. */
export interface Rewrapped {
  readonly wrapped: number;
  /** Phones whose message key the keyring cannot open, with the id of the key that wraps it. */
  readonly unopened: readonly { readonly enrolment: EnrolmentId; readonly keyId: string }[];
}

export interface DevicesParts {
  readonly store: DevicesStore;
  readonly keyring: Keyring;
  readonly now: () => InstantMs;
  /** Told of every revocation, by whichever process, so that open sockets are closed; more than once of some. */
  readonly onRevoked: (enrolment: EnrolmentId) => void;
}

/** How many opened enrolments stay in memory; the longest unused leaves first. */
const rememberedMax = 20_000;
/** What no revocation tells of, a lost enrolment say, is read again after this long. */
const believedMs = 5_000;

/** Phones as stored, with their keys opened in memory only. */
export const openDevices = (parts: DevicesParts): Devices => {
  const remembered = new Map<EnrolmentId, { readonly device: Device; readonly atMs: InstantMs }>();
  const remember = (device: Device): Device => {
    remembered.delete(device.enrolment);
    remembered.set(device.enrolment, { device, atMs: parts.now() });
    const oldest = remembered.size > rememberedMax ? remembered.keys().next() : undefined;
    if (oldest !== undefined && oldest.done !== true) remembered.delete(oldest.value);
    return device;
  };
  let revocations = 0;
  const revoked = (enrolment: EnrolmentId): void => {
    revocations += 1;
    remembered.delete(enrolment);
    parts.onRevoked(enrolment);
  };
  /** A read that a revocation overtook may have seen what was before it. */
  const findSettled = async (enrolment: EnrolmentId): Promise<StoredEnrolment | null> => {
    for (;;) {
      const before = revocations;
      const stored = await parts.store.find(enrolment);
      if (revocations === before) return stored;
    }
  };
  return {
    of: async (enrolment) => {
      const known = remembered.get(enrolment);
      if (known !== undefined && parts.now() - known.atMs < believedMs) return known.device;
      const stored = await findSettled(enrolment);
      return stored === null ? null : remember(opened(parts.keyring, stored, known?.device));
    },
    watch: () => parts.store.watchRevoked(revoked),
    revoke: async (enrolment) => {
      const revokedAtMs = await parts.store.revoke(enrolment, parts.now());
      if (revokedAtMs !== null) revoked(enrolment);
      return revokedAtMs;
    },
    rewrapAll: () => rewrapAll(parts),
  };
};

const opened = (keyring: Keyring, stored: StoredEnrolment, before: Device | undefined): Device => {
  const keys = before ?? openedKeys(keyring, stored);
  return {
    enrolment: stored.enrolment,
    store: stored.store,
    state: stored.revokedMs !== null ? 'revoked' : stored.lostMs !== null ? 'lost' : 'active',
    enrolledAtMs: stored.issuedMs,
    revokedAtMs: stored.revokedMs,
    messageKey: keys.messageKey,
    signingKey: keys.signingKey,
  };
};

const openedKeys = (keyring: Keyring, stored: StoredEnrolment): Pick<Device, 'messageKey' | 'signingKey'> => {
  const messageKey = keyring.unwrap({ keyId: stored.keyId, wrapped: stored.wrappedKey }, messageKeyPurpose(stored.enrolment));
  const signingKey = publicKeyOf(stored.signingKey);
  assert(signingKey !== null, 'a stored signing key was checked at enrolment');
  return { messageKey: messageKey === null ? null : messageKeyObject(messageKey), signingKey };
};

const rewrapAll = async ({ store, keyring }: DevicesParts): Promise<Rewrapped> => {
  const unopened: { readonly enrolment: EnrolmentId; readonly keyId: string }[] = [];
  let wrapped = 0;
  let after: EnrolmentId | null = null;
  for (;;) {
    const due: readonly StoredEnrolment[] = await store.wrappedOtherwise(keyring.currentKeyId, after, rewrappedAtOnce);
    for (const { enrolment, keyId, wrappedKey } of due) {
      const purpose = messageKeyPurpose(enrolment);
      const key = keyring.unwrap({ keyId, wrapped: wrappedKey }, purpose);
      if (key === null) unopened.push({ enrolment, keyId });
      else await store.rewrap(enrolment, wrappedKey, keyring.wrap(key, purpose));
    }
    wrapped += due.length;
    after = due.at(-1)?.enrolment ?? null;
    if (after === null) return { wrapped: wrapped - unopened.length, unopened };
  }
};

const rewrappedAtOnce = 500;
