import type { InstantMs, JudgedNo } from '@qoa/shared/ids';
import type { Database } from '../../platform/database.ts';

/** When the campaign rows were published on which previews stood. */
export interface BasesStore {
  /** In server time; a number that is no campaign row's is left out. */
  readonly published: (numbers: readonly JudgedNo[]) => Promise<readonly { readonly judgedNo: JudgedNo; readonly publishedMs: InstantMs }[]>;
}

/** Campaign rows in the database, where the judge writes them. */
export const sqlBasesStore = ({ kysely }: Pick<Database, 'kysely'>): BasesStore => ({
  published: (numbers) => kysely.selectFrom('revisions').select(['judged_no as judgedNo', 'published_ms as publishedMs']).where('judged_no', 'in', numbers).execute(),
});
