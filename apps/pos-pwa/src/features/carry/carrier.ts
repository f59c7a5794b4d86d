import type { EnrolmentId } from '@qoa/shared/ids';
import { parseAs, PUSH_EVENTS_MAX, type RescueCounts, rescueCountsSchema } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Http } from '../../platform/http.ts';

/** Why a file could not be delivered whole. What was taken before stays taken; the same file may come again. */
export interface CarryFault {
  readonly code: string;
}

/** Delivers the sealed sales of other phones with this phone's signal. */
export interface Carrier {
  /** In portions, told to `progress` as they are answered. Errors: NETWORK_AWAY, ENROLMENT_REVOKED and whatever the server answers. Law: once */
  readonly deliver: (envelopes: readonly string[], progress: (done: number) => void) => Promise<Result<RescueCounts, CarryFault>>;
}

export interface CarrierNeeds {
  readonly http: Http;
  /** The enrolment that may read now; null on a phone without one. */
  readonly enrolment: () => EnrolmentId | null;
  /** Wins the right to speak for a while. */
  readonly winToken: (enrolment: EnrolmentId) => Promise<Result<string, CarryFault>>;
}

const portionTimeoutMs = 60_000;

/** A carrier over the server that this page came from. */
export const httpCarrier = ({ http, enrolment, winToken }: CarrierNeeds): Carrier => ({
  deliver: async (envelopes, progress) => {
    const own = enrolment();
    if (own === null) return err({ code: 'ENROLMENT_UNKNOWN' });
    const token = await winToken(own);
    if (!token.ok) return token;
    let counts: RescueCounts = { taken: 0, unreadable: 0 };
    for (let from = 0; from < envelopes.length; from += PUSH_EVENTS_MAX) {
      const portion = envelopes.slice(from, from + PUSH_EVENTS_MAX);
      const answer = await http.post('/v1/rescues', { envelopes: portion }, { timeoutMs: portionTimeoutMs, token: token.value });
      if (!answer.ok) return err({ code: answer.error.code });
      const read = parseAs(rescueCountsSchema, answer.value);
      if (!read.ok) return err({ code: read.error.code });
      counts = { taken: counts.taken + read.value.taken, unreadable: counts.unreadable + read.value.unreadable };
      progress(from + portion.length);
    }
    return ok(counts);
  },
});
