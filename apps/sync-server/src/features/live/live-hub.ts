import { type FeedRow, isCampaignScope, type Scope } from '@qoa/shared/feed';
import type { EnrolmentId, Epoch, InstantMs, JudgedNo } from '@qoa/shared/ids';
import type { Feed, Reader } from '../feed/index.ts';
import type { Committed } from '../judge/index.ts';
import { emptyMembership, type Member } from './membership.ts';
import { tellingFollowers } from './telling-followers.ts';
import { liveCloseCodes, liveText, type Subscriber } from './subscriber.ts';

/** Tells open sockets what was committed. Every hint is also found by a pull. Laws: last mile, own tenant */
export interface LiveHub {
  /** Lets a socket in: it gets `ready` with the heads of its scopes, then every hint after them. False when no epoch is known yet. */
  readonly join: (reader: Reader, socket: Omit<Subscriber, 'reader' | 'scopes'>) => Promise<Leave | null>;
  readonly committed: (committed: Committed) => void;
  /** Sends the health hints that gathered: at most one a phone each time. */
  readonly tellHealth: () => void;
  /** Ends the sockets of readers that may no longer read. */
  readonly expel: (isOver: (reader: Reader) => boolean) => void;
  /** Says goodbye to everybody; each comes back after its own time, so that they do not come at once. */
  readonly drain: (retryAfterMs: () => number) => void;
  readonly count: () => number;
}

export type Leave = () => void;

export interface LiveHubParts {
  readonly feed: Pick<Feed, 'scopesOf' | 'headOf' | 'rowsOfScopes'>;
  readonly epoch: () => Epoch | null;
  readonly now: () => InstantMs;
  /** From 0 up to 1. */
  readonly chance: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly onTrouble: (thrown: unknown) => void;
}

/** Rows that a hint carries at most; a reader that misses more pulls. */
const hintRowsMax = 20;
/** A socket that cannot take what is sent is closed; it resumes by pull. */
const waitingBytesMax = 256 * 1024;

/** Everybody comes back at once after a new epoch; the reconnecting itself is spread by each reader's own chance. */
const newEpochPauseMs = 1_000;

interface DueHint {
  readonly head: JudgedNo;
  readonly prev: JudgedNo | null;
}

/** Sockets in this process's memory. */
export const liveHub = ({ feed, epoch, now, chance, sleep, onTrouble }: LiveHubParts): LiveHub => {
  const members = emptyMembership();
  const due = new Map<Scope, DueHint>();
  const unwell = new Set<EnrolmentId>();
  let telling = false;
  /** Sockets were told it when they came: in another one their heads mean nothing. */
  let toldEpoch: Epoch | null = null;

  const send = (member: Member, text: string): void => {
    if (member.early !== null) return void member.early.push(text);
    member.send(text);
    if (member.waitingBytes() <= waitingBytesMax) return;
    members.leave(member);
    member.close(liveCloseCodes.tryLater);
  };
  const tell = tellingFollowers({ members, feed, send, chance, sleep, onTrouble });
  const withoutRows = (thrown: unknown): readonly (readonly FeedRow[])[] => {
    onTrouble(thrown);
    return [];
  };
  // One question for the rows of everything due, however many scopes.
  const tellTogether = async (together: readonly (readonly [Scope, DueHint])[]): Promise<void> => {
    const wanted = together.flatMap(([scope, { head, prev }]) => (prev === null || head - prev > 500 ? [] : [{ scope, after: prev }]));
    const rows = wanted.length === 0 ? [] : await feed.rowsOfScopes(wanted, hintRowsMax).catch(withoutRows);
    const rowsByScope = new Map(wanted.map(({ scope }, at) => [scope, rows[at] ?? []]));
    for (const [scope, { head }] of together) await tell(scope, head, rowsByScope.get(scope) ?? [], together.length);
  };
  // What is committed while the rows of a scope are being read becomes that scope's next hint, so no scope is under way twice.
  const tellAll = async (): Promise<void> => {
    if (telling) return;
    telling = true;
    while (due.size > 0) {
      const together = [...due];
      due.clear();
      await tellTogether(together).catch(onTrouble);
    }
    telling = false;
  };

  // Follows before the heads are read, so that nothing is committed between the two unheard.
  const welcome = async (member: Member): Promise<boolean> => {
    const scopes = await feed.scopesOf(member.reader);
    members.follow(member, scopes);
    const heads = Object.fromEntries(await Promise.all(scopes.map(async (scope) => [scope, await feed.headOf(scope)] as const)));
    const [current, early] = [epoch(), member.early ?? []];
    if (current === null) return false;
    toldEpoch ??= current;
    member.early = null;
    for (const text of [liveText({ ready: { epoch: current, serverMs: now(), heads, ...(member.reader.kind === 'device' ? { asks: true } : {}) } }), ...early]) send(member, text);
    return members.all.has(member);
  };

  const drain: LiveHub['drain'] = (retryAfterMs) => {
    for (const member of [...members.all]) {
      member.send(liveText({ bye: { retryAfterMs: retryAfterMs() } }));
      members.leave(member);
      member.close(liveCloseCodes.restart);
    }
  };

  return {
    count: () => members.all.size,
    join: async (reader, socket) => {
      const member: Member = { ...socket, reader, scopes: new Set(), early: [] };
      members.add(member);
      const welcomed = await welcome(member).catch((thrown: unknown) => {
        onTrouble(thrown);
        return false;
      });
      if (welcomed) return () => members.leave(member);
      members.leave(member);
      return null;
    },
    committed: (committed) => {
      if (toldEpoch !== null && toldEpoch !== committed.epoch) drain(() => newEpochPauseMs);
      toldEpoch = committed.epoch;
      for (const [scope, { head, prev }] of [...committed.scopes, ...consoleScope(committed)]) {
        if (members.isFollowed(scope) || isCampaignScope(scope)) due.set(scope, { head, prev: due.get(scope)?.prev ?? prev });
      }
      for (const enrolment of committed.enrolments) if (members.isFollowed('console')) unwell.add(enrolment);
      void tellAll();
    },
    tellHealth: () => {
      for (const enrolment of unwell) for (const member of members.followersOf('console')) send(member, liveText({ health: { enrolment } }));
      unwell.clear();
    },
    expel: (isOver) => {
      for (const member of [...members.all]) {
        if (!isOver(member.reader)) continue;
        members.leave(member);
        member.close(liveCloseCodes.forbidden);
      }
    },
    drain,
  };
};

/** The console follows the journal itself. A heartbeat gives it no number. */
const consoleScope = ({ from, head }: Committed): readonly (readonly [Scope, { readonly head: JudgedNo; readonly prev: JudgedNo }])[] =>
  from > 0 && head >= from ? [['console', { head, prev: from - 1 }]] : [];
