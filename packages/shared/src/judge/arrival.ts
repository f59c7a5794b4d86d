import type { DeviceEvent, Envelope } from '../events/index.ts';
import type { InstantMs } from '../ids/index.ts';
import type { HoldDecision } from './hold-decision.ts';
import type { ShownAnswer } from './shown.ts';

/** When an event happened, as the clock rules corrected it. Set once. */
export interface CorrectedTime {
  readonly atMs: InstantMs;
  /** False marks CLOCK_UNSURE: the instant is only a place inside the bracket. */
  readonly sure: boolean;
  /**
   * The event is proved to exist by then, in server time: the first contact whose nextSeq is above it, or its arrival if earlier
   * (`bracket.toMs` of `estimateTime`).
   * A revoked phone's sale is judged only when this is before the revocation.
   */
  readonly provedByMs: InstantMs;
}

/** One envelope whose tag verified, opened, with its time. The judge sees nothing that is less. Law: authentic */
export interface Arrival {
  readonly envelope: Envelope;
  readonly event: DeviceEvent;
  readonly at: CorrectedTime;
  readonly receivedMs: InstantMs;
  /** What earlier lives of the server answered to these bytes, their tags verified. Absent: the phone showed none. */
  readonly earlier?: readonly ShownAnswer[];
  /** It was stored in custody, and is brought again by ourselves since it may be judged by now. */
  readonly fromCustody?: true;
  /** It was stored in custody, and people decided it. */
  readonly decided?: HoldDecision;
}
