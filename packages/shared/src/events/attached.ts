import type { Answer } from './answer.ts';

/** The codes of a claim that gave its sale no card: the sale may still be claimed, or had a card before. */
export const claimRefusals: ReadonlySet<string> = new Set(['CARD_UNKNOWN', 'CARD_ERASED', 'CLAIM_TARGET_WRONG', 'CLAIM_LATE', 'SALE_HAS_CARD', 'SALE_CLAIMED', 'HOLD_NOT_COUNTED']);

/** Whether an answered claim gave the sale its card. A limit that left nothing changes nothing about whose sale it is. */
export const hasAttached = ({ class: answerClass, code }: Pick<Answer, 'class' | 'code'>): boolean => answerClass !== 'held' && (code === null || !claimRefusals.has(code));
