import type { EnrolmentId, EventHash, InstantMs, StoreId, Tag } from '@qoa/shared/ids';
import { err, ok } from '@qoa/shared/result';
import { saleContent } from '@qoa/shared/sale';
import { createListeners } from '../../platform/listeners.ts';
import type { Device, Enrolled } from './device.ts';

/** A device without keys, for building screens: it enrols by any code but `VENCIDO`, and seals bytes that no server would open. */
export const memoryDevice = (now: () => InstantMs, enrolled = true): Device => {
  const listeners = createListeners();
  let enrolments: readonly Enrolled[] = enrolled ? [demoEnrolled(now())] : [];
  let wiped = false;
  const current = (): Enrolled | null => enrolments.findLast((e) => e.state === 'active') ?? null;
  const become = (next: readonly Enrolled[]): void => {
    enrolments = next;
    listeners.tell();
  };
  const endedAs = (state: 'revoked' | 'left', enrolment: EnrolmentId): readonly Enrolled[] => enrolments.map((e) => (e.enrolment === enrolment ? { ...e, state } : e));
  return {
    current,
    enrolments: () => enrolments,
    subscribe: listeners.subscribe,
    enrol: async (code) => {
      if (code === 'VENCIDO') return err({ code: 'ENROLMENT_CODE_EXPIRED' });
      const next = demoEnrolled(now(), enrolments.length);
      become([...enrolments.map((e): Enrolled => ({ ...e, state: 'replaced' })), next]);
      return ok(next);
    },
    ended: () => {
      const state = enrolments.at(-1)?.state;
      return state === 'revoked' || state === 'left' ? state : state === undefined && wiped ? 'wiped' : null;
    },
    reread: async () => undefined,
    noteRevoked: async (enrolment) => become(endedAs('revoked', enrolment)),
    leave: async (enrolment) => become(endedAs('left', enrolment)),
    forgetKeys: async (enrolment) => {
      wiped = true;
      become(enrolments.filter((e) => e.enrolment !== enrolment));
    },
    lastContactWallMs: () => null,
    clock: () => ({ wallMs: now(), session: 7, monotonicMs: 1000, offsetS: 0 }),
    noteContact: async ({ enrolment, epoch }) => become(enrolments.map((e) => (e.enrolment === enrolment ? { ...e, epoch } : e))),
    sealer: (sale) => {
      const enrolment = current()?.enrolment;
      if (enrolment === undefined) return null;
      return {
        enrolment,
        content: 'sale' in sale ? sale.card : saleContent(sale),
        seal: async (seq) => ({ enrolment, seq, hash: seq.toString(16).padStart(32, '0') as EventHash, bytes: new TextEncoder().encode(JSON.stringify({ seq, sale })) }),
      };
    },
    tagPush: async () => '0'.repeat(32) as Tag,
    believes: async () => true,
    certificate: () => ({ certificate: '', certificateSignature: '' }),
    signSession: async () => '',
  };
};

const demoEnrolled = (nowMs: InstantMs, nth = 0): Enrolled => ({
  enrolment: (0xc0ffee + nth).toString(16).padStart(16, '0') as EnrolmentId,
  store: { id: 1 as StoreId, code: 'T001', name: 'Abarrotes Lupita', timeZone: 'America/Mexico_City' },
  enrolledAtMs: nowMs,
  state: 'active',
  epoch: null,
});
