import { productsToldIn } from '@qoa/messages';
import type { ProgrammeId } from '@qoa/shared/ids';
import { asRevision, type Revision, type RevisionDocument } from '@qoa/shared/rules';
import { sql } from 'kysely';
import type { Database } from '../../platform/database.ts';

/** A campaign as its terms are told. */
export interface CampaignOnRecord {
  /** Every published revision, the first first; never empty. */
  readonly published: readonly Revision[];
  readonly ownerName: string;
  readonly storesTakingPart: number;
  readonly products: readonly { readonly gtin: string; readonly name: string }[];
}

export interface TermsStore {
  /** Null: nothing was published under this number, or no store ever took part, so that nobody but who was asked knows of it. Law: own tenant */
  readonly campaign: (campaign: ProgrammeId) => Promise<CampaignOnRecord | null>;
}

/** Published campaigns in the database, read only. */
export const sqlTermsStore = ({ kysely }: Pick<Database, 'kysely'>): TermsStore => ({
  campaign: async (campaign) => {
    const rows = await kysely.selectFrom('revisions').select('body').where('programme_id', '=', campaign).orderBy('revision').execute();
    const published = rows.map(({ body }) => asRevision(body as RevisionDocument));
    const last = published.at(-1);
    if (last === undefined || !(await wasOpen(kysely, campaign))) return null;
    const products = published.flatMap(productsToldIn);
    const taking = await kysely.selectFrom('store_programmes').select(({ fn }) => fn.countAll<number>().as('n')).where('programme_id', '=', campaign).executeTakeFirst();
    return {
      published,
      ownerName: await ownerName(kysely, last.owner),
      storesTakingPart: Number(taking?.n ?? 0),
      products: products.length === 0 ? [] : await kysely.selectFrom('products').select(['gtin', 'name']).where('gtin', 'in', products).execute(),
    };
  },
});

/** Whether a store takes part, or once did: what was printed then is read for ever. */
const wasOpen = async (kysely: Database['kysely'], campaign: ProgrammeId): Promise<boolean> => {
  const { rows } = await sql<{ readonly open: boolean }>`SELECT EXISTS (SELECT FROM store_programmes WHERE programme_id = ${campaign}) OR EXISTS (SELECT FROM campaign_steps WHERE campaign_id = ${campaign} AND fact->>'fact' = 'StoreJoined') AS open`.execute(kysely);
  return rows[0]?.open === true;
};

const ownerName = async (kysely: Database['kysely'], owner: Revision['owner']): Promise<string> => {
  const named = owner.kind === 'cpg' ? kysely.selectFrom('cpgs').select('name').where('id', '=', owner.cpg) : kysely.selectFrom('stores').select('name').where('id', '=', owner.store);
  return (await named.executeTakeFirst())?.name ?? '';
};
