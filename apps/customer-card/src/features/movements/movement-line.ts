import { formatDateTime, formatQuantity, inZone } from '@qoa/messages';
import type { ErrorText, Locale, MessageFacts } from '@qoa/messages';
import type { CardWords, Movement } from '../card/index.ts';

/** The words that say why, by code. */
export type Reasons = Readonly<Record<string, (facts: MessageFacts) => ErrorText>>;

/** One purchase in words. */
export interface MovementLine {
  readonly what: string;
  readonly given: string;
  readonly gave: boolean;
  readonly where: string;
  /** Why it gave less than all or nothing; null when there is nothing to explain. */
  readonly why: string | null;
}

/** What a purchase gave, where and why, by the store's clock. An answer in custody says so; a code without words is told by its class alone. */
export const movementLine = (movement: Movement, words: CardWords, reasons: Reasons, locale: Locale): MovementLine => {
  const { answer, products, storeName, timeZone, atMs } = movement;
  const given = givenText(answer, words);
  const reason = answer.code === null || !Object.hasOwn(reasons, answer.code) ? undefined : reasons[answer.code];
  return {
    what: products.length === 0 ? words.adjusted : products.map(({ name, quantity }) => (quantity === 1000 ? name : `${formatQuantity(quantity, locale)} × ${name}`)).join(', '),
    given: answer.class === 'held' ? words.held : given === '' ? words.gaveNone : given,
    gave: given !== '',
    where: [storeName, formatDateTime(atMs, locale, timeZone)].filter((part) => part !== '').join(', '),
    why: reason === undefined ? null : reason(inZone(answer.facts, timeZone)).join(' '),
  };
};

/** `+1 sello, +20 puntos`; empty when nothing was given. */
const givenText = ({ given }: Movement['answer'], words: CardWords): string => {
  const of = (kind: string): number => given.reduce((sum, { unit, units }) => sum + (unit === kind ? units : 0), 0);
  const [stamps, points] = [of('stamp'), of('point')];
  return [...(stamps > 0 ? [words.gave(stamps)] : []), ...(points > 0 ? [words.gavePoints(points)] : [])].join(', ');
};
