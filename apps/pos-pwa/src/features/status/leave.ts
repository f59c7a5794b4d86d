import type { EnrolmentId } from '@qoa/shared/ids';
import { err, ok, type Result } from '@qoa/shared/result';
import type { Device } from '../device/index.ts';
import type { Outbox } from '../outbox/index.ts';

/** Why a store is not left: events are only on this phone. */
export interface EventsWait {
  readonly code: 'EVENTS_WAIT';
  readonly waiting: number;
}

/**
 * Ends this phone's enrolment. A sale that another tab saves just then drains all the same: an ended enrolment still delivers.
 * Errors: EVENTS_WAIT while any enrolment's queue holds something. Law: kept
 */
export const leaveStore = async (device: Pick<Device, 'leave'>, outbox: Pick<Outbox, 'holdings'>, enrolment: EnrolmentId): Promise<Result<void, EventsWait>> => {
  const waiting = (await outbox.holdings()).reduce((total, { queued }) => total + queued, 0);
  return waiting > 0 ? err({ code: 'EVENTS_WAIT', waiting }) : ok(await device.leave(enrolment));
};
