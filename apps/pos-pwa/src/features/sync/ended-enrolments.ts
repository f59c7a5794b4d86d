import type { EnrolmentId } from '@qoa/shared/ids';
import { coalesced } from '../../platform/coalesced.ts';
import type { Device, Enrolled } from '../device/index.ts';
import type { Outbox } from '../outbox/index.ts';
import type { Replica } from '../replica/index.ts';

interface EndedNeeds {
  readonly device: Device;
  readonly outbox: Outbox;
  readonly replica: Replica;
}

/**
 * Wipes what ended enrolments (revoked, or left) leave behind, in this order: what was read of the store, at once; the settled envelopes,
 * as the server's backup covers them (the loop does that); the keys, when nothing is left that could be asked for again. Never the queue, never the drawer.
 * Answers what to call whenever something changed. Law: kept
 */
export const wipeEnded = (needs: EndedNeeds, leads: () => boolean, report: (error: unknown) => void): (() => void) => {
  const unread = new Set<EnrolmentId>();
  return coalesced(async () => {
    if (!leads()) return;
    for (const enrolled of needs.device.enrolments().filter(isEnded)) await wipe(needs, enrolled, unread);
  }, report);
};

const isEnded = ({ state }: Enrolled): boolean => state === 'revoked' || state === 'left';

const wipe = async ({ device, outbox, replica }: EndedNeeds, { enrolment }: Enrolled, unread: Set<EnrolmentId>): Promise<void> => {
  // A newer enrolment's rows took the place of these when it began.
  if (device.current() === null && !unread.has(enrolment)) await replica.reset();
  unread.add(enrolment);
  if (await outbox.retire(enrolment)) await device.forgetKeys(enrolment);
};
