import type { InstantMs } from '../../ids/index.ts';
import type { Revision, TierMetric, UnitKind } from '../document/revision.ts';
import type { SaleFacts } from '../sale-facts.ts';

/** One real-life campaign, or a few that meet, with a history and what it must lead to. Read from Markdown by `readCatalogue`. */
export interface Entry {
  /** Where it stands, as `stamps.md:12`. */
  readonly at: string;
  readonly title: string;
  /** Where the idea comes from: `propia`, or the page that documents it elsewhere. */
  readonly idea: string;
  /** The sections of docs/rules/language.md that it shows. */
  readonly sections: readonly number[];
  /** A known mistake of earlier attempts that it would catch. */
  readonly mistake: string | null;
  readonly timeZone: string;
  readonly campaigns: readonly NamedCampaign[];
  /** In order of arrival, which need not be the order of their times. */
  readonly steps: readonly Step[];
}

/** A campaign of an entry: A, B, … and its revisions, in the order in which they take effect. */
export interface NamedCampaign {
  readonly letter: string;
  readonly revisions: readonly [Revision, ...Revision[]];
}

/** One row of the history. */
export interface Step {
  readonly line: number;
  readonly atMs: InstantMs;
  /** Null: a guest. */
  readonly card: string | null;
  readonly does: Deed;
  readonly expected: readonly Expected[];
}

export type Deed =
  | { readonly kind: 'sale'; readonly sale: SaleFacts; readonly where: 'server' | 'phone' }
  /** Undoes the sale of an earlier row, counted from 1. */
  | { readonly kind: 'void'; readonly row: number }
  | { readonly kind: 'redeem'; readonly unit: UnitKind; readonly units: number }
  /** Nothing but time passes. */
  | { readonly kind: 'look' };

/** One thing that must be so after a step. */
export interface Expected {
  /** The campaign's letter; null: the sale as a whole. */
  readonly campaign: string | null;
  readonly aspect: Aspect;
  /** Of units: which kind; of what a level lacks: which metric; of an explanation: which rule; of what a card may have: which reward. Null: the campaign's only one. */
  readonly of: UnitKind | TierMetric | RuleId | RewardId | null;
  readonly value: number | string | null;
}

/** Rules are named by their place. */
export type RuleId = `r${number}`;
/** So are rewards. */
export type RewardId = `p${number}`;

export type Aspect =
  | 'given'
  | 'before'
  | 'code'
  | 'balance'
  | 'usable'
  | 'debt'
  | 'expires'
  | 'usableFrom'
  | 'warned'
  | 'comeBack'
  | 'level'
  | 'atRisk'
  | 'missing'
  | 'falls'
  | 'carried'
  | 'enough'
  | 'mayHave'
  | 'explained'
  | 'verdict';

/** What the entries share: products, stores and cards by name. */
export interface World {
  readonly products: ReadonlyMap<string, Product>;
  readonly cpgs: ReadonlyMap<string, number>;
  readonly stores: ReadonlyMap<string, SaleFacts['store']>;
  readonly cards: ReadonlyMap<string, NonNullable<SaleFacts['card']>>;
}

/** A product without what only a sale knows. */
export type Product = Omit<SaleFacts['lines'][number], 'quantity' | 'amountCents' | 'isPrize'>;

/** Something that the reader could not read: where, what stood there, what was expected. */
export interface Unreadable {
  readonly at: string;
  readonly problem: string;
}

/** Told of each problem of one place; reading goes on, so that one run tells them all. */
export type Complain = (problem: string) => void;
