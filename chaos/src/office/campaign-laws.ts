import { publishedBy, type StepFact } from '@qoa/shared/campaign-life';
import type { JoinedRow } from '@qoa/shared/feed';
import { feedKindNumbers, scopeKindNumbers } from '@qoa/shared/feed';
import type { InstantMs, JudgedNo } from '@qoa/shared/ids';
import { inForceAt, type Revision } from '@qoa/shared/rules';
import { type AnswerRow, answerOfRow } from '@qoa/sync-server/features/feed';
import type { Database } from '@qoa/sync-server/platform/database';
import { sql } from 'kysely';
import type { ToldStep } from './office.ts';

/** What a database holds of campaigns. */
interface CampaignsFound {
  readonly steps: readonly StepRow[];
  readonly revisions: readonly RevisionRow[];
  readonly told: readonly { readonly campaign: number; readonly no: JudgedNo }[];
  readonly places: readonly PlaceRow[];
  readonly taking: readonly { readonly campaign: number; readonly store: number }[];
  readonly sales: readonly SaleRow[];
}

type StepRow = { readonly campaign: number; readonly no: number; readonly fact: StepFact };
type RevisionRow = { readonly campaign: number; readonly no: JudgedNo; readonly body: Revision };
type PlaceRow = { readonly store: number; readonly no: JudgedNo; readonly body: JoinedRow };
type SaleRow = AnswerRow & { readonly source: string; readonly store: number; readonly at_ms: InstantMs };

/** What of campaigns is half there, there twice, or told otherwise than it is judged; and which steps are gone that people were told of. */
export interface CampaignsBroken {
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly untrue: readonly string[];
}

/** Reads it all, and holds it to itself and to what the office was told. `previews`: courtesy may be owed to its phones. */
export const campaignsBroken = async ({ kysely }: Database, told: readonly ToldStep[], previews: boolean): Promise<CampaignsBroken> => {
  const read = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> => (await query.execute(kysely)).rows;
  const found: CampaignsFound = {
    steps: await read(sql<StepRow>`SELECT campaign_id AS campaign, no, fact FROM campaign_steps ORDER BY campaign_id, no`),
    revisions: await read(sql<RevisionRow>`SELECT programme_id AS campaign, judged_no AS no, body FROM revisions ORDER BY programme_id, judged_no`),
    told: await read(sql<{ campaign: number; no: JudgedNo }>`SELECT scope_id AS campaign, judged_no AS no FROM feed WHERE scope_kind = ${scopeKindNumbers.programme} AND kind = ${feedKindNumbers.fact} ORDER BY scope_id, judged_no`),
    places: await read(sql<PlaceRow>`SELECT store_id AS store, judged_no AS no, body FROM facts WHERE kind = 'joined' ORDER BY judged_no`),
    taking: await read(sql<{ campaign: number; store: number }>`SELECT programme_id AS campaign, store_id AS store FROM store_programmes`),
    sales: await read(sql<SaleRow>`SELECT encode(source, 'hex') AS source, seq, hash, judged_no, class, code, answer, store_id AS store, at_ms FROM events`),
  };
  return {
    lost: lostSteps(found, told),
    twice: takenTwice(found),
    untrue: [...halfPublished(found), ...halfMoved(found), ...judgedOtherwise(found, previews)],
  };
};

/** A step brings others with it, of the stores that it moves; one that was asked for again is answered with those that are there, which may be no news. */
const lostSteps = ({ steps }: CampaignsFound, told: readonly ToldStep[]): readonly string[] =>
  told.flatMap(({ campaign, after, no, fact }) => {
    const own = steps.filter((step) => step.campaign === campaign && step.no <= no);
    const isThere = own.at(-1)?.no === no && (no === after || own.some((step) => step.no > after && step.fact.fact === fact));
    return isThere ? [] : [`a ${fact} among the steps ${after + 1} to ${no} of campaign ${campaign} was answered, and is not stored`];
  });

/** The same step twice in a row: somebody's second press was another step. */
const takenTwice = ({ steps }: CampaignsFound): readonly string[] =>
  steps.flatMap(({ campaign, no, fact }, at) => {
    const before = steps[at - 1];
    const isTwice = before?.campaign === campaign && before.fact.fact === fact.fact && (fact.fact === 'Paused' || fact.fact === 'Resumed' || fact.fact === 'Published');
    return isTwice ? [`step ${no} of campaign ${campaign} says ${fact.fact} once more`] : [];
  });

/** Steps, the revisions that the judge reads, and the rows that the feed tells say the same. */
const halfPublished = ({ steps, revisions, told }: CampaignsFound): readonly string[] =>
  [...new Set(steps.map(({ campaign }) => campaign))].flatMap((campaign) => {
    const own = steps.filter((step) => step.campaign === campaign);
    const gaps = own.flatMap(({ no }, at) => (no === at + 1 ? [] : [`campaign ${campaign} has no step ${at + 1}`]));
    const promised = own.flatMap(({ fact }) => publishedBy(fact)).map(({ revision, state }) => `${revision} ${state}`).join();
    const read = revisions.filter((row) => row.campaign === campaign);
    const judged = read.map(({ body: { revision, state } }) => `${revision} ${state}`).join();
    const feed = told.filter((row) => row.campaign === campaign).map(({ no }) => no).join();
    return [
      ...gaps,
      ...(promised === judged ? [] : [`campaign ${campaign}: its steps published ${promised}, and the judge reads ${judged}`]),
      ...(feed === read.map(({ no }) => no).join() ? [] : [`campaign ${campaign}: its revisions stand under ${read.map(({ no }) => no).join()}, and the feed tells ${feed}`]),
    ];
  });

/** Steps, what the stores were told last, and the places that the judge reads say the same. */
const halfMoved = ({ steps, places, taking }: CampaignsFound): readonly string[] => {
  const bySteps = new Set<string>();
  for (const { campaign, fact } of steps) {
    if (fact.fact === 'StoreJoined') for (const store of fact.stores) bySteps.add(`${store}:${campaign}`);
    if (fact.fact === 'StoreLeft') for (const store of fact.stores) bySteps.delete(`${store}:${campaign}`);
  }
  const byFeed = new Set<string>();
  for (const { store, body } of places) {
    if (body.joined) byFeed.add(`${store}:${body.programme}`);
    else byFeed.delete(`${store}:${body.programme}`);
  }
  const [stepped, told, judged] = [bySteps, byFeed, taking.map(({ store, campaign }) => `${store}:${campaign}`)].map((each) => [...each].sort().join(' '));
  return stepped === told && told === judged ? [] : [`stores that take part: ${stepped} by the steps, ${told} by the feed, ${judged} by what the judge reads`];
};

/** Each sale was judged by the promise that held when it happened, or, to a phone with a preview, by one that held before; in a store that took part when it was judged. */
const judgedOtherwise = ({ revisions, places, sales }: CampaignsFound, previews: boolean): readonly string[] =>
  sales.flatMap((row) => {
    const { judgedNo, code, facts, given } = answerOfRow(row);
    const heldOf = (campaign: number) => inForceAt(revisions.filter((one) => one.campaign === campaign && one.no < judgedNo).map(({ no, body }) => ({ judgedNo: no, revision: body })), row.at_ms)?.revision.state;
    const tookPart = (campaign: number) => places.findLast(({ store, no, body }) => store === row.store && body.programme === campaign && no < judgedNo)?.body.joined ?? false;
    const paused = code === 'CAMPAIGN_PAUSED' && heldOf(Number(facts['programme'])) !== 'paused' ? [`${row.source}:${row.seq} was told of a pause that did not hold`] : [];
    return [...paused, ...given.flatMap(({ programme, units }) => {
      if (units === 0) return [];
      const ranBefore = previews && revisions.some(({ campaign, no, body }) => campaign === programme && no < judgedNo && body.state === 'active');
      if (heldOf(programme) !== 'active' && !ranBefore) return [`${row.source}:${row.seq} earned in campaign ${programme}, which did not run`];
      return tookPart(programme) ? [] : [`${row.source}:${row.seq} earned in campaign ${programme}, of which store ${row.store} was no part`];
    })];
  });
