import { type FeedRow, isCampaignScope, type Scope } from '@qoa/shared/feed';
import type { JudgedNo } from '@qoa/shared/ids';
import type { Feed, Reader } from '../feed/index.ts';
import type { Member, Membership } from './membership.ts';
import { liveText } from './subscriber.ts';

export interface TellingParts {
  readonly members: Membership;
  readonly feed: Pick<Feed, 'scopesOf'>;
  readonly send: (member: Member, text: string) => void;
  /** From 0 up to 1. */
  readonly chance: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly onTrouble: (thrown: unknown) => void;
}

/** Tells who follows a scope of its rows. `scopesTogether`: how many scopes are told of the same commits. */
export type Tell = (scope: Scope, head: JudgedNo, rows: readonly FeedRow[], scopesTogether: number) => Promise<void>;

/**
 * A campaign that is published or that stores enter is told to all their phones and to every open card, and most of them pull then: more than a few are told
 * over some time, so that so many a second come.
 */
const toldAtOnceMax = 20;
const toldASecond = 200;

/** Laws: last mile, own tenant */
export const tellingFollowers = ({ members, feed, send, chance, sleep, onTrouble }: TellingParts): Tell => {
  /** Cards follow every campaign that a store takes part in: one that they do not may be new. All of them follow the same, so that one is asked for all. */
  const followAsCards = async (scope: Scope): Promise<void> => {
    const cards = [...members.all].filter(isCard);
    if (!isCampaignScope(scope) || cards[0] === undefined || members.followersOf(scope).some(isCard)) return;
    const campaigns = (await feed.scopesOf(cards[0].reader)).filter(isCampaignScope);
    if (campaigns.includes(scope)) for (const member of cards) members.follow(member, [...[...member.scopes].filter((own) => !isCampaignScope(own)), ...campaigns]);
  };
  /** Whoever leaves meanwhile is told nothing, and whoever pulls by themselves has it already. */
  const sendInTime = async (member: Member, text: string, among: number): Promise<void> => {
    await sleep((chance() * among * 1000) / toldASecond);
    if (members.all.has(member)) send(member, text);
  };
  return async (scope, head, rows, scopesTogether) => {
    await followAsCards(scope);
    const followers = members.followersOf(scope);
    if (followers.length === 0) return;
    const text = liveText({ hint: rows.length === 0 ? { scope, head } : { scope, head: Math.max(head, rows.at(-1)?.judgedNo ?? 0), rows } });
    const toPull = rows.some(isPulled) ? liveText({ hint: { scope, head } }) : text;
    // First, so that whoever pulls on this hint misses no hint of what they find.
    if (mayJoin(scope, rows)) for (const member of followers) members.follow(member, await feed.scopesOf(member.reader));
    const heard = followers.filter((member) => members.all.has(member) && !wroteAll(member.reader, rows, head));
    const among = isCampaignScope(scope) ? heard.length : mayJoin(scope, rows) ? scopesTogether : 0;
    for (const member of heard) {
      const told = member.reader.kind === 'device' ? toPull : text;
      if (among > toldAtOnceMax) void sendInTime(member, told, among).catch(onTrouble);
      else send(member, told);
    }
  };
};

/** True when a phone would only be told what it sent itself and was answered: its data costs money, and its next pull brings the rows. */
const wroteAll = (reader: Reader, rows: readonly FeedRow[], head: JudgedNo): boolean =>
  reader.kind === 'device' && rows.length > 0 && (rows.at(-1)?.judgedNo ?? 0) >= head && rows.every(({ body }) => typeof body === 'object' && body !== null && 'enrolment' in body && body.enrolment === reader.enrolment);

const isCard = ({ reader }: Member): boolean => reader.kind === 'card';

/** A campaign is resolved for each store. And a store that joins one learns what came before: a snapshot that only a cursor from before the joining gets. */
const isPulled = ({ kind }: FeedRow): boolean => kind === 'campaign' || kind === 'joined';

/** Whether a store may have entered or left a campaign. Facts are told without their rows; of a store they are few. */
const mayJoin = (scope: Scope, rows: readonly FeedRow[]): boolean => scope.startsWith('store:') && (rows.length === 0 || rows.some(({ kind }) => kind === 'joined'));
