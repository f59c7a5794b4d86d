import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyOutcome, type CampaignState, emptyCampaignState, evaluate, type Revision, type SaleFacts, stateText, usesAtCounter } from '../index.ts';
import { aHistory, type History } from '../test/test-histories.ts';

const runs = Number(process.env['RULES_CASES'] ?? 800);

/** Without what only the server has: the totals of all cards. */
const ofOneCard = (revision: Revision): Revision => ({ ...revision, budget: null, limits: revision.limits.filter(({ holder }) => holder === 'card') });

/** What one card used of a campaign before its latest sale, and that sale: the one at the counter now. Null: it has none. */
const atCounter = (history: History) => {
  const [first] = history.revisions;
  const sales = salesOf(history);
  if (first === undefined || sales === null) return null;
  const revision = ofOneCard(first);
  return { ...sales, revision, state: lived(revision, sales.past), counter: { store: sales.now.store.id, nowMs: sales.now.atMs } };
};

/** One card's sales in the order of their time, and the last of them. */
const salesOf = ({ happenings }: History): { readonly past: readonly SaleFacts[]; readonly now: SaleFacts } | null => {
  const sales = happenings.flatMap((one) => (one.kind === 'sale' && one.card === 0 ? [one.sale] : [])).sort((a, b) => a.atMs - b.atMs);
  const now = sales.pop();
  return now === undefined ? null : { past: sales, now };
};

const standing = (revision: Revision, state: CampaignState) => ({ revision, state, totals: null });

const lived = (revision: Revision, past: readonly SaleFacts[]): CampaignState =>
  past.reduce((state, sale) => {
    const [outcome] = evaluate([standing(revision, state)], sale).campaigns;
    return outcome === undefined ? state : applyOutcome(state, outcome, revision);
  }, emptyCampaignState);

it('law judged, not trusted: what a store is told of a card judges its next sale there as all that is known of it, and what it used decides in many', () => {
  let decided = 0;
  fc.assert(
    fc.property(aHistory, (history) => {
      const stands = atCounter(history);
      if (stands === null) return;
      const { revision, state, counter, now } = stands;
      const judged = (known: CampaignState) => evaluate([standing(revision, known)], now).campaigns.map(({ given, explanation }) => ({ given: given.map(({ kind, units, before, repaid }) => ({ kind, units, before, repaid })), explanation }));
      // A birthday is told as an answer of its own: whether it is due.
      const told = { ...usesAtCounter(revision, state, counter), birthdays: state.birthdays, holdings: state.holdings };
      expect(judged(told)).toEqual(judged(state));
      if (JSON.stringify(judged({ ...emptyCampaignState, holdings: state.holdings })) !== JSON.stringify(judged(state))) decided += 1;
    }),
    { numRuns: runs, seed: Number(process.env['RULES_SEED'] ?? 11) },
  );
  expect(decided).toBeGreaterThan(runs / 40);
});

it('law own tenant: it holds no use of another store’s own limit, and no instant but those at which room or a cooldown ends', () => {
  fc.assert(
    fc.property(aHistory, (history) => {
      const stands = atCounter(history);
      if (stands === null) return;
      const { revision, state, counter, past } = stands;
      const told = usesAtCounter(revision, state, counter);
      const text = stateText({ ...told, holdings: {} });
      expect([...text.matchAll(/store:(\d+)/g)].map(([, id]) => Number(id)).filter((id) => id !== counter.store)).toEqual([]);
      const rolls = revision.limits.some(({ per }) => typeof per === 'object');
      if (!rolls && revision.cooldownMs === 0) expect(past.filter(({ atMs }) => atMs !== told.lastSoldAtMs && text.includes(String(atMs)))).toEqual([]);
    }),
    { numRuns: runs },
  );
});
