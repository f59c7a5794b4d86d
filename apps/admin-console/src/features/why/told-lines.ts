import type { SaleExplained } from '@qoa/shared/protocol';

/** A line of an explanation with the code that it says. */
export interface ToldLine {
  readonly depth: 0 | 1 | 2;
  readonly text: string;
  readonly code: string | null;
}

/** Staff are spared nothing, so that the words stand in the order of the codes: the answer, then each campaign with its parts. */
export const toldLines = ({ answer, campaigns, said }: SaleExplained): readonly ToldLine[] => {
  const codes = [answer.code, ...campaigns.flatMap(({ code, parts }) => [code, ...parts.map((part) => part.code)])];
  return said.map(({ depth, text }, at) => ({ depth, text, code: codes[at] ?? null }));
};
