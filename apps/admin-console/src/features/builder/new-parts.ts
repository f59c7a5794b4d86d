import type { CpgId, ProgrammeId } from '@qoa/shared/ids';
import type { RevisionDraft } from '@qoa/shared/campaign-life';
import { always, everyProduct, everyStore, plainDocument, plainRule, plainUnit, type Limit, type Multiplier, type Per, type Reward, type Rounding, type TierLadder, type TierLevel, type Unit, type UnitKind } from '@qoa/shared/rules';
import { zoneByDefault } from '../../platform/wall-time.ts';

/** What somebody adds to a campaign before it was filled in: valid by itself, with the defaults of the language. */

/** A number that nobody has written yet. */
export const blank = Number.NaN;

export { everyProduct, everyStore } from '@qoa/shared/rules';
export const downRounding: Rounding = { steps: 'whole', at: 'sale', mode: 'down', when: 'after', remainder: 'drop' };

/** What the server replaces by the number that it allots. */
const unallotted = 2_147_483_647 as ProgrammeId;

export const newUnit = (kind: UnitKind, changes: Partial<Unit> = {}): Unit => plainUnit(kind, unallotted, changes);

export const newRule = plainRule;

/** What a rule of a kind counts by until somebody says otherwise. */
export const newPer = (kind: Per['kind']): Per => {
  switch (kind) {
    case 'items':
      return { kind, every: 2, remainder: 'carry' };
    case 'amount':
    case 'ticket':
      return { kind, everyCents: 1000, rounding: downRounding };
    case 'different':
      return { kind, atLeast: 2 };
    case 'combo':
      return { kind, parts: [{ products: everyProduct, pieces: 1 }, { products: everyProduct, pieces: 1 }], timesMax: 1 };
    case 'birthday':
      return { kind, daysAround: 0 };
    case 'item':
    case 'visit':
    case 'first':
      return { kind };
  }
};

export const newMultiplier = (id: string, units: readonly UnitKind[], changes: Partial<Multiplier> = {}): Multiplier => ({ id, percent: 200, units, products: everyProduct, stores: everyStore, cards: {}, window: always, extraMax: null, ...changes });

export const newLimit = (unit: UnitKind, changes: Partial<Limit> = {}): Limit => ({ of: { kind: 'units', unit }, max: 1, per: 'day', scope: { kind: 'campaign' }, holder: 'card', ...changes });

export const newReward = (id: string, unit: UnitKind, changes: Partial<Reward> = {}): Reward => ({ id, name: '', unit, cost: 10, kind: 'product', products: [], ...changes });

/** A level above those that stand: it asks for more sales than they do. */
export const newLevel = (name: string, below: readonly TierLevel[]): TierLevel => {
  const conditions = below.at(-1)?.conditions ?? [{ metric: 'sales' as const, atLeast: 5 }];
  return { name, need: 'all', conditions: below.length === 0 ? conditions : conditions.map(({ metric, atLeast }) => ({ metric, atLeast: atLeast * 2 })), percent: Math.min(1000, (below.at(-1)?.percent ?? 100) + 50), access: [] };
};

export const newLadder = (levels: readonly TierLevel[]): TierLadder => ({ levels, over: { kind: 'lifetime' }, countsOwnSale: false, graceDays: 30, onFall: 'step', resetOnRedeem: false });

/** A document that says nothing yet but who, when and in what unit. */
export const newDocument = (units: readonly Unit[], changes: Partial<RevisionDraft> = {}): RevisionDraft =>
  plainDocument({ campaign: 1 as ProgrammeId, owner: { kind: 'cpg', cpg: 1 as CpgId }, name: '', startsAtMs: 0, timeZone: zoneByDefault, ...changes, units: units.map((unit, i) => ({ ...unit, programme: (i + 1) as ProgrammeId })) });

/** The first free id of a list: `rule-3`. */
export const freeId = (prefix: string, list: readonly { readonly id: string }[]): string => {
  const taken = new Set(list.map(({ id }) => id));
  let n = list.length + 1;
  while (taken.has(`${prefix}-${n}`)) n += 1;
  return `${prefix}-${n}`;
};
