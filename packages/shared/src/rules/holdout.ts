import type { Revision } from './document/revision.ts';

/** Whether a card takes no part, for the campaign to be measured against. Section 3, *Holdout*. */
export const isHeldOut = ({ campaign, holdoutPercent }: Pick<Revision, 'campaign' | 'holdoutPercent'>, bucket: number): boolean => holdoutPercent > 0 && (bucket * 7919 + campaign * 104_729) % 10_000 < holdoutPercent * 100;
