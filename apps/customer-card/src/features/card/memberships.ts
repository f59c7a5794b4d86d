import type { UnitKind } from '@qoa/shared/rules';
import type { CardPage } from './card-page.ts';
import type { CardWords } from './card-view.ts';
import { isOver, type Offer, offerAt, type OfferedPrize, type OfferedUnit, phaseAt } from './offers.ts';
import type { Wallet } from './wallet.ts';

const offersForNewMax = 3;
/** What is to come, below what the card has. */
const soonMax = 2;
/** More stamps than these are drawn as a bar. */
const placesMax = 30;

/** A campaign that the card takes part in. */
export interface MembershipView {
  readonly campaign: string;
  readonly name: string;
  readonly units: readonly UnitView[];
}

/** One unit of it in words and numbers. */
export interface UnitView {
  readonly kind: UnitKind;
  /** Null: there is no prize to fill up to, so nothing is drawn. */
  readonly drawn: 'stamps' | 'bar' | null;
  /** Above the drawing when a prize is ready; else null. */
  readonly prize: string | null;
  readonly progress: string;
  /** Prizes of levels that the card does not have; empty when there are none. */
  readonly closed: string;
  readonly filled: number;
  readonly goal: number;
  readonly fresh: number;
  readonly count: string;
  /** What has just come; empty when nothing has. */
  readonly news: string;
}

/** What the server told of a card's means in a campaign; absent: it did not yet. */
export interface CardMeans {
  readonly level: number;
  /** By programme: of which balance how much could not be spent, since it was held back or had ended. */
  readonly told: Readonly<Record<string, { readonly balance: number; readonly unspendable: number }>>;
}

/** By campaign. */
export type Means = Readonly<Record<string, CardMeans>>;

/** The campaigns that the person takes part in, the latest first, then what is to come; somebody new is shown a few to begin with. */
export const membershipsOf = ({ wallet, fresh }: CardPage, words: CardWords, nowMs: number, means: Means): readonly MembershipView[] =>
  shownOffers(wallet, nowMs).map(([campaign, offer]) => ({
    campaign,
    name: offer.name,
    units: offer.units.map((unit) => {
      const view = unitView(unit, spendableOf(unit, wallet, means[campaign]), { fresh: fresh[unit.programme] ?? 0, words });
      // Nobody can earn any more what is missing.
      return isOver(offer, nowMs) ? { ...view, progress: '' } : view;
    }),
  }));

/** What a card may spend of a unit, and the level by which it does. */
interface Spendable {
  readonly units: number;
  readonly level: number;
  /** Whether it is more than a guess: then a prize is promised. */
  readonly isTold: boolean;
}

/** What a balance has fallen by since it was told of took first what could not be spent. */
const spendableOf = ({ programme, mayDiffer }: OfferedUnit, { standings }: Wallet, means: CardMeans | undefined): Spendable => {
  const balance = standings[programme]?.balance ?? 0;
  const told = means?.told[programme];
  const fallen = Math.max(0, (told?.balance ?? 0) - balance);
  return { units: Math.max(0, balance - Math.max(0, (told?.unspendable ?? 0) - fallen)), level: means?.level ?? 0, isTold: !mayDiffer || told !== undefined };
};

type Shown = readonly [campaign: string, offer: Offer];

const shownOffers = ({ offers, standings }: Wallet, nowMs: number): readonly Shown[] => {
  const now = Object.entries(offers).flatMap(([campaign, published]): readonly Shown[] => {
    const offer = offerAt(published, nowMs);
    return offer === undefined ? [] : [[campaign, offer]];
  });
  const begun = now.filter(([, { units, redeemUntilMs }]) => units.some(({ programme }) => (standings[programme]?.balance ?? 0) > 0) && (redeemUntilMs === null || redeemUntilMs > nowMs));
  const latest = ([, { units }]: Shown): number => Math.max(...units.map(({ programme }) => standings[programme]?.judgedNo ?? 0));
  const soon = now.filter((one) => !begun.includes(one) && phaseAt(one[1], nowMs) === 'soon').slice(0, soonMax);
  return begun.length > 0 ? [...begun.sort((a, b) => latest(b) - latest(a)), ...soon] : now.filter(([, offer]) => offer.state === 'active' && !isOver(offer, nowMs)).slice(0, offersForNewMax);
};

const unitView = ({ kind, prizes: all }: OfferedUnit, { units: balance, level, isTold }: Spendable, { fresh, words }: { readonly fresh: number; readonly words: CardWords }): UnitView => {
  const prizes = all.filter(({ only }) => only === null || only.level <= level);
  const { filled, goal, ready, isNext } = standingOf(prizes, balance);
  const isStamp = kind === 'stamp';
  const prize = lowered((prizes.find(({ cost }) => cost === goal) ?? prizes[0])?.name ?? '');
  const missing = goal - filled;
  return {
    kind,
    filled,
    goal,
    drawn: goal === 0 ? null : isStamp && goal <= placesMax ? 'stamps' : 'bar',
    fresh: Math.min(fresh, filled),
    prize: ready === null || !isTold ? null : (isStamp ? words.prizeReady : words.pointsReady)(ready.times, lowered(ready.name)),
    progress: missing === 0 ? '' : isNext ? words.toNext(missing) : words.toGo(missing, prize),
    closed: all.flatMap((prize) => closedText(prize, level, words)).join(' '),
    count: goal === 0 ? (isStamp ? words.stamps : words.points)(balance) : (isStamp ? words.stampsOf : words.pointsOf)(filled, goal),
    news: fresh === 0 ? '' : (isStamp ? words.newStamps : words.newPoints)(fresh),
  };
};

const closedText = ({ name, only }: OfferedPrize, level: number, words: CardWords): readonly string[] => (only === null || only.level <= level ? [] : [words.onlyLevel(name, only.name)]);

interface Filled {
  readonly filled: number;
  readonly goal: number;
  /** The dearest prize that the balance reaches, and how often. */
  readonly ready: { readonly name: string; readonly times: number } | null;
  /** It is the same prize again that comes next. */
  readonly isNext: boolean;
}

/** A single prize is filled again and again; of several the cheapest that is not reached yet is next. */
const standingOf = (prizes: OfferedUnit['prizes'], balance: number): Filled => {
  const [only, second] = prizes;
  if (only === undefined) return { filled: 0, goal: 0, ready: null, isNext: false };
  if (second === undefined) {
    const times = Math.floor(balance / only.cost);
    const filled = times > 0 && balance % only.cost === 0 ? only.cost : balance % only.cost;
    return { filled, goal: only.cost, ready: times === 0 ? null : { name: only.name, times }, isNext: times > 0 };
  }
  const goal = (prizes.find(({ cost }) => cost > balance) ?? prizes.at(-1) ?? only).cost;
  const reached = prizes.findLast(({ cost }) => cost <= balance);
  return { filled: Math.min(balance, goal), goal, ready: reached === undefined ? null : { name: reached.name, times: 1 }, isNext: false };
};

const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
