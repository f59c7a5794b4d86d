import type { EarlierAnswer } from '../events/index.ts';
import type { SourceFacts } from './state.ts';

/** An earlier answer that its phone showed, the tag verified. */
export interface ShownAnswer extends EarlierAnswer {
  /** Its proof verifies too: this server gave it, whoever holds the phone by now. Absent where the answer has none, as those of the first release. */
  readonly isProved?: boolean;
}

/**
 * What binds of it. A revoked phone may be in anybody's hands, and the key under its tags with it: of such a phone only what the server itself can prove.
 * Laws: authentic, final
 */
export const binding = ({ revokedAtMs }: Pick<SourceFacts, 'revokedAtMs'>, shown: readonly ShownAnswer[] = []): readonly ShownAnswer[] =>
  revokedAtMs === null ? shown : shown.filter(({ isProved }) => isProved === true);

/** Whether the server proves that an earlier life judged these bytes and people did not put them aside: nothing else has to show that they are older than a revocation. */
export const isProvedCounted = (shown: readonly ShownAnswer[] = []): boolean => shown.some(({ isProved, answer }) => isProved === true && answer.class !== 'held' && answer.code !== 'HOLD_NOT_COUNTED');
