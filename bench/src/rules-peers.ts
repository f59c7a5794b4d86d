import type { SaleFacts } from '@qoa/shared/rules';
import { noPast, referenceEvaluate } from '@qoa/shared/rules-reference';
import { Engine } from 'json-rules-engine';
import type { RulesWorld } from './rules-campaigns.ts';

/** Judges the n-th sale of a world once, and says how many campaigns gave. */
export type JudgeOnce = (at: number) => number | Promise<number>;

/**
 * json-rules-engine on what it can express: dates, and whether a promoted product is among the scanned ones, beside what the card used that day. It tells which
 * campaigns apply; it counts no pieces, cuts nothing and says of a campaign that gives nothing only that it failed.
 */
export const jsonRulesEngine = ({ revisions, sales }: RulesWorld): JudgeOnce => {
  const engine = new Engine();
  for (const { campaign, startsAtMs, endsAtMs, products, limits } of revisions) {
    const day = limits.find(({ per }) => per === 'day');
    engine.addRule({
      conditions: {
        all: [
          { fact: 'atMs', operator: 'greaterThanInclusive', value: startsAtMs },
          { fact: 'atMs', operator: 'lessThan', value: endsAtMs ?? Number.MAX_SAFE_INTEGER },
          { fact: 'gtins', operator: 'someFact:in', value: products.products },
          { fact: 'usedToday', operator: 'lessThan', value: day?.max ?? Number.MAX_SAFE_INTEGER },
        ],
      },
      event: { type: 'gives', params: { campaign } },
    });
  }
  return async (at) => {
    const { events } = await engine.run(factsOf(sales[at % sales.length]));
    return events.length;
  };
};

const factsOf = (sale: SaleFacts | undefined): Record<string, unknown> => ({ atMs: sale?.atMs ?? 0, gtins: sale?.lines.map(({ gtin }) => gtin) ?? [], usedToday: 2 });

/** The naive evaluator that the rules are held against, on cards without a past, which is its best case. */
export const naiveReference = ({ revisions, sales }: RulesWorld): JudgeOnce => {
  const standings = revisions.map((revision) => ({ revision, past: noPast, everyone: null }));
  return (at) => {
    const sale = sales[at % sales.length];
    return sale === undefined ? 0 : referenceEvaluate(standings, sale).campaigns.filter(({ given }) => given.length > 0).length;
  };
};
