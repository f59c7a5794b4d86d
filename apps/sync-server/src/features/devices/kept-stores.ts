import { hexOf } from '@qoa/shared/bytes';
import type { Keeps } from '../keeps/index.ts';
import type { DevicesStore } from './devices-store.ts';
import type { EnrolmentCodesStore } from './enrolment-codes-store.ts';

/** The enrolments, every revocation noted outside of the backup before it is answered. */
export const keptDevices = (store: DevicesStore, keeps: Pick<Keeps, 'note'>): DevicesStore => ({
  ...store,
  revoke: async (enrolment, nowMs) => {
    const atMs = await store.revoke(enrolment, nowMs);
    if (atMs !== null) keeps.note({ kept: 'revoked', enrolment, atMs });
    return atMs;
  },
});

/** The one-time codes, every use, and whom it succeeded in its browser, noted outside of the backup before it is answered. A code that can be made again, as that of a renewal, is no new one because the storage forgot it. */
export const keptCodes = (store: EnrolmentCodesStore, keeps: Pick<Keeps, 'note' | 'useOf' | 'successionOf'>): EnrolmentCodesStore => ({
  ...store,
  add: (code) => store.add({ ...code, used: keeps.useOf(hexOf(code.hash)) }),
  use: async (hash, nowMs, enrolmentFor) => {
    const used = await store.use(hash, nowMs, enrolmentFor);
    if (!used.ok) return used;
    const { enrolment, predecessor, remembers } = used.value.enrolment;
    if (predecessor !== null && keeps.successionOf(enrolment) === null) keeps.note({ kept: 'succeeded', enrolment, predecessor, remembers, store: used.value.store.id, atMs: nowMs });
    keeps.note({ kept: 'code-used', code: hexOf(hash), enrolment, atMs: nowMs });
    return used;
  },
});
