import type { CpgId, InstantMs, StoreId } from '@qoa/shared/ids';
import type { Fact } from '../feed/index.ts';

/** A CPG and a store that sells its products. */
export interface Relation {
  readonly cpg: CpgId;
  readonly store: StoreId;
}

/** A store sells a CPG's products, by its first sale or because somebody said so. Told to the console alone. */
export const relationFact = ({ cpg, store }: Relation, atMs: InstantMs): Fact => ({
  ...{ kind: 'relation', cpg, store, atMs, body: { cpg, store }, scopes: [] },
  effects: (judgedNo) => [
    {
      text: 'INSERT INTO cpg_stores (cpg_id, store_id, told_no) VALUES ($1, $2, $3) ON CONFLICT (cpg_id, store_id) DO UPDATE SET told_no = EXCLUDED.told_no WHERE cpg_stores.told_no IS NULL',
      values: [cpg, store, judgedNo],
    },
  ],
});
