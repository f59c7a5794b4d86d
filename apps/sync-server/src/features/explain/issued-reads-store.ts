import { sql } from 'kysely';
import type { JudgedNo, ProgrammeId } from '@qoa/shared/ids';
import { accountKindNumbers } from '@qoa/shared/ledger';
import type { PublishedRevision } from '@qoa/shared/rules';
import { headOf } from '../ledger/index.ts';
import type { Reading } from './reading-store.ts';

/** So many of the newest numbers are looked through for what a budget had left; before them it is not known. */
const numbersMax = 100_000;

/** What campaigns with a budget had given to all cards before each of these rising numbers: what stands now, less what came since. */
export const issuedBefore = async (db: Reading, published: ReadonlyMap<ProgrammeId, readonly PublishedRevision[]>, numbers: readonly JudgedNo[]): Promise<(judgedNo: JudgedNo) => ReadonlyMap<ProgrammeId, number>> => {
  const campaigns = [...published].flatMap(([campaign, all]) => (all.some(({ revision }) => revision.budget !== null) ? [campaign] : []));
  const near = campaigns.length === 0 ? [] : await within(db, numbers);
  if (near.length === 0) return () => nothing;
  const [now, since] = [await issuedNow(db, campaigns), await issuedSince(db, campaigns, near)];
  const before = new Map<JudgedNo, ReadonlyMap<ProgrammeId, number>>();
  const left = new Map(campaigns.map((campaign) => [campaign, now.get(campaign) ?? 0]));
  for (const [place, judgedNo] of [...near.entries()].reverse()) {
    for (const { campaign, units } of since.get(place + 1) ?? []) left.set(campaign, (left.get(campaign) ?? 0) - units);
    before.set(judgedNo, new Map(left));
  }
  return (judgedNo) => before.get(judgedNo) ?? nothing;
};

interface Issued {
  readonly campaign: ProgrammeId;
  readonly units: number;
}

const nothing: ReadonlyMap<ProgrammeId, number> = new Map();

const within = async (db: Reading, numbers: readonly JudgedNo[]): Promise<readonly JudgedNo[]> => {
  const from = (await headOf(db)) - numbersMax;
  return numbers.filter((judgedNo) => judgedNo > from);
};

const issuedNow = async (db: Reading, campaigns: readonly ProgrammeId[]): Promise<ReadonlyMap<ProgrammeId, number>> => {
  const { rows } = await sql<Issued>`SELECT p.campaign_id AS campaign, -sum(b.units)::bigint AS units
    FROM programmes p JOIN balances b ON b.kind = ${accountKindNumbers.issued} AND b.programme_id = p.id AND b.owner = 0 WHERE p.campaign_id = ANY(${campaigns}::int4[]) GROUP BY 1`.execute(db);
  return new Map(rows.map(({ campaign, units }) => [campaign, units]));
};

/** By how many of the rising numbers are at or below the posting's. */
const issuedSince = async (db: Reading, campaigns: readonly ProgrammeId[], near: readonly JudgedNo[]): Promise<ReadonlyMap<number, readonly Issued[]>> => {
  const { rows } = await sql<Issued & { readonly place: number }>`SELECT p.campaign_id AS campaign, width_bucket(x.judged_no, ${near}::int8[]) AS place, sum(x.units)::bigint AS units
    FROM postings x JOIN programmes p ON p.id = x.programme_id
    WHERE x.judged_no >= ${near[0] ?? 0} AND x.from_kind = ${accountKindNumbers.issued} AND p.campaign_id = ANY(${campaigns}::int4[]) GROUP BY 1, 2`.execute(db);
  const byPlace = new Map<number, Issued[]>();
  for (const { place, ...issued } of rows) byPlace.set(place, [...(byPlace.get(place) ?? []), issued]);
  return byPlace;
};
