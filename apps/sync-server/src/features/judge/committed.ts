import type { Scope } from '@qoa/shared/feed';
import type { EnrolmentId, Epoch, JudgedNo } from '@qoa/shared/ids';
import type { HoldRow } from '@qoa/shared/judge';
import type { JudgedBatch } from './batch.ts';
import type { PlacedFact } from './judge-store.ts';

/** What listeners are told after a commit: hints, never the only way to learn of it. Law: last mile */
export interface Committed {
  readonly epoch: Epoch;
  /** The head of the one total order. */
  readonly head: JudgedNo;
  /** The numbers that this commit gave, rising; none after a heartbeat. */
  readonly from: JudgedNo;
  /** Each scope that has new rows: its head, and the number before the first of them (null when that is not known). */
  readonly scopes: ReadonlyMap<Scope, { readonly head: JudgedNo; readonly prev: JudgedNo | null }>;
  /** Phones whose report, frontier or answers changed. */
  readonly enrolments: ReadonlySet<EnrolmentId>;
  /** First sales of a CPG's products in a store, of which the journal has yet to tell. */
  readonly firstSales: number;
  /** What people decided of custody. */
  readonly holds: readonly HoldRow[];
}

export type CommittedListener = (committed: Committed) => void;

/** What a batch of answers tells. */
export const committedBatch = (epoch: Epoch, from: JudgedNo, { outcome, writes, pieces }: JudgedBatch): Committed => {
  const scopes = new Map<Scope, { head: JudgedNo; prev: JudgedNo }>();
  for (const { scope, judgedNo, prev } of outcome.feed) scopes.set(scope, { head: judgedNo, prev: scopes.get(scope)?.prev ?? prev });
  const enrolments = new Set([...pieces.map(({ piece }) => piece.waiting.submission.enrolment), ...writes.progress.keys(), ...outcome.verdicts.map(({ enrolment }) => enrolment)]);
  return { epoch, from, head: outcome.nextJudgedNo - 1, scopes, enrolments, firstSales: writes.firstSales.length, holds: outcome.holds };
};

/** What published facts tell. */
export const committedFacts = (epoch: Epoch, placed: readonly PlacedFact[]): Committed => ({
  epoch,
  from: placed[0]?.judgedNo ?? 0,
  head: placed.at(-1)?.judgedNo ?? 0,
  scopes: new Map(placed.flatMap(({ fact, judgedNo }) => fact.scopes.map((scope) => [scope, { head: judgedNo, prev: null }]))),
  enrolments: new Set(),
  firstSales: 0,
  holds: [],
});
