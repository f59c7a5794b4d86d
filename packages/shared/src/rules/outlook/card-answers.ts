import type { InstantMs } from '../../ids/index.ts';
import { birthdayRuleKey, isBirthdayDue } from '../birthday.ts';
import type { CampaignState } from '../campaign-state.ts';
import type { CardAnswers } from './card-outlook.ts';
import { holdsTags } from '../card-scope.ts';
import { dayOf } from '../moment.ts';
import type { Revision } from '../document/revision.ts';
import type { CardTraits } from '../sale-facts.ts';
import type { CardScope } from '../document/scope.ts';

/**
 * The revision as a store's phone or anybody else may have it: every segment stands under a token that tells no name. It judges a card that is known by its
 * tokens (`tagTokensOf`) as the whole revision does. Law: own tenant
 */
export const withTagTokens = (revision: Revision): Revision => {
  const named = tagsNamed(revision);
  if (named.length === 0) return revision;
  const tokens = new Map(named.map((tag, nth) => [tag, tokenOf(revision, nth)]));
  const within = (scope: CardScope): CardScope => ({ ...scope, ...replaced('tags', scope, tokens), ...replaced('exceptTags', scope, tokens) });
  return {
    ...revision,
    cards: within(revision.cards),
    earn: revision.earn.map((rule) => ({ ...rule, cards: within(rule.cards) })),
    rewards: revision.rewards.map((reward) => (reward.cards === undefined ? reward : { ...reward, cards: within(reward.cards) })),
    multipliers: { ...revision.multipliers, list: revision.multipliers.list.map((multiplier) => ({ ...multiplier, cards: within(multiplier.cards) })) },
  };
};

/** The tokens of the segments that a card is in and the revision names; they say nothing in another revision. */
export const tagTokensOf = (revision: Revision, { tags }: CardTraits): readonly string[] =>
  tags.length === 0 ? [] : tagsNamed(revision).flatMap((tag, nth) => (tags.includes(tag) ? [tokenOf(revision, nth)] : []));

/** Whether a word stands for a segment whose name is not told. */
export const isTagToken = (tag: string): boolean => /^§\d+\.\d+\.\d+$/.test(tag);

const tokenOf = ({ campaign, revision }: Revision, nth: number): string => `§${campaign}.${revision}.${nth}`;

const replaced = (member: 'tags' | 'exceptTags', scope: CardScope, tokens: ReadonlyMap<string, string>): CardScope => {
  const tags = scope[member];
  return tags === undefined ? {} : { [member]: tags.map((tag) => tokens.get(tag) ?? tag) };
};

const tagsNamed = (revision: Revision): readonly string[] => tagsIn([...earningScopes(revision), ...revision.rewards.flatMap(({ cards }) => cards ?? [])]);

const tagsIn = (scopes: readonly CardScope[]): readonly string[] => [...new Set(scopes.flatMap(({ tags = [], exceptTags = [] }) => [...tags, ...exceptTags]))].sort();

/** Those that decide on what a sale earns. */
const earningScopes = ({ cards, earn, multipliers }: Revision): readonly CardScope[] => [cards, ...earn.map((rule) => rule.cards), ...multipliers.list.map((multiplier) => multiplier.cards)];

/** The birthday rules that give a card today, by `birthdayRuleKey`. */
export const birthdaysDue = ({ campaign, earn, timeZone }: Revision, traits: CardTraits, state: CampaignState, nowMs: InstantMs): readonly string[] => {
  const moment = { day: dayOf(timeZone, nowMs) };
  return earn.flatMap(({ id, per }) => (per.kind === 'birthday' && isBirthdayDue(campaign, id, per.daysAround, traits, state, moment) ? [birthdayRuleKey(campaign, id)] : []));
};

/** Whether what a sale earns by a revision hangs on segments or a birthday, which a phone does not know by itself. */
export const asksOfCard = (revision: Revision): boolean => revision.earn.some(({ per }) => per.kind === 'birthday') || tagsIn(earningScopes(revision)).length > 0;

/** Whether a card of which so much is known may come to earn by this revision: its segments are not all elsewhere, nor every rule one for a birthday that gives nothing today. */
export const mayEarn = ({ campaign, cards, earn }: Revision, { tags, birthdaysDue: due }: CardAnswers): boolean =>
  holdsTags(cards, tags) && earn.some((rule) => holdsTags(rule.cards, tags) && (rule.per.kind !== 'birthday' || due.includes(birthdayRuleKey(campaign, rule.id))));
