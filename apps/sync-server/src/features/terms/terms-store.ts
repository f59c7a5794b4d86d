import { productsToldIn, storesToldIn } from '@qoa/messages';
import type { ProgrammeId } from '@qoa/shared/ids';
import { asRevision, type Revision, type RevisionDocument } from '@qoa/shared/rules';
import type { Database } from '../../platform/database.ts';

/** A campaign as its terms are told. */
export interface CampaignOnRecord {
  /** Every published revision, the first first; never empty. */
  readonly published: readonly Revision[];
  readonly ownerName: string;
  readonly storesTakingPart: number;
  readonly products: readonly { readonly gtin: string; readonly name: string }[];
  /** Of the stores that revisions name one by one. */
  readonly storeNames: Readonly<Record<number, string>>;
}

export interface TermsStore {
  /** Null: nothing was published under this number. */
  readonly campaign: (campaign: ProgrammeId) => Promise<CampaignOnRecord | null>;
}

/** Published campaigns in the database, read only. */
export const sqlTermsStore = ({ kysely }: Pick<Database, 'kysely'>): TermsStore => ({
  campaign: async (campaign) => {
    const rows = await kysely.selectFrom('revisions').select('body').where('programme_id', '=', campaign).orderBy('revision').execute();
    const published = rows.map(({ body }) => asRevision(body as RevisionDocument));
    const last = published.at(-1);
    if (last === undefined) return null;
    const [products, stores] = [published.flatMap(productsToldIn), published.flatMap(storesToldIn)];
    const taking = await kysely.selectFrom('store_programmes').select(({ fn }) => fn.countAll<number>().as('n')).where('programme_id', '=', campaign).executeTakeFirst();
    return {
      published,
      ownerName: await ownerName(kysely, last.owner),
      storesTakingPart: Number(taking?.n ?? 0),
      products: products.length === 0 ? [] : await kysely.selectFrom('products').select(['gtin', 'name']).where('gtin', 'in', products).execute(),
      storeNames: stores.length === 0 ? {} : Object.fromEntries((await kysely.selectFrom('stores').select(['id', 'name']).where('id', 'in', stores).execute()).map(({ id, name }) => [id, name])),
    };
  },
});

const ownerName = async (kysely: Database['kysely'], owner: Revision['owner']): Promise<string> => {
  const named = owner.kind === 'cpg' ? kysely.selectFrom('cpgs').select('name').where('id', '=', owner.cpg) : kysely.selectFrom('stores').select('name').where('id', '=', owner.store);
  return (await named.executeTakeFirst())?.name ?? '';
};
