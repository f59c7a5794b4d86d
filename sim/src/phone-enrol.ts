import type { EnrolmentId } from '@qoa/shared/ids';
import { openLane, type PhoneAt, type Tab } from './phone.ts';
import { askOnce } from './phone-sync.ts';
import { emptyLane } from './storage.ts';

/** Enrols the phone: beside an old enrolment, whose queue drains on, or on a storage that lost everything. Tried again until it is done. */
export const enrolAnew = (at: PhoneAt, tab: Tab): void => {
  const { phone, world, server } = at;
  const place = phone.storage.lanes.length;
  const enrolment = `${phone.name}${phone.enrolments.toString(16)}${world.chance.below(2 ** 32).toString(16)}`.padStart(16, '0').slice(-16) as EnrolmentId;
  phone.enrolments += 1;
  askOnce<EnrolmentId>(
    at,
    tab,
    (reply) => server.enrol({ enrolment, store: phone.store }, reply),
    (reply) => {
      if (phone.storage.lanes.length > place) return;
      if (!reply.ok) return world.agenda.after(10_000, () => (tab.alive ? enrolAnew(at, tab) : undefined));
      const lane = emptyLane(reply.content);
      phone.storage.lanes.push(lane);
      for (const open of phone.tabs) {
        for (const [old, state] of open.states) open.states.set(old, { ...state, reads: false });
        open.sockets.clear();
        openLane(at, open, lane);
      }
    },
  );
};
