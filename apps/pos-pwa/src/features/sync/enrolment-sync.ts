import type { QueueView, SyncInput, SyncState } from '@qoa/shared/sync';
import { calmWatchdog, isStalled, openingState, syncStep, watchStep } from '@qoa/shared/sync';
import { coalesced } from '../../platform/coalesced.ts';
import { reportDefect } from '../../platform/report-defect.ts';
import { createPerformer, type PerformerNeeds } from './performer.ts';
import { queueViewOf } from './queue-view.ts';

/** One enrolment's loop: drives the pure machine and performs its commands. */
export interface EnrolmentSync {
  readonly state: () => SyncState;
  /** Nothing of the queue settles although the server answers, and nothing helped. */
  readonly stalled: () => boolean;
  /** The outbox may have changed: reads it again. */
  readonly queueChanged: () => void;
  readonly tell: (input: Extract<SyncInput, { input: 'LeadershipLost' | 'ShownChanged' | 'TryNow' }>) => void;
  readonly lead: () => void;
  /** Stops for good. What is under way may still end, and changes nothing here. */
  readonly stop: () => void;
}

/** What a loop needs besides its errands. */
export interface EnrolmentSyncNeeds extends PerformerNeeds {
  /** False for an enrolment that only drains. */
  readonly reads: boolean;
  readonly random: () => number;
  readonly changed: () => void;
}

/** Starts an enrolment's loop. It observes until it leads. */
export const startEnrolmentSync = (needs: EnrolmentSyncNeeds): EnrolmentSync => {
  const readQueue = (): Promise<QueueView> => queueViewOf(needs.outbox, needs.enrolment);
  let state = openingState(needs.reads);
  let dog = calmWatchdog;
  let stopped = false;

  const step = (input: SyncInput): void => {
    if (stopped) return;
    const moment = { nowMs: needs.nowMs(), jitter: needs.random() };
    const before = state;
    const [after, commands] = syncStep(before, input, moment);
    const [watching, remedy] = watchStep(dog, { input, before, after }, moment);
    [state, dog] = [after, watching];
    needs.changed();
    commands.forEach(performer.perform);
    if (remedy !== null) performer.heal(remedy);
  };
  /** A page that closes takes its database from under what is still running: that is no defect. */
  const report = (error: unknown): void => {
    if (!stopped) reportDefect(error);
  };
  const performer = createPerformer(needs, step, report);

  return {
    state: () => state,
    stalled: () => isStalled(dog),
    queueChanged: coalesced(() => readQueue().then((queue) => step({ input: 'QueueChanged', queue })), report),
    tell: step,
    lead: () => {
      readQueue().then((queue) => step({ input: 'LeadershipWon', queue }), report);
    },
    stop: () => {
      stopped = true;
      performer.stop();
    },
  };
};
