import { type Contact, estimateTime, placeUnsure } from '@qoa/shared/clock';
import type { DeviceEvent } from '@qoa/shared/events';
import type { InstantMs } from '@qoa/shared/ids';
import type { CorrectedTime } from '@qoa/shared/judge';

/** What is known of the clock of the phone that delivers. */
interface KnownTimes {
  /** Oldest first, this delivery's own last. */
  readonly contacts: readonly Contact[];
  readonly arrivalMs: InstantMs;
  readonly enrolledAtMs: InstantMs;
}

/** When the events of one delivery happened: of the n unsure ones of a bracket the i-th is placed at i/(n+1) of it. Rule: Time */
export const timesOf = (opened: readonly { readonly event: DeviceEvent }[], { contacts, arrivalMs, enrolledAtMs }: KnownTimes): readonly CorrectedTime[] => {
  const estimates = opened.map(({ event }) => estimateTime({ event, contacts, arrivalMs, basisServerMs: enrolledAtMs }));
  return estimates.map(({ atMs, sure, bracket }, at) => {
    if (sure) return { atMs, sure, provedByMs: bracket.toMs };
    const like = (other: (typeof estimates)[number]): boolean => !other.sure && other.bracket.fromMs === bracket.fromMs && other.bracket.toMs === bracket.toMs;
    return { atMs: placeUnsure(bracket, estimates.slice(0, at + 1).filter(like).length, estimates.filter(like).length), sure, provedByMs: bracket.toMs };
  });
};
