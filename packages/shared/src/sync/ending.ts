/** What an enrolment that ended (revoked, or left) still has on the phone. */
export interface EndedEnrolment {
  readonly queued: number;
  /** Settled envelopes that the server's backup does not cover yet. */
  readonly settled: number;
}

/**
 * What an ended enrolment still has to do. It reads nothing any more; it delivers; it waits until the server's backup holds what it
 * delivered, since until then the server may ask for it again, under its key; then it forgets its keys. The queue never shrinks here. Law: kept
 */
export const endingOf = ({ queued, settled }: EndedEnrolment): 'delivers' | 'awaits-backup' | 'forgets-keys' => {
  if (queued > 0) return 'delivers';
  return settled > 0 ? 'awaits-backup' : 'forgets-keys';
};
