import type { SalePreview } from '@qoa/shared/sale';

/** What is said of a preview beside its card, below the units that it would give. */
export interface PreviewSaid {
  /** In the place of units, where there are none. */
  readonly instead: 'amount' | 'unsure' | 'nothing';
  /** Why it gives less or nothing; null: nothing says so, or what is said besides says it better. */
  readonly reason: SalePreview['reason'];
  /** Some campaign that looks at the card gives by what this phone does not know of it. */
  readonly hangs: boolean;
}

/** A reason is told unless an amount is asked for in its place, or it is of a campaign that hangs on the card: what is known for sure is not hidden behind what is not. */
export const previewSaid = ({ programmes, reason, amountAsked }: SalePreview): PreviewSaid => {
  const hanging = programmes.filter(({ hangsOnCard }) => hangsOnCard);
  const isOfHanging = hanging.some(({ explanation }) => explanation.facts['programme'] !== undefined && explanation.facts['programme'] === reason?.facts['programme'] && explanation.code === reason.code);
  const isAskedFor = amountAsked !== null && reason !== null && ofAmounts.has(reason.code);
  return { instead: amountAsked !== null ? 'amount' : hanging.length > 0 ? 'unsure' : 'nothing', reason: isOfHanging || isAskedFor ? null : reason, hangs: hanging.length > 0 };
};

const ofAmounts: ReadonlySet<string> = new Set(['AMOUNT_MISSING', 'MINIMUM_NOT_REACHED']);
