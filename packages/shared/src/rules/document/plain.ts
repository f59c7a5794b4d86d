import type { ProgrammeId } from '../../ids/index.ts';
import type { EarnRule, Per, Revision, Unit, UnitKind } from './revision.ts';
import type { ProductLists, ProductScope, StoreLists, Window } from './scope.ts';

const noLists: ProductLists = { products: [], tags: [], brands: [], categories: [] };

/** A scope of products that says nothing: all of them. */
export const everyProduct: ProductScope = { ...noLists, except: noLists };

export const everyStore: StoreLists = { stores: [], lists: [], types: [], cities: [], states: [], countries: [] };

export const always: Window = { weekdays: [], hours: [] };

/** These products, wherever nothing else is said of them. */
export const onlyProducts = (products: ProductLists['products']): ProductScope => ({ ...everyProduct, products });

/** A unit that is spendable at once, never ends, and fills up to nothing. */
export const plainUnit = (kind: UnitKind, programme: ProgrammeId, changes: Partial<Unit> = {}): Unit => ({ kind, programme, goal: null, heldDays: 0, expiry: { by: 'never' }, warnDays: 0, ...changes });

/** A rule that gives one unit everywhere, always and to everybody. */
export const plainRule = (id: string, unit: UnitKind, per: Per, changes: Partial<EarnRule> = {}): EarnRule => ({ id, unit, units: 1, products: everyProduct, stores: everyStore, cards: {}, window: always, per, ...changes });

type Document = Omit<Revision, 'revision' | 'effectiveFromMs' | 'state'>;
type Said<Whole> = Pick<Document, 'campaign' | 'owner' | 'name' | 'startsAtMs' | 'timeZone' | 'units'> & Partial<Whole>;

/** How long a phone that had not heard of a change is owed what it showed, unless a campaign says otherwise. */
const courtesyMs = 86_400_000;

/** A document that says no more than this: every other member of the language at its default. */
export const plainDocument = (said: Said<Document>): Document => ({
  v: 2, endsAtMs: null, redeemUntilMs: null, courtesyMs, products: everyProduct, stores: everyStore, cards: {}, holdoutPercent: 0, allows: [], minimum: null, cooldownMs: 0, earn: [],
  multipliers: { how: 'best', list: [] }, limits: [], budget: null, tiers: null, group: null, rewards: [], ...said,
});

/** The same as a campaign's first revision, in force and active since ever. */
export const plainRevision = ({ revision = 1, effectiveFromMs = 0, state = 'active', ...said }: Said<Revision>): Revision => ({ ...plainDocument(said), revision, effectiveFromMs, state });
