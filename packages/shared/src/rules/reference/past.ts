import type { Cents, InstantMs, ProgrammeId, StoreId } from '../../ids/index.ts';
import type { Holding } from '../campaign-state.ts';
import type { CampaignOutcome, SaleOutcome } from '../outcome.ts';
import type { Revision } from '../document/revision.ts';

/** What the reference knows of one card in one campaign: every sale that it looked at, in the order of arrival. Nothing is dropped. */
export interface Past {
  readonly sales: readonly Remembered[];
  /** The counted ones since there is a ladder, or since it began anew: its metrics. */
  readonly climbed: readonly Remembered[];
  readonly level: number;
  readonly tooLowSinceDay: number | null;
  /** What each carrying rule has left over. */
  readonly carried: Readonly<Record<string, number>>;
  readonly holdings: Readonly<Record<ProgrammeId, Holding>>;
}

/** A card that the campaign never saw. */
export const noPast: Past = { sales: [], climbed: [], level: 0, tooLowSinceDay: null, carried: {}, holdings: {} };

/** What is kept of one sale: all that section 3 to 10 may ask of it later. */
export interface Remembered {
  readonly atMs: InstantMs;
  readonly day: number;
  readonly counted: boolean;
  /** Whether its revision had a cooldown: one that adds it begins at nothing. */
  readonly coolsDown: boolean;
  readonly store: StoreId;
  /** Units of all kinds. */
  readonly units: number;
  /** Units of the campaign's first unit. */
  readonly earned: number;
  readonly cents: Cents;
  /** What each limit counted, by what it counts and in which period; only above 0. */
  readonly uses: readonly CountedUse[];
  /** By how much the left over of each carrying rule changed. */
  readonly carried: Readonly<Record<string, number>>;
  /** Birthday rules that gave. */
  readonly birthdays: readonly string[];
}

export interface CountedUse {
  readonly counts: string;
  /** Null: of a rolling limit. */
  readonly period: string | null;
  readonly used: number;
}

/** As `Standing`, with the whole past in place of counters; `everyone` holds the sales of all cards, null on a phone. */
export interface ReferenceStanding {
  readonly revision: Revision;
  readonly past: Past;
  readonly everyone: readonly Remembered[] | null;
}

export interface ReferenceCampaignOutcome extends Omit<CampaignOutcome, 'uses'> {
  /** Null when the sale did not come as far as section 5, or yielded to another campaign. */
  readonly remembered: Remembered | null;
  /** What a verdict tells of a campaign that was cut, be it to nothing; null: nothing was taken away. */
  readonly cut: Pick<CampaignOutcome['explanation'], 'code' | 'facts'> | null;
}

export interface ReferenceOutcome extends Pick<SaleOutcome, 'verdict'> {
  readonly campaigns: readonly ReferenceCampaignOutcome[];
}
