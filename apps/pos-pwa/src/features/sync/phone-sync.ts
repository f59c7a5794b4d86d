import type { EnrolmentId } from '@qoa/shared/ids';
import { truth as bannerTruth, type BannerTruth } from '@qoa/shared/sync';
import type { Http } from '../../platform/http.ts';
import { createListeners, type Unsubscribe } from '../../platform/listeners.ts';
import { reportDefect } from '../../platform/report-defect.ts';
import type { StorageReport } from '../../platform/storage-report.ts';
import type { TabChannel } from '../../platform/tab-channel.ts';
import type { Device, Enrolled } from '../device/index.ts';
import type { Outbox } from '../outbox/index.ts';
import type { Replica } from '../replica/index.ts';
import { wipeEnded } from './ended-enrolments.ts';
import type { Remedies } from './performer.ts';
import { startEnrolmentSync, type EnrolmentSync } from './enrolment-sync.ts';
import { followLeader } from './follow-leader.ts';
import { followedTruth, joinedTruth } from './joined-truth.ts';
import type { OpenLive } from './live-transport.ts';
import type { SyncStatus, SyncTruth } from './sync-truth.ts';
import { noteTroubles } from './noted-trouble.ts';
import type { TabMessage } from './tab-message.ts';

/** What the loops of a phone work with. */
export interface PhoneSyncNeeds {
  readonly device: Device;
  readonly outbox: Outbox;
  readonly replica: Replica;
  readonly http: Http;
  readonly openLive: OpenLive;
  readonly app: string;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly remedies: Remedies;
  /** Carries the leader's truth to the other tabs, and their wish to try now to it. */
  readonly tabs: TabChannel<TabMessage>;
}

/** The loops of a phone, and what happens around them. */
export interface PhoneSync extends SyncStatus {
  readonly leadershipWon: () => void;
  readonly leadershipLost: () => void;
  readonly shownChanged: (shown: boolean) => void;
  readonly storageRead: (report: StorageReport) => void;
  /** Whether nothing can be saved now. */
  readonly storageFailing: (failing: boolean) => void;
  /** Heard by whoever can give this tab the lead: the one that has it does not work, and sales wait. */
  readonly whenLeaderFails: (listener: () => void) => Unsubscribe;
  readonly stop: () => void;
}

/** Starts one loop for each enrolment of this phone: the newest reads too, the older ones drain. */
export const startPhoneSync = (needs: PhoneSyncNeeds): PhoneSync => {
  const { device, outbox, tabs } = needs;
  const listeners = createListeners();
  const loops = new Map<EnrolmentId, { readonly loop: EnrolmentSync; readonly reads: boolean }>();
  let storage: StorageReport = { usedBytes: null, quotaBytes: null, persisted: null };
  let failing = false;
  let leads = false;
  let stopped = false;
  let shown = true;
  let truth = joinedTruth([], storage);

  const troubles = noteTroubles(needs.nowMs);
  /** A page that closes takes its database from under what is still running: that is no defect. */
  const report = (error: unknown): void => {
    if (!stopped) reportDefect(error);
  };
  const tidyEnded = wipeEnded(needs, () => leads, report);
  const changed = (): void => {
    const own = joinedTruth([...loops.values()].map(({ loop }) => truthOf(loop, needs.nowMs())), storage);
    const leaderTruth = following.leaderTruth();
    const joined = leads || leaderTruth === null ? own : followedTruth(own, leaderTruth);
    const next = withDevice(joined, device, failing);
    if (JSON.stringify(next) === JSON.stringify(truth)) return;
    truth = next;
    troubles.seen(truth.trouble);
    if (leads) tabs.tell({ v: 1, truth });
    listeners.tell();
  };
  const start = ({ enrolment, state }: Enrolled): void => {
    const reads = state === 'active';
    const known = loops.get(enrolment);
    if (known?.reads === reads) return;
    known?.loop.stop();
    if (reads) needs.replica.follow(enrolment).catch(report);
    const loop = startEnrolmentSync({ ...needs, enrolment, reads, changed, report: () => ({ app: needs.app, storage, ...troubles.reported() }) });
    loops.set(enrolment, { loop, reads });
    if (!shown) loop.tell({ input: 'ShownChanged', shown });
    if (leads) loop.lead();
    else loop.queueChanged();
  };
  const startAll = (): void => {
    for (const enrolled of device.enrolments()) start(enrolled);
    for (const [enrolment, { loop }] of loops) {
      if (device.enrolments().some((enrolled) => enrolled.enrolment === enrolment)) continue;
      loop.stop();
      loops.delete(enrolment);
    }
    changed();
    tidyEnded();
  };
  const each = (act: (loop: EnrolmentSync) => void): void => {
    for (const { loop } of loops.values()) act(loop);
  };
  const tryHere = (): void => each((loop) => loop.tell({ input: 'TryNow' }));
  const following = followLeader({ tabs, nowMs: needs.nowMs, leads: () => leads, shown: () => shown, truth: () => truth, readQueue: () => each((loop) => loop.queueChanged()), tryNow: tryHere, changed: () => changed() });

  const endings = [
    device.subscribe(startAll),
    outbox.subscribe(() => {
      each((loop) => loop.queueChanged());
      tidyEnded();
    }),
    following.stop,
  ];
  startAll();
  following.ask();
  return {
    truth: () => truth,
    subscribe: listeners.subscribe,
    tryNow: () => {
      tryHere();
      if (!leads) tabs.tell({ v: 1, wish: 'try-now' });
    },
    leadershipWon: () => {
      leads = true;
      each((loop) => loop.lead());
      tidyEnded();
    },
    leadershipLost: () => {
      leads = false;
      each((loop) => loop.tell({ input: 'LeadershipLost' }));
    },
    shownChanged: (now) => {
      shown = now;
      if (shown) following.ask();
      each((loop) => loop.tell({ input: 'ShownChanged', shown }));
    },
    storageRead: (report) => {
      storage = report;
      changed();
    },
    storageFailing: (now) => {
      failing = now;
      changed();
    },
    whenLeaderFails: following.whenLeaderFails,
    stop: () => {
      stopped = true;
      endings.forEach((end) => end());
      each((loop) => loop.stop());
    },
  };
};

/** What the loops know not: the last contact from before a reload, the clock, and that nothing can be saved. */
const withDevice = (joined: SyncTruth, device: Device, failing: boolean): SyncTruth => {
  const { offsetS } = device.clock();
  const told: SyncTruth = { ...joined, lastContactWallMs: joined.lastContactWallMs ?? device.lastContactWallMs(), clockOffsetMs: offsetS === null ? null : offsetS * 1_000 };
  return failing ? { ...told, trouble: { code: 'STORAGE_UNAVAILABLE' } } : told;
};

const truthOf = (loop: EnrolmentSync, nowMs: number): BannerTruth => {
  const told = bannerTruth(loop.state(), nowMs);
  return { ...told, trouble: told.trouble ?? (loop.stalled() ? 'QUEUE_STALLED' : null) };
};
