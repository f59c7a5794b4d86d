import type { BalanceRow, ReplicaChange } from '@qoa/shared/feed';
import type { CardCode, ProgrammeId } from '@qoa/shared/ids';
import { inPortions } from '../../platform/in-portions.ts';
import type { Kept, ReplicaTables } from './tables-store.ts';

/** Writes the changes of a page, in the transaction that is under way. Of two rows of one name the later counts; a balance never goes back. */
export const writeChanges = async (tables: ReplicaTables, changes: readonly ReplicaChange[]): Promise<void> => {
  await inPortions(changes, async (some) => {
    await Promise.all([
      tables.sale.bulkPut(some.filter((change) => change.put === 'sale').map(kept)),
      tables.claim.bulkPut(some.filter((change) => change.put === 'claim').map(kept)),
      tables.custody.bulkPut(some.filter((change) => change.put === 'custody').map(kept)),
      tables.erased.bulkPut(some.filter((change) => change.put === 'erased').map(kept)),
      tables.campaign.bulkPut(some.filter((change) => change.put === 'campaign').map((change) => ({ campaign: change.campaign, ...kept(change) }))),
      tables.joined.bulkPut(some.filter((change) => change.put === 'joined').map(kept)),
      tables.store.bulkPut(some.filter((change) => change.put === 'store').map(kept)),
      tables.product.bulkPut(some.filter((change) => change.put === 'product').map(kept)),
      putBalances(tables, some.filter((change) => change.put === 'balance').map(kept)),
    ]);
  });
};

const kept = <Row>({ scope, judgedNo, row }: Kept<Row>): Kept<Row> => ({ scope, judgedNo, row });

const putBalances = async (tables: ReplicaTables, told: readonly Kept<BalanceRow>[]): Promise<void> => {
  const newest = new Map<string, Kept<BalanceRow>>();
  for (const one of told) {
    const name = `${one.row.card}/${one.row.programme}`;
    if ((newest.get(name)?.judgedNo ?? 0) <= one.judgedNo) newest.set(name, one);
  }
  const rows = [...newest.values()];
  const earlier = await tables.balance.bulkGet(rows.map(({ row }): [CardCode, ProgrammeId] => [row.card, row.programme]));
  await tables.balance.bulkPut(rows.filter(({ judgedNo }, i) => (earlier[i]?.judgedNo ?? 0) <= judgedNo));
};
