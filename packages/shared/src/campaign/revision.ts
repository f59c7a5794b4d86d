import type { CpgId, Gtin, InstantMs, ProgrammeId } from '../ids/index.ts';

/**
 * An immutable published version of a campaign, named by the hash of its JSON. The first shape: stamps by item.
 * Later shapes add members; published revisions never change their meaning.
 */
export interface CampaignRevision {
  readonly v: 1;
  readonly programme: ProgrammeId;
  readonly revision: number;
  readonly cpg: CpgId;
  readonly name: string;
  /** In force from here (never before its publication) to the next revision's start. */
  readonly effectiveFromMs: InstantMs;
  /** Sales from `startsAtMs` and before `endsAtMs` count; null has no end. */
  readonly startsAtMs: InstantMs;
  readonly endsAtMs: InstantMs | null;
  readonly state: 'active' | 'paused' | 'ended';
  /** An IANA zone: calendar days are cut here. */
  readonly timeZone: string;
  /** The promoted products (PLI). A campaign counts only its own CPG's products. */
  readonly products: readonly Gtin[];
  /** Qoa lets this campaign name restricted products (alcohol, tobacco, ...). Absent: those take no part. */
  readonly allowsRestricted?: boolean;
  readonly earn: { readonly kind: 'stamp-per-item'; readonly stamps: number };
  /** Granted in part when it bites. */
  readonly limits: readonly { readonly per: 'sale' | 'day'; readonly units: number }[];
  readonly reward: { readonly name: string; readonly cost: number };
  /** How long after a revision a phone that had not heard of it is judged by whichever gives more. */
  readonly courtesyMs: number;
}
