import type { ProgrammePreview, SalePreview } from '@qoa/shared/sale';

/** The standings that fit beside a card, and how many campaigns more there are. */
export interface ShownStandings {
  readonly shown: readonly ProgrammePreview[];
  readonly more: number;
}

const shownMax = 3;

/** What stands beside a card: where the sale gives something, or would but for a limit; while it gives nothing, where the card already has something. A second unit of which nothing is known is not told again. */
export const standingsShown = ({ programmes }: SalePreview): ShownStandings => {
  const giving = programmes.filter(({ units, explanation }) => units > 0 || explanation.code === 'GIVEN');
  const near = giving.length > 0 ? giving : programmes.filter(({ balanceBefore }) => (balanceBefore ?? 0) > 0);
  const told = near.filter(({ balanceBefore, name }, at) => balanceBefore !== null || near.findIndex((each) => each.name === name) === at);
  const shown = told.slice(0, shownMax);
  const others = told.slice(shownMax).flatMap(({ name }) => (shown.some((each) => each.name === name) ? [] : [name]));
  return { shown, more: new Set(others).size };
};
