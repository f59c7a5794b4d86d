import type { ProgrammePreview, SalePreview } from '@qoa/shared/sale';

/** The standings that fit beside a card, and how many more there are. */
export interface ShownStandings {
  readonly shown: readonly ProgrammePreview[];
  readonly more: number;
}

const shownMax = 3;

/** What stands beside a card: where the sale gives something, or would but for a limit; while it gives nothing, where the card already has something. */
export const standingsShown = ({ programmes }: SalePreview): ShownStandings => {
  const giving = programmes.filter(({ units, explanation }) => units > 0 || explanation.code === 'GIVEN');
  const near = giving.length > 0 ? giving : programmes.filter(({ balanceBefore }) => (balanceBefore ?? 0) > 0);
  return { shown: near.slice(0, shownMax), more: Math.max(0, near.length - shownMax) };
};
