import type { RestrictedKind } from '../../feed/index.ts';
import { dateProblems, dateWarnings } from './date-problems.ts';
import { earnProblems } from './earn-problems.ts';
import { limitProblems, limitWarnings } from './limit-problems.ts';
import { neverGives } from './never-gives.ts';
import { multiplierWarnings } from './multiplier-warnings.ts';
import type { Revision } from '../document/revision.ts';
import { found, type RevisionProblem, type RevisionWarning } from './revision-problem.ts';
import { revisionSchema } from '../document/revision-schema.ts';
import { rewardProblems, rewardWarnings } from './reward-problems.ts';
import { scopeProblems } from './scope-problems.ts';
import { shapeProblems } from './shape-problems.ts';
import { tierProblems, tierWarnings } from './tier-problems.ts';
import { beginWarnings } from './who-begins.ts';

/** What whoever publishes may do. */
export interface Permissions {
  /** The restricted kinds that the owner's campaigns may name. */
  readonly restricted: readonly RestrictedKind[];
}

/** What a document is: a revision that may be published, with what is worth a look; or every problem of it. */
export type Validated =
  | { readonly ok: true; readonly revision: Revision; readonly warnings: readonly RevisionWarning[] }
  | { readonly ok: false; readonly problems: readonly RevisionProblem[]; readonly warnings: readonly RevisionWarning[] };

/**
 * Reads any JSON value as a revision. Tells every problem at once, each with the path of its member; what one member says of another
 * is told as soon as all members have their types and no list its wrong length. Never throws.
 */
export const validateRevision = (document: unknown, permissions: Permissions): Validated => {
  const { problems: ofShape, shaped } = shapeProblems(revisionSchema, document);
  if (!shaped) return { ok: false, problems: ofShape, warnings: [] };
  // `shaped` says that every member has its type.
  const revision = document as Revision;
  const problems = [...ofShape, ...crossProblems(revision, permissions)];
  const warnings = warningsOf(revision);
  return problems.length === 0 ? { ok: true, revision, warnings } : { ok: false, problems, warnings };
};

const crossProblems = (revision: Revision, permissions: Permissions): readonly RevisionProblem[] => [
  ...dateProblems(revision),
  ...scopeProblems(revision),
  ...revision.allows.flatMap((kind, i) => (permissions.restricted.includes(kind) ? [] : [found(`allows.${i}`, 'RESTRICTED_NOT_PERMITTED', { kind })])),
  ...earnProblems(revision),
  ...limitProblems(revision),
  ...neverGives(revision),
  ...tierProblems(revision),
  ...rewardProblems(revision),
];

/** A maker's campaign that gives for the whole purchase pays for other makers' goods, too. */
const ticketWarnings = ({ owner, earn }: Revision): readonly RevisionWarning[] => (owner.kind === 'store' ? [] : earn.flatMap(({ per }, i) => (per.kind === 'ticket' ? [found(`earn.${i}.per`, 'TICKET_COUNTS_ALL')] : [])));

const warningsOf = (revision: Revision): readonly RevisionWarning[] => [
  ...dateWarnings(revision),
  ...ticketWarnings(revision),
  ...(revision.holdoutPercent === 100 ? [found('holdoutPercent', 'EVERYONE_HELD_OUT')] : []),
  ...multiplierWarnings(revision),
  ...limitWarnings(revision),
  ...tierWarnings(revision),
  ...beginWarnings(revision),
  ...rewardWarnings(revision),
];
