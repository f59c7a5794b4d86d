import type { EnrolmentId, EventHash } from '@qoa/shared/ids';
import type { PreviewBasis, SaleRecorded } from '@qoa/shared/events';
import { describe, expect, test } from 'vitest';
import { withTimes } from './corrected-times.ts';
import type { Opened } from './open-envelope.ts';

const enrolment = '0123456789abcdef' as EnrolmentId;
const soldAt = (seq: number, wallMs: number, clockSession: number, basis: PreviewBasis | null = null): Opened => {
  const event: SaleRecorded = { kind: 'SaleRecorded', enrolment, seq, wallMs, clockSession, monotonicMs: 5, offsetS: null, basis, actor: 0, card: null, cardTyped: false, lines: [], ticketCents: null };
  return { event, envelope: { enrolment, seq, hash: 'ab'.repeat(16) as EventHash, bytes: new Uint8Array(0) } };
};
const contact = { serverMs: 4_000_000, wallMs: 90, session: 9, monotonicMs: 80, nextSeq: 4 };
const known = { contacts: [contact], arrivalMs: 4_000_000, enrolledAtMs: 1_000_000, basisMs: () => null };

describe('the times of a delivery', () => {
  test('before the first contact, unsure sales stand in their order between enrolment and arrival', () => {
    const times = withTimes([soldAt(1, 7, 1), soldAt(2, 3, 2)], known).map(({ at }) => at);
    expect(times).toEqual([
      { atMs: 2_000_000, sure: false, provedByMs: 4_000_000 },
      { atMs: 3_000_000, sure: false, provedByMs: 4_000_000 },
    ]);
  });

  test('a sale of the session that delivers it is placed by that clock, whatever the clock says', () => {
    const [time] = withTimes([soldAt(3, 15, 9)], known).map(({ at }) => at);
    expect(time).toEqual({ atMs: 3_999_925, sure: true, provedByMs: 4_000_000 });
  });

  test('a contact that was made between a sale’s reading of the clock and its append hides no earlier one', () => {
    const earlier = { serverMs: 2_000_000, wallMs: 0, session: 9, monotonicMs: 0, nextSeq: 3 };
    const between = { serverMs: 2_500_000, wallMs: 7_000_000, session: 9, monotonicMs: 6, nextSeq: 3 };
    const delivering = { serverMs: 4_000_000, wallMs: 7_000_090, session: 9, monotonicMs: 80, nextSeq: 4 };
    const [time] = withTimes([soldAt(3, 15, 9)], { ...known, contacts: [earlier, between, delivering] }).map(({ at }) => at);
    // The clock was set between the two nearest: they disagree, so the sale stands in the middle of its bracket.
    expect(time).toEqual({ atMs: 3_250_000, sure: false, provedByMs: 4_000_000 });
  });

  test('an unsure sale stands behind the campaign row that its phone had read, its neighbours in their order', () => {
    const basisMs = (basis: PreviewBasis | null) => (basis === null ? null : 3_600_000);
    const times = withTimes([soldAt(1, 7, 1), soldAt(2, 3, 2), soldAt(3, 3, 2, { epoch16: 1, judgedNo: 8 })], { ...known, basisMs }).map(({ at }) => at.atMs);
    expect(times).toEqual([1_750_000, 2_500_000, 3_800_000]);
  });

  test('an enrolment that is later than the row bounds more', () => {
    const [time] = withTimes([soldAt(1, 7, 1, { epoch16: 1, judgedNo: 8 })], { ...known, basisMs: () => 5 }).map(({ at }) => at.atMs);
    expect(time).toBe(2_500_000);
  });
});
