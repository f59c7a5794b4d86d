import { type Contact, estimateTime, placed } from '@qoa/shared/clock';
import type { DeviceEvent, PreviewBasis } from '@qoa/shared/events';
import type { InstantMs } from '@qoa/shared/ids';
import type { CorrectedTime } from '@qoa/shared/judge';

/** What is known of the clock of the phone that delivers. */
interface KnownTimes {
  /** Oldest first, this delivery's own last. */
  readonly contacts: readonly Contact[];
  readonly arrivalMs: InstantMs;
  readonly enrolledAtMs: InstantMs;
  /** When the campaign row that a basis names was published; null when it names none of this epoch. */
  readonly basisMs: (basis: PreviewBasis | null) => InstantMs | null;
}

/** When the events of one delivery happened. Rule: Time */
export const timesOf = (opened: readonly { readonly event: DeviceEvent }[], { contacts, arrivalMs, enrolledAtMs, basisMs }: KnownTimes): readonly CorrectedTime[] => {
  const estimates = opened.map(({ event }) => estimateTime({ event, contacts, arrivalMs, basisServerMs: Math.max(enrolledAtMs, basisMs(event.basis) ?? enrolledAtMs) }));
  const places = placed(estimates);
  return estimates.map(({ atMs, sure, bracket }, at) => ({ atMs: places[at] ?? atMs, sure, provedByMs: bracket.toMs }));
};
