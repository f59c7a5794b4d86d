import type { Use } from './campaign-state.ts';
import { keyAt } from './counter-key.ts';
import type { CompiledLimit } from './compile.ts';
import { countedOf } from './limits.ts';
import type { Look } from './look.ts';
import type { Uses } from './outcome.ts';
import { type CutPart, unitsOf } from './part.ts';
import { centsOf, piecesOf, type SeenLine } from './seen-sale.ts';
import { noMetrics } from './tier-level.ts';

const none: Readonly<Record<string, never>> = {};

/** Of a sale that a campaign did not count; it may still carry something over. */
export const noUses = (atMs: number, carried: Uses['carried'] = none): Uses => ({
  atMs,
  counted: false,
  counters: none,
  recent: none,
  everyone: { units: 0, counters: none, recent: none },
  carried,
  birthdays: [],
  tier: { day: 0, ...noMetrics },
});

/** What a counted sale used, of every limit that keeps count. `lines` are the eligible ones as limits on items left them. */
export const usesOf = (look: Look, lines: readonly SeenLine[], parts: readonly CutPart[], carried: Uses['carried']): Uses => {
  const { sale, moment, compiled: { revision, limits } } = look;
  const card: Kept = { counters: none, recent: none };
  const everyone: Kept = { counters: none, recent: none };
  for (const limit of limits) {
    const key = keyAt(limit.key, sale.store.id, moment.day);
    const used = key === null ? 0 : usedOf(look, limit, lines, parts);
    if (key === null || used === 0) continue;
    const kept = limit.limit.holder === 'card' ? card : everyone;
    if (typeof limit.limit.per === 'object') kept.recent = { ...kept.recent, [key]: { atMs: sale.atMs, used } };
    else kept.counters = { ...kept.counters, [key]: used };
  }
  return {
    atMs: sale.atMs,
    counted: true,
    counters: card.counters,
    recent: card.recent,
    everyone: { units: unitsOf(parts, () => true), counters: everyone.counters, recent: everyone.recent },
    carried,
    birthdays: birthdaysOf(parts),
    tier: revision.tiers === null ? { day: moment.day, sales: 0, cents: 0, earned: 0 } : { day: moment.day, sales: 1, cents: centsOf(look.lines), earned: unitsOf(parts, ({ rule: { rule } }) => rule.unit === revision.units[0]?.kind) },
  };
};

interface Kept {
  counters: Readonly<Record<string, number>>;
  recent: Readonly<Record<string, Use>>;
}

const birthdaysOf = (parts: readonly CutPart[]): readonly string[] => {
  const gave = parts.filter(({ units, rule: { rule } }) => units > 0 && rule.per.kind === 'birthday');
  return gave.length === 0 ? nobody : gave.map(({ rule: { rule } }) => rule.id);
};

const nobody: readonly string[] = [];

/** What a counted sale uses of a limit. Section 7. */
export const usedOf = (look: Look, limit: CompiledLimit, lines: readonly SeenLine[], parts: readonly CutPart[]): number => {
  switch (limit.limit.of.kind) {
    case 'sales':
      return look.lines.some(({ facts }) => limit.covers(facts)) ? 1 : 0;
    case 'items':
      return piecesOf(lines.filter(({ facts }) => limit.covers(facts)));
    case 'units':
    case 'extra':
      return countedOf(parts, limit);
  }
};
