import { type Kysely, sql } from 'kysely';
import type { CardCode, CardId, InstantMs, JudgedNo, ProgrammeId, Seq, StoreId } from '@qoa/shared/ids';
import type { Arrived } from '@qoa/shared/ledger';
import { asRevision, type CardFacts, cardFactsOf, type CardState, cardStateOf, inForceAt, type PublishedRevision, type Revision, type RevisionDocument } from '@qoa/shared/rules';
import { scopeKindNumbers } from '@qoa/shared/feed';
import type { Database } from '../../platform/database.ts';
import type { Tables } from '../../platform/tables.ts';
import { cardTraitsOf, type OpenBirthday } from '../cards/index.ts';

/** What is stored of one card in some campaigns, at one instant. */
export interface CardOnRecord {
  /** By campaign: every published revision, the first first. */
  readonly published: ReadonlyMap<ProgrammeId, readonly PublishedRevision[]>;
  readonly states: ReadonlyMap<ProgrammeId, CardState>;
  readonly lots: readonly StoredLot[];
  readonly card: CardFacts;
}

/** Something left of what one event gave. */
export interface StoredLot {
  readonly programme: ProgrammeId;
  readonly remaining: number;
  readonly expiresAtMs: InstantMs | null;
  readonly usableFromMs: InstantMs | null;
  /** How the event that gave it came, and how far its phone was taken in; null: no phone's did. */
  readonly arrived: Arrived | null;
}

export interface OutlookStore {
  /** Null: nobody's card; `erased`: nobody's any more. */
  readonly cardOf: (code: CardCode) => Promise<CardId | 'erased' | null>;
  /** In force now in the stores where a card bought lately. */
  readonly nearby: (card: CardId, nowMs: InstantMs) => Promise<readonly Revision[]>;
  /** In the campaigns in which a store takes part; `null`: in all of which the card has something. Law: own tenant */
  readonly read: (card: CardId, store: StoreId | null) => Promise<CardOnRecord>;
}

/** Cards, their states and lots in the database, read only. */
export const sqlOutlookStore = ({ kysely }: Pick<Database, 'kysely'>, birthdayOf: OpenBirthday): OutlookStore => ({
  cardOf: async (code) => {
    const row = await kysely.selectFrom('cards').select(['id', 'erased_ms']).where('code', '=', code).executeTakeFirst();
    return row === undefined ? null : row.erased_ms === null ? (row.id as CardId) : 'erased';
  },
  read: (card, store) =>
    kysely
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (reading) => {
        const states = await statesOf(reading, card);
        const campaigns = store === null ? [...states.keys()] : await campaignsOf(reading, store);
        return { states, published: await publishedOf(reading, campaigns), lots: await lotsOf(reading, card), card: await factsOf(reading, birthdayOf, card) };
      }),
  nearby: async (card, nowMs) => {
    const { rows } = await sql<{ readonly programme_id: ProgrammeId }>`SELECT DISTINCT j.programme_id FROM (SELECT e.store_id FROM feed f JOIN occurrences e ON e.judged_no = f.judged_no
      WHERE f.scope_kind = ${scopeKindNumbers.card} AND f.scope_id = ${card} ORDER BY f.judged_no DESC LIMIT ${nearbySalesMax}) s JOIN store_programmes j ON j.store_id = s.store_id`.execute(kysely);
    const published = await publishedOf(kysely, rows.map(({ programme_id }) => programme_id));
    return [...published.values()].flatMap((revisions) => inForceAt(revisions, nowMs)?.revision ?? []);
  },
});

/** The stores of so many sales are where a card buys. */
const nearbySalesMax = 20;

type Reading = Kysely<Tables>;

const factsOf = async (reading: Reading, birthdayOf: OpenBirthday, card: CardId): Promise<CardFacts> => {
  const row = await reading.selectFrom('cards').select('code').where('id', '=', card).executeTakeFirst();
  const code = (row?.code ?? '') as CardCode;
  return cardFactsOf(code, (await cardTraitsOf(reading, birthdayOf, [code])).get(code));
};

const statesOf = async (reading: Reading, card: CardId): Promise<CardOnRecord['states']> => {
  const rows = await reading.selectFrom('card_states').select(['programme_id', 'balance', 'debt', 'used']).where('card_id', '=', card).orderBy('programme_id').execute();
  return new Map(rows.map(({ programme_id, balance, debt, used }) => [programme_id as ProgrammeId, cardStateOf(used, balance, debt)]));
};

const campaignsOf = async (reading: Reading, store: StoreId): Promise<readonly ProgrammeId[]> => {
  const rows = await reading.selectFrom('store_programmes').select('programme_id').where('store_id', '=', store).orderBy('programme_id').execute();
  return rows.map(({ programme_id }) => programme_id as ProgrammeId);
};

const publishedOf = async (reading: Reading, campaigns: readonly ProgrammeId[]): Promise<CardOnRecord['published']> => {
  if (campaigns.length === 0) return new Map();
  const rows = await reading.selectFrom('revisions').select(['programme_id', 'judged_no', 'body']).where('programme_id', 'in', [...campaigns]).orderBy('programme_id').orderBy('revision').execute();
  const published = new Map<ProgrammeId, PublishedRevision[]>();
  for (const { programme_id, judged_no, body } of rows) {
    const campaign = programme_id as ProgrammeId;
    published.set(campaign, [...(published.get(campaign) ?? []), { revision: asRevision(body as RevisionDocument), judgedNo: judged_no as JudgedNo }]);
  }
  return published;
};

const lotsOf = async (reading: Reading, card: CardId): Promise<readonly StoredLot[]> => {
  const { rows } = await sql<LotRow>`
    SELECT l.programme_id, l.remaining, l.expires_at_ms, l.usable_from_ms, e.received_ms, e.seq, s.frontier
    FROM lots l LEFT JOIN occurrences e ON e.judged_no = l.judged_no LEFT JOIN sources s ON s.source = e.source
    WHERE l.card_id = ${card} AND l.remaining > 0 ORDER BY l.programme_id, l.judged_no`.execute(reading);
  return rows.map(({ programme_id, remaining, expires_at_ms, usable_from_ms, received_ms, seq, frontier }) => ({
    programme: programme_id,
    remaining,
    expiresAtMs: expires_at_ms,
    usableFromMs: usable_from_ms,
    arrived: received_ms === null || seq === null ? null : { receivedMs: received_ms, seq, frontier: frontier ?? 0 },
  }));
};

interface LotRow {
  readonly programme_id: ProgrammeId;
  readonly remaining: number;
  readonly expires_at_ms: InstantMs | null;
  readonly usable_from_ms: InstantMs | null;
  readonly received_ms: InstantMs | null;
  readonly seq: Seq | null;
  readonly frontier: Seq | null;
}
