import type { TaggedAnswer } from '../events/index.ts';
import type { Epoch, EventHash, Tag } from '../ids/index.ts';
import type { PushResponse } from '../protocol/push.ts';
import { openingState, type QueueView, type SyncCommand, type SyncInput, type SyncState, syncStep } from './index.ts';

/** For tests: a phone whose inputs are given by hand and whose commands are read. */
export interface SmallPhone {
  state: SyncState;
  nowMs: number;
  readonly commands: SyncCommand[];
  readonly take: (input: SyncInput, jitter?: number) => readonly SyncCommand[];
}

export const epoch = '00000000000000aa' as Epoch;

export const smallPhone = (reads = true): SmallPhone => {
  const phone: SmallPhone = {
    state: openingState(reads),
    nowMs: 1_000_000,
    commands: [],
    take: (input, jitter = 0.5) => {
      const [state, commands] = syncStep(phone.state, input, { nowMs: phone.nowMs, jitter });
      phone.state = state;
      phone.commands.push(...commands);
      return commands;
    },
  };
  return phone;
};

export const queueOf = (queued: number, nextSeq = queued + 1): QueueView => ({ queued, nextSeq, oldestQueuedWallMs: queued === 0 ? null : 500_000, drawer: 0 });

export const answersTo = (...seqs: readonly number[]): readonly TaggedAnswer[] =>
  seqs.map((seq) => ({ seq, hash: `h${seq}` as EventHash, judgedNo: seq, class: 'accepted', code: null, facts: {}, given: [], tag: 't' as Tag }));

export const answered = (changes: Partial<PushResponse> = {}): PushResponse => ({
  epoch, serverMs: 0, answers: [], unreadable: [], sendFrom: null, frontier: 0, highestSeq: 0, coveredJudgedNo: 0, ...changes,
});

export const requestOf = (commands: readonly SyncCommand[], kind: 'push' | 'adopt' | 'pull' | 'renewSession' | 'openLive'): number => {
  const found = commands.find((command) => command.do === kind);
  if (found === undefined || !('request' in found)) throw new Error(`no ${kind} among ${commands.map((command) => command.do).join()}`);
  return found.request;
};
