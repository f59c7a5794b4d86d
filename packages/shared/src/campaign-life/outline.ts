import type { InstantMs } from '../ids/index.ts';
import { type DatedRevision, type Revision, standingFrom, type UnitKind } from '../rules/index.ts';
import { isCalledOff } from './is-called-off.ts';
import type { Proposal, RevisionDraft } from './life.ts';
import type { StoredCampaign } from './steps.ts';

/** As much of a campaign as the list shows, so that it reads no document. */
export interface Outline {
  readonly name: string;
  readonly proposal: Proposal['state'] | null;
  readonly kinds: readonly UnitKind[];
  readonly startsAtMs: InstantMs;
  readonly endsAtMs: InstantMs | null;
  /** From which the state at any later instant is told. Outlines of before say no names and kinds there. */
  readonly standing: readonly (DatedRevision & Partial<Pick<Shown, 'name' | 'kinds'>>)[];
  /** Absent in outlines of before. */
  readonly timeZone?: string;
  readonly isCalledOff?: boolean;
}

interface Shown {
  readonly name: string;
  readonly kinds: readonly UnitKind[];
  readonly startsAtMs: InstantMs;
  readonly endsAtMs: InstantMs | null;
}

/** What the list shows of a campaign at an instant: of what holds then, or is the next to, and beside it what is planned after it. */
export interface ShownOutline extends Shown {
  readonly planned: { readonly name: string; readonly effectiveFromMs: InstantMs } | null;
  /** The zone of its dates; null where an outline of before does not say it. */
  readonly timeZone: string | null;
  /** It ended before it began. */
  readonly isCalledOff: boolean;
}

/** The outline as it reads at an instant after its last step. */
export const shownOutline = ({ standing, timeZone, isCalledOff: isOff, ...last }: Outline, nowMs: InstantMs): ShownOutline => {
  const [shown, next] = standingFrom(standing, nowMs);
  const { name, kinds, startsAtMs, endsAtMs } = { ...last, ...shown };
  return { name, kinds, startsAtMs, endsAtMs, planned: next === undefined ? null : { name: next.name ?? last.name, effectiveFromMs: next.effectiveFromMs }, timeZone: timeZone ?? null, isCalledOff: isOff ?? false };
};

/** The outline of a campaign at its last step: of what was published last, or of what is proposed while nothing was. Null: nothing is known of it any more. */
export const outlineOf = ({ life: { published, proposal } }: StoredCampaign, nowMs: InstantMs): Outline | null => {
  const shown = documentOf(published, proposal);
  if (shown === undefined) return null;
  const standing = standingFrom(published, nowMs).map(({ effectiveFromMs, startsAtMs, endsAtMs, state, name, units }) => ({ effectiveFromMs, startsAtMs, endsAtMs, state, name, kinds: units.map(({ kind }) => kind) }));
  return { name: shown.name, proposal: proposal?.state ?? null, kinds: shown.units.map(({ kind }) => kind), startsAtMs: shown.startsAtMs, endsAtMs: shown.endsAtMs, standing, timeZone: shown.timeZone, isCalledOff: isCalledOff(published, nowMs) };
};

/** The document that names a campaign's owner and its rules: the one published last, else the one that is proposed. */
export const documentOf = (published: readonly Revision[], proposal: Proposal | null): RevisionDraft | undefined => published.at(-1) ?? proposal?.document;
