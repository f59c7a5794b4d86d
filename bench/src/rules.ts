import { applyOutcome, evaluate } from '@qoa/shared/rules';
import { type Bench, below, machine, median, plain, type Row } from './report.ts';
import { keepResult } from './results.ts';
import { richWorld, type RulesWorld, rulesWorld } from './rules-campaigns.ts';
import { dryRunRows } from './rules-dry-run.ts';
import { type JudgeOnce, jsonRulesEngine, naiveReference } from './rules-peers.ts';

const microsecondsGoal = 20;
const roundMs = 250;

/** The microseconds of a core that one sale costs: an ordinary one of three lines, judged in as many campaigns as are active. */
export const bench: Bench = async ({ rounds, notice }) => {
  const rows: Row[] = [];
  for (const { name, world, isOrdinary } of worlds()) {
    notice(`${name}: ${rounds} rounds`);
    const peers = peersOf(world);
    const values = new Map(peers.map(({ peer }) => [peer, [] as number[]]));
    for (const { judge } of peers) await microsecondsOf(judge, roundMs);
    // In turns, so that a busy moment strikes all alike.
    for (let round = 0; round < rounds; round += 1) for (const { peer, judge } of peers) values.get(peer)?.push(await microsecondsOf(judge, roundMs));
    rows.push(...rowsOf(name, values, isOrdinary));
  }
  notice(`dry runs: ${rounds} rounds`);
  rows.push(...dryRunRows(rounds));
  await keepResult({ bench: 'rules', machine: machine(), rounds, rows }, notes);
  return rows;
};

const worlds = (): readonly { readonly name: string; readonly world: RulesWorld; readonly isOrdinary: boolean }[] => [
  ...[1, 10, 100, 200].map((campaigns) => ({ name: `${campaigns} active ${campaigns === 1 ? 'campaign' : 'campaigns'}`, world: rulesWorld(campaigns, campaigns), isOrdinary: campaigns === 1 })),
  { name: '200 active, one related', world: rulesWorld(200, 1), isOrdinary: true },
  { name: '1 rich campaign', world: richWorld(), isOrdinary: false },
];

const peersOf = (world: RulesWorld): readonly { readonly peer: string; readonly judge: JudgeOnce }[] => [
  { peer: 'evaluate', judge: ours(world) },
  { peer: 'evaluate and apply', judge: oursApplied(world) },
  { peer: 'naive reference', judge: naiveReference(world) },
  { peer: 'json-rules-engine', judge: jsonRulesEngine(world) },
];

const ours = ({ revisions, states, sales }: RulesWorld): JudgeOnce => {
  const standings = revisions.map((revision, at) => ({ revision, state: stateAt(states, at), totals: null }));
  return (at) => {
    const sale = sales[at % sales.length];
    return sale === undefined ? 0 : evaluate(standings, sale).campaigns.length;
  };
};

const oursApplied = ({ revisions, states, sales }: RulesWorld): JudgeOnce => {
  const standings = revisions.map((revision, at) => ({ revision, state: stateAt(states, at), totals: null }));
  return (at) => {
    const sale = sales[at % sales.length];
    if (sale === undefined) return 0;
    return evaluate(standings, sale).campaigns.filter((outcome, place) => {
      const standing = standings[place];
      return standing !== undefined && applyOutcome(standing.state, outcome, standing.revision) !== standing.state;
    }).length;
  };
};

const stateAt = (states: RulesWorld['states'], at: number): RulesWorld['states'][number] => {
  const state = states[at];
  if (state === undefined) throw new Error('each campaign has its state');
  return state;
};

/** Of the process's own time: what else runs on the machine does not count. */
const microsecondsOf = async (judge: JudgeOnce, forMs: number): Promise<number> => {
  const started = process.cpuUsage();
  let sales = 0;
  let spentUs = 0;
  while (spentUs < forMs * 1000) {
    for (let more = 0; more < 64; more += 1) {
      const gave = judge(sales);
      if (typeof gave !== 'number') await gave;
      sales += 1;
    }
    const { user, system } = process.cpuUsage(started);
    spentUs = user + system;
  }
  return spentUs / sales;
};

const rowsOf = (name: string, values: ReadonlyMap<string, readonly number[]>, isOrdinary: boolean): readonly Row[] => {
  const own = median(values.get('evaluate') ?? []);
  return [...values].map(([peer, each]) => {
    const value = median(each);
    if (peer === 'evaluate') return below(`${name}: a sale`, value, 'us', null, isOrdinary ? microsecondsGoal : null);
    return { ...plain(`${name}: ${peer}`, value, 'us'), against: 'evaluate', ratio: Math.round((value / own) * 10) / 10 };
  });
};

const notes = [
  'Figures are CPU time of the process, its garbage collection included.',
  'A sale has three lines, two of them promoted; a campaign gives a stamp a piece of twenty products, with a limit a sale and one a day. *evaluate and apply* makes the new states as well.',
  'A dry run replays sales of 5,000 cards over 90 days, each card’s state and the campaign’s totals raised after each; reading them from a database is not in it.',
  'json-rules-engine says which campaigns apply (dates, a promoted product, what was used today): no units, no reasons, no limits that cut. The naive reference judges cards without a past, its best case.',
].join('\n');
