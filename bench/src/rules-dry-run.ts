import { beginDryRun, replaySales, type ReplayedSale, reportOf } from '@qoa/shared/dry-run';
import type { Revision } from '@qoa/shared/rules';
import { median, plain, type Row } from './report.ts';
import { richWorld, type RulesWorld, rulesWorld } from './rules-campaigns.ts';

const salesReplayed = 100_000;
const cards = 5000;
const days = 90;
const dayMs = 86_400_000;

/** The time of a core that a dry run of all sales that a server looks at costs, for an ordinary campaign and for a rich one. */
export const dryRunRows = (rounds: number): readonly Row[] =>
  (
    [
      ['ordinary', rulesWorld(1, 1)],
      ['rich', richWorld()],
    ] as const
  ).map(([name, world]) => {
    const [revision] = world.revisions;
    if (revision === undefined) throw new Error('a world has its campaign');
    const sales = salesOf(world);
    return plain(`a dry run of ${salesReplayed.toLocaleString('en')} sales, ${name} campaign`, median(Array.from({ length: rounds }, () => millisecondsOf(revision, sales))), 'ms');
  });

const salesOf = ({ sales }: RulesWorld): readonly ReplayedSale[] =>
  Array.from({ length: salesReplayed }, (_, at) => {
    const facts = sales[at % sales.length];
    if (facts === undefined) throw new Error('a world has its sales');
    return { card: `card ${(at * 7919) % cards}`, facts: { ...facts, atMs: facts.atMs - days * dayMs + Math.floor((at / salesReplayed) * days * dayMs) } };
  });

const millisecondsOf = (revision: Revision, sales: readonly ReplayedSale[]): number => {
  const started = process.cpuUsage();
  const run = beginDryRun(revision, Math.floor((sales[0]?.facts.atMs ?? 0) / dayMs), days);
  replaySales(run, sales);
  if (reportOf(run, false).sales !== sales.length) throw new Error('every sale is looked at');
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
};
