import { isCertificateRefused, type RescueText } from '@qoa/shared/carry';
import { parseAs, PUSH_EVENTS_MAX, type RescueCounts, rescueCountsSchema } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Desk } from '../sync/index.ts';

/** Why a file could not be delivered whole. What was taken before stays taken; the same file may come again. */
export interface DeliveryFault {
  readonly code: string;
}

/** What became of a file. */
export interface Delivered extends RescueCounts {
  /** Of phones whose key the server is missing for now. */
  readonly waiting: number;
}

const portionTimeoutMs = 60_000;

/**
 * Delivers the sealed sales of other phones with this phone's signal, in portions, told to `progress` as they are answered. First their certificates: a restored server
 * may not know those phones any more. One that it refuses makes nobody known, and says nothing of the sales.
 *
 * Errors: NETWORK_AWAY, ENROLMENT_UNKNOWN, ENROLMENT_REVOKED and whatever the server answers; BODY_INVALID when nobody can read its answer.
 * Law: once
 */
export const deliver = async (desk: Desk, { certificates, envelopes, answers }: Omit<RescueText, 'damaged'>, progress: (done: number) => void): Promise<Result<Delivered, DeliveryFault>> => {
  for (const certificate of certificates) {
    const adopted = await desk.ask('/v1/adoptions', certificate, portionTimeoutMs);
    if (!adopted.ok && !isCertificateRefused(adopted.error.code)) return err({ code: adopted.error.code });
  }
  let counts = { taken: 0, unreadable: 0, waiting: 0 };
  for (let from = 0; from < envelopes.length; from += PUSH_EVENTS_MAX) {
    const portion = envelopes.slice(from, from + PUSH_EVENTS_MAX);
    const answer = await desk.ask('/v1/rescues', { envelopes: portion, answers: portion.flatMap((envelope) => answers.get(envelope) ?? []) }, portionTimeoutMs);
    if (!answer.ok) return err({ code: answer.error.code });
    const read = parseAs(rescueCountsSchema, answer.value);
    if (!read.ok) return err({ code: read.error.code });
    counts = { taken: counts.taken + read.value.taken, unreadable: counts.unreadable + read.value.unreadable, waiting: counts.waiting + portion.length - read.value.taken - read.value.unreadable };
    progress(from + portion.length);
  }
  return ok(counts);
};
