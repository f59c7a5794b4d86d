import { plainText } from '../../platform/plain-text.ts';

/** Something that may be picked: what the document writes, and what people read. */
export interface Pickable<T extends string | number> {
  readonly value: T;
  readonly label: string;
  /** What tells it from others of the same name. */
  readonly detail?: string;
}

const shownMax = 50;

/** What may still be picked for what was typed: every word of it stands somewhere, those that begin with it first; at most 50. */
export const matching = <T extends string | number>(pickables: readonly Pickable<T>[], picked: readonly T[], typed: string): readonly Pickable<T>[] => {
  const words = plainText(typed).split(/\s+/).filter((word) => word !== '');
  const taken = new Set<T>(picked);
  const found = pickables.filter(({ value, label, detail = '' }) => !taken.has(value) && words.every((word) => plainText(`${label} ${detail} ${value}`).includes(word)));
  const first = words[0] ?? '';
  const rank = ({ label }: Pickable<T>): number => (first !== '' && plainText(label).startsWith(first) ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b)).slice(0, shownMax);
};
