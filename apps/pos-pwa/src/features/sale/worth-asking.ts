import type { ProgrammeId } from '@qoa/shared/ids';
import { asksOfCard, type Revision } from '@qoa/shared/rules';
import { asksOfPast } from '@qoa/shared/sale';

/**
 * Whether the server could tell more of a card than this phone knows: a balance never heard of here, segments, a birthday or a past that rules ask for, or anything that runs beside a balance (room of a limit, tier,
 * cooldown, units that end or are held back). A question costs mobile data, and where nothing runs there is no answer to it.
 */
export const isWorthAsking = (revisions: readonly Revision[], known: ReadonlySet<ProgrammeId>): boolean =>
  revisions.some((revision) => revision.state === 'active' && (asksOfCard(revision) || asksOfPast(revision) || runsBeside(revision, known)));

const runsBeside = ({ cooldownMs, tiers, limits, units }: Revision, known: ReadonlySet<ProgrammeId>): boolean =>
  cooldownMs > 0 || tiers !== null || limits.some(({ holder, per }) => holder === 'card' && per !== 'sale') || units.some(({ programme, heldDays, expiry }) => !known.has(programme) || heldDays > 0 || expiry.by !== 'never');
