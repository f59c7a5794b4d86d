import { drawCard, drawPointsCard } from '@qoa/design';
import { isForEveryCard, type Revision, type UnitKind } from '@qoa/shared/rules';
import type { BuilderWords } from './builder-words.ts';

/** A sketch of a card of the campaign: its holder's page paints it anew with what they hold. */
export interface CardPicture {
  readonly unit: UnitKind;
  /** What the nearest prize costs. */
  readonly goal: number;
  /** An SVG element as text. */
  readonly svg: (balance: number) => string;
}

const stampsMax = 30;
const pointsWithoutPrize = 100;

/** One picture for each unit, up to its nearest prize; without a prize up to its goal. */
export const cardPictures = (revision: Revision, b: BuilderWords): readonly CardPicture[] =>
  revision.units.map(({ kind, goal }) => {
    const prize = revision.rewards.filter((reward) => reward.unit === kind && isForEveryCard(reward)).toSorted((one, other) => one.cost - other.cost)[0];
    const cost = prize?.cost ?? goal?.units ?? (kind === 'stamp' ? 10 : pointsWithoutPrize);
    const isOfStamps = kind === 'stamp' && cost <= stampsMax;
    const words = { name: shortened(revision.name, 22), prize: shortened(prize?.name ?? '', 27) };
    return {
      unit: kind,
      goal: cost,
      svg: (balance) => {
        const title = `${revision.name}. ${kind === 'stamp' ? b.stampsOf(balance, cost) : b.pointsOf(balance, cost)}`;
        return isOfStamps ? drawCard({ ...words, title, desc: words.prize, filled: balance, pending: 0, goal: cost }) : drawPointsCard({ ...words, title, desc: words.prize, balance, goal: cost, unit: kind === 'stamp' ? b.stamps : b.points });
      },
    };
  });

const shortened = (text: string, max: number): string => (text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`);
