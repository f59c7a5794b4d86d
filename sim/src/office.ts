import { draftOf, endNoticeMs, type LifeCommand } from '@qoa/shared/campaign-life';
import type { ProgrammeId, StoreId } from '@qoa/shared/ids';
import { assert } from '@qoa/shared/result';
import type { Act } from './campaigns.ts';
import type { Chance } from './chance.ts';
import type { Reply, Server } from './doors.ts';
import type { TraitChange } from './traits.ts';
import { breadStamps, cardIds, chipsStamps, colaStamps, townStores } from './town.ts';
import type { World } from './world.ts';

const [author, approver] = [1, 2] as const;
const minuteMs = 60_000;

/** Somebody runs the campaigns of the town: one change of heart, which takes several acts where two people must agree. */
export const officeActs = ({ agenda, book }: Pick<World, 'agenda' | 'book'>, chance: Chance): readonly Act[] => {
  const campaign = chance.pick([colaStamps, colaStamps, chipsStamps, breadStamps]);
  const command = (asked: LifeCommand, by: number = author): Act => ({ act: 'command', campaign, command: asked, by });
  const nowMs = agenda.nowMs();
  switch (chance.pick(['pause', 'pause', 'resume', 'resume', 'revise', 'revise', 'withdraw', 'withdraw', 'end', 'choose', 'move', 'move'] as const)) {
    case 'pause':
      return [command({ do: 'pause' })];
    case 'resume':
      return [command({ do: 'resume' })];
    case 'end':
      return [command({ do: 'end', endsAtMs: nowMs + chance.pick([-minuteMs, minuteMs, 30 * minuteMs, endNoticeMs + minuteMs, 2 * endNoticeMs]), redeemUntilMs: chance.pick([null, nowMs + 2 * endNoticeMs, nowMs + 3 * endNoticeMs]) })];
    case 'revise':
      return revise(campaign, { book, perSale: 1 + chance.below(3), fromMs: chance.pick([null, null, nowMs + 30 * minuteMs, nowMs - minuteMs]), by: chance.pick([approver, approver, author]) });
    case 'withdraw':
      return withdraw(campaign, book, nowMs, chance);
    case 'choose':
      return [{ act: 'participation', campaign: chipsStamps, participation: { mode: 'managed', stores: chance.pick([[1], [3], [1, 3], [1, 2, 3], []]).map((id) => id as StoreId), pay: null } }];
    case 'move':
      return [{ act: 'move', campaign: breadStamps, store: chance.pick(townStores).id, joins: chance.happens(0.5) }];
  }
};

/** Somebody says something of a card: staff of the neighbours' segment, its holder or staff of its birthday, which is on one of three days about the evening. */
export const traitChange = (chance: Chance): TraitChange => {
  const card = chance.pick([...cardIds.values()]);
  const birthday = { month: 11, day: chance.pick([22, 22, 23, 23, 24]) };
  switch (chance.pick(['joins', 'joins', 'leaves', 'told', 'told', 'told', 'corrected', 'forgotten'] as const)) {
    case 'joins':
      return { did: 'segment', card, isIn: true };
    case 'leaves':
      return { did: 'segment', card, isIn: false };
    case 'told':
      return { did: 'told', card, birthday };
    case 'corrected':
      return { did: 'corrected', card, birthday };
    case 'forgotten':
      return { did: 'corrected', card, birthday: null };
  }
};

interface Revised {
  readonly book: World['book'];
  readonly perSale: number;
  readonly fromMs: number | null;
  readonly by: number;
}

/** The same campaign with another limit for a sale, written by one and published by the other; now and then by the same, or from a minute ago. */
const revise = (campaign: ProgrammeId, { book, perSale, fromMs, by }: Revised): readonly Act[] => {
  const last = book.campaigns.get(campaign)?.life.published.at(-1);
  assert(last !== undefined, 'the town has published its campaigns');
  const document = draftOf({ ...last, limits: last.limits.map((limit) => (limit.per === 'sale' ? { ...limit, max: perSale } : limit)) });
  const by1 = (command: LifeCommand): Act => ({ act: 'command', campaign, command, by: author });
  return [by1({ do: 'edit', document }), by1({ do: 'submit' }), { act: 'command', campaign, command: { do: 'approve', effectiveFromMs: fromMs }, by }];
};

/** Takes back what is planned; where nothing is, it is planned first. Now and then a number that is no plan, or somebody is late. */
const withdraw = (campaign: ProgrammeId, book: World['book'], nowMs: number, chance: Chance): readonly Act[] => {
  const last = book.campaigns.get(campaign)?.life.published.at(-1);
  assert(last !== undefined, 'the town has published its campaigns');
  const asked = (plan: number): Act => ({ act: 'command', campaign, command: { do: 'withdraw-plan', plan, reason: 'no' }, by: chance.pick([author, approver]) });
  if (last.effectiveFromMs > nowMs || chance.happens(0.2)) return [asked(last.revision)];
  return [...revise(campaign, { book, perSale: 4, fromMs: nowMs + chance.pick([2, 10, 30]) * minuteMs, by: approver }), asked(last.revision + 1)];
};

const patienceMs = 20_000;
const triesMax = 8;

/** Asks for one act after the other, each again until it is heard of: whoever does not hear of an answer presses once more. */
export const perform = (world: World, server: Server, chance: Chance, acts: readonly (Act | TraitChange)[], tries = triesMax): void => {
  const [act, ...rest] = acts;
  if (act === undefined || tries === 0 || !world.fate.storms()) return;
  let isOver = false;
  const goOn = (next: () => void): void => {
    if (isOver) return;
    isOver = true;
    next();
  };
  world.network.request<Reply<null>>(
    (reply) => ('did' in act ? server.changeTraits(act, reply) : server.decide(act, reply)),
    ({ ok }) => goOn(() => (ok ? perform(world, server, chance, rest) : world.agenda.after(chance.below(patienceMs), () => perform(world, server, chance, acts, tries - 1)))),
  );
  world.agenda.after(patienceMs, () => goOn(() => perform(world, server, chance, acts, tries - 1)));
};
