import { type CampaignLife, evolveLife, type LifeCommand, lifeStateAt, type Participation, type PersonId, publishedBy, type Roll, rollOf } from '@qoa/shared/campaign-life';
import type { JoinedRow } from '@qoa/shared/feed';
import type { InstantMs, JudgedNo, ProgrammeId, StoreId } from '@qoa/shared/ids';
import { type Revision, standingFrom } from '@qoa/shared/rules';
import { type Book, publish, publishRevision } from './book.ts';
import type { Cores } from './cores.ts';
import { placeOf, sellersOf, townStores } from './town.ts';

/** A campaign on the server's disk: what was promised of it, and its stores. */
export interface CampaignAt {
  readonly life: CampaignLife;
  readonly participation: Participation;
  readonly roll: Roll;
}

/** What somebody asks of a campaign: a person of the console, or a store for itself. */
export type Act =
  | { readonly act: 'command'; readonly campaign: ProgrammeId; readonly command: LifeCommand; readonly by: PersonId }
  | { readonly act: 'participation'; readonly campaign: ProgrammeId; readonly participation: Participation }
  | { readonly act: 'move'; readonly campaign: ProgrammeId; readonly store: StoreId; readonly joins: boolean };

/** What an act makes true, to be written as one. */
export interface Decision {
  readonly campaign: ProgrammeId;
  readonly after: CampaignAt;
  readonly revisions: readonly Revision[];
  /** The planned change that somebody took back with it, by its number. */
  readonly withdraws: number | null;
  readonly moved: readonly { readonly store: StoreId; readonly row: JoinedRow }[];
}

/** Decides an act by what stands now; null: it is refused, or changes nothing. */
export const decide = ({ decideLife }: Pick<Cores, 'decideLife'>, { campaigns }: Pick<Book, 'campaigns'>, act: Act, nowMs: InstantMs): Decision | null => {
  const at = campaigns.get(act.campaign);
  if (at === undefined) return null;
  switch (act.act) {
    case 'command': {
      const decided = decideLife(at.life, act.command, act.by, nowMs);
      if (!decided.ok || decided.value.length === 0) return null;
      const withdraws = act.command.do === 'withdraw-plan' ? act.command.plan : null;
      return { ...called(act.campaign, at, { ...at, life: decided.value.reduce(evolveLife, at.life) }, decided.value.flatMap(publishedBy), nowMs), withdraws };
    }
    case 'participation':
      return called(act.campaign, at, { ...at, participation: act.participation }, [], nowMs);
    case 'move':
      return move(at, act, nowMs);
  }
};

/** The stores that the campaign wants now. */
const called = (campaign: ProgrammeId, before: CampaignAt, after: CampaignAt, revisions: readonly Revision[], nowMs: InstantMs): Decision => {
  const { participation, life } = after;
  const [first] = life.published;
  if (first === undefined || lifeStateAt(life, nowMs) === 'ended') return { campaign, after, revisions, withdraws: null, moved: [] };
  const roll = rollOf({ owner: first.owner, participation, standing: standingFrom(life.published, nowMs), stores: townStores.map(({ id }) => placeOf(id)), related: sellersOf(campaign) }, before.roll);
  return { campaign, after: { ...after, roll }, revisions, withdraws: null, moved: movedBetween(campaign, before.roll, roll) };
};

/** A store that was asked joins by its own wish, or leaves. */
const move = (at: CampaignAt, { campaign, store, joins }: Extract<Act, { act: 'move' }>, nowMs: InstantMs): Decision | null => {
  const { joined, invited } = at.roll;
  if (!invited.has(store) || joined.has(store) === joins || (joins && lifeStateAt(at.life, nowMs) === 'ended')) return null;
  const roll: Roll = { joined: new Set(joins ? [...joined, store] : [...joined].filter((id) => id !== store)), invited };
  return { campaign, after: { ...at, roll }, revisions: [], withdraws: null, moved: movedBetween(campaign, at.roll, roll) };
};

const movedBetween = (programme: ProgrammeId, before: Roll, after: Roll): Decision['moved'] =>
  townStores.flatMap(({ id: store }) => {
    const [joined, invited] = [after.joined.has(store), after.invited.has(store)];
    if (joined === before.joined.has(store) && invited === before.invited.has(store)) return [];
    return [{ store, row: { programme, joined, ...(invited ? { invited } : {}) } }];
  });

/** Writes a decision whole: what was promised, the revisions that the judge reads, and the places of the stores. Law: whole */
export const enterDecision = (book: Book, { campaign, after, revisions, moved }: Decision, nowMs: InstantMs): void => {
  book.campaigns.set(campaign, after);
  for (const revision of revisions) publishRevision(book, revision, nowMs);
  for (const { store, row } of moved) {
    const judgedNo = publish(book, `store:${store}`, 'joined', row, nowMs);
    noteWhenCame(book, store, row, judgedNo);
  }
  if (moved.length > 0) refreshSources(book);
};

/** Where cards stand in a campaign was not told to a store that took no part: a snapshot brings it, while it takes part. */
const noteWhenCame = (book: Book, store: StoreId, { programme, joined }: Decision['moved'][number]['row'], judgedNo: JudgedNo): void => {
  const before = book.cameAt.get(`store:${store}`) ?? new Map<ProgrammeId, JudgedNo>();
  const others = [...before].filter(([other]) => other !== programme);
  book.cameAt.set(`store:${store}`, new Map(joined ? [...others, [programme, before.get(programme) ?? judgedNo]] : others));
};

/** Brings what is known of phones up to the places of their stores. */
export const refreshSources = (book: Book): void => {
  for (const [enrolment, source] of book.sources) book.sources.set(enrolment, { ...source, programmes: joinedBy(book, source.store) });
};

/** The campaigns in which a store takes part, rising. */
export const joinedBy = ({ campaigns }: Book, store: StoreId): readonly ProgrammeId[] => [...campaigns].flatMap(([programme, { roll }]) => (roll.joined.has(store) ? [programme] : []));

/** Those that it may follow: also those to which it is asked. */
export const followedBy = ({ campaigns }: Book, store: StoreId): readonly ProgrammeId[] => [...campaigns].flatMap(([programme, { roll }]) => (roll.joined.has(store) || roll.invited.has(store) ? [programme] : []));
