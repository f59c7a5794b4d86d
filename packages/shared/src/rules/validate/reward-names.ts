import type { Revision } from '../document/revision.ts';
import type { KnownWords } from './name-problems.ts';
import { found, type RevisionWarning } from './revision-problem.ts';

/** Prizes that are called as another maker's product which is not among those that they may be: the owner changed and the goods went, or nobody listed them. */
export const rewardNameWarnings = ({ owner, rewards }: Pick<Revision, 'owner' | 'rewards'>, products: KnownWords['products']): readonly RevisionWarning[] => {
  if (owner.kind === 'store') return [];
  return rewards.flatMap(({ kind, name, products: listed }, i) => {
    const called = kind === 'product' ? products.filter((product) => product.name === name) : [];
    const isOfOthers = called.length > 0 && called.every(({ gtin, cpg }) => cpg !== owner.cpg && !listed.includes(gtin));
    return isOfOthers ? [found(`rewards.${i}.name`, 'NAME_OF_OTHERS', { name })] : [];
  });
};
