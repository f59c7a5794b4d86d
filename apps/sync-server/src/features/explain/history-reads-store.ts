import { sql } from 'kysely';
import type { JudgedExpiry, JudgedSale, JudgedStep } from '@qoa/shared/explain';
import type { Given } from '@qoa/shared/events';
import { scopeKindNumbers } from '@qoa/shared/feed';
import type { CardCode, CardId, Epoch, Gtin, InstantMs, JudgedNo, StoreId } from '@qoa/shared/ids';
import type { SaleOnRecord } from '@qoa/shared/judge';
import { cardFactsOf } from '@qoa/shared/rules';
import { cardTraitsThrough, type OpenBirthday } from '../cards/index.ts';
import { answerOfRow } from '../feed/index.ts';
import { eventColumns, type EventRow, saleOf, saleOfClaim } from './event-reads-store.ts';
import type { CardOnRecord } from './explain-store.ts';
import { issuedBefore } from './issued-reads-store.ts';
import type { Reading } from './reading-store.ts';
import { catalogueOf, joinsOf, placesOf, programmesAt, publishedOf, wasCatalogueChanged } from './surroundings-reads-store.ts';

/** What the card's feed says was judged of it, with everything that decided; null when it is more than `most`. */
export const historyOf = async (db: Reading, birthdayOf: OpenBirthday, card: CardId, upTo: JudgedNo, most: number): Promise<CardOnRecord | null> => {
  const rows = await stepRows(db, card, upTo, most + 1);
  if (rows.length > most) return null;
  const seen = rows.flatMap((row) => seenOf(row));
  const stores = [...new Set(seen.flatMap((each) => (each.kind === 'sale' ? [each.store] : [])))];
  const [joins, places] = [await joinsOf(db, stores, upTo), await placesOf(db, stores)];
  const published = await publishedOf(db, [...new Set(joins.map(({ programme }) => programme))], upTo);
  const gtins = gtinsOf(seen.flatMap((each) => (each.kind === 'sale' ? [each.sale] : [])));
  const issued = await issuedBefore(db, published, seen.map(({ judgedNo }) => judgedNo));
  const [code, traitsAt] = [await codeOf(db, card), await cardTraitsThrough(db, birthdayOf, card)];
  const epochAt = await epochs(db);
  const steps = seen.flatMap((each): readonly JudgedStep[] => {
    if (each.kind !== 'sale') return [each];
    const place = places.get(each.store);
    if (place === undefined) return [];
    const { kind, judgedNo, sale, answer } = each;
    return [{ kind, judgedNo, sale, answer, epoch: epochAt(sale.receivedMs), place: place.facts, programmes: programmesAt(joins, each.store, judgedNo), card: cardFactsOf(code, traitsAt(judgedNo)), issued: issued(judgedNo) }];
  });
  const last = seen.at(-1);
  const isChanged = last?.kind === 'sale' && ((places.get(last.store)?.placedNo ?? 0) > last.judgedNo || (await wasCatalogueChanged(db, gtinsOf([last.sale]), last.judgedNo)));
  return { steps, published, products: await catalogueOf(db, gtins), isChanged };
};

type Seen = (Pick<JudgedSale, 'kind' | 'judgedNo' | 'answer'> & { readonly sale: SaleOnRecord; readonly store: StoreId }) | Exclude<JudgedStep, JudgedSale>;

type StepRow = { readonly no: JudgedNo; readonly given: readonly Given[] | null; readonly ended: JudgedExpiry['ended'] | null } & (EventRow | { readonly [K in keyof EventRow]: null });

const stepRows = async (db: Reading, card: CardId, upTo: JudgedNo, most: number): Promise<readonly StepRow[]> => {
  const { rows } = await sql<StepRow>`SELECT f.judged_no AS no, ${eventColumns}, a.body->'given' AS given, a.body->'ended' AS ended
    FROM feed f LEFT JOIN occurrences e ON e.judged_no = f.judged_no ${saleOfClaim} LEFT JOIN facts a ON a.judged_no = f.judged_no AND a.kind IN ('adjusted', 'expired')
    WHERE f.scope_kind = ${scopeKindNumbers.card} AND f.scope_id = ${card} AND f.judged_no <= ${upTo} ORDER BY f.judged_no LIMIT ${most}`.execute(db);
  return rows;
};

/** A row of a kind that changes nothing here says nothing. */
const seenOf = (row: StepRow): readonly Seen[] => {
  if (row.ended !== null) return [{ kind: 'expired', judgedNo: row.no, ended: row.ended }];
  if (row.given !== null) return [{ kind: 'adjusted', judgedNo: row.no, given: row.given }];
  if (row.hash === null || row.store_id === null) return [];
  const sale = saleOf(row);
  return sale === null ? [] : [{ kind: 'sale', judgedNo: row.no, answer: answerOfRow(row), sale, store: row.store_id }];
};

const gtinsOf = (sales: readonly SaleOnRecord[]): readonly Gtin[] => [...new Set(sales.flatMap(({ lines }) => lines.flatMap(({ product }) => ('gtin' in product ? [product.gtin] : []))))];

const codeOf = async (db: Reading, card: CardId): Promise<CardCode> => (await db.selectFrom('cards').select('code').where('id', '=', card).executeTakeFirstOrThrow()).code as CardCode;

/** In which life of the storage something arrived. */
const epochs = async (db: Reading): Promise<(receivedMs: InstantMs) => Epoch> => {
  const { rows } = await sql<{ readonly epoch: Epoch; readonly ended_ms: number | null }>`SELECT encode(epoch, 'hex') AS epoch, ended_ms FROM ended_epochs
    UNION ALL SELECT encode(epoch, 'hex'), NULL FROM server_life ORDER BY 2 NULLS LAST`.execute(db);
  const current = rows.at(-1)?.epoch ?? ('' as Epoch);
  return (receivedMs) => rows.find(({ ended_ms }) => ended_ms !== null && receivedMs < ended_ms)?.epoch ?? current;
};
