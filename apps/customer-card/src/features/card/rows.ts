import type { BalanceRow, CampaignRow, CardAdjustedRow, CardExpiredRow, CardSaleRow } from '@qoa/shared/feed';
import { type Fields, fieldsOf, numbers } from '../../platform/fields.ts';

// A row's body is what a server of any release sent: its fields are looked at before they are believed.

/** True for the body of a `balance` row. */
export const isBalance = (body: unknown): body is BalanceRow => numbers(fieldsOf(body), 'programme', 'balance');

/** True for the body of a `campaign` row. */
export const isCampaign = (body: unknown): body is CampaignRow => {
  const fields = fieldsOf(body);
  if (typeof fields['name'] !== 'string') return false;
  return fields['v'] === 2 ? numbers(fields, 'campaign', 'effectiveFromMs') && isListOf(fields['units'], isUnit) && Array.isArray(fields['rewards']) : numbers(fields, 'programme', 'effectiveFromMs') && isReward(fieldsOf(fields['reward']));
};

const isUnit = (unit: Fields): boolean => numbers(unit, 'programme', 'heldDays') && typeof fieldsOf(unit['expiry'])['by'] === 'string';

const isListOf = (value: unknown, is: (fields: Fields) => boolean): boolean => Array.isArray(value) && value.every((each) => is(fieldsOf(each)));

const isReward = (reward: Fields): boolean => typeof reward['name'] === 'string' && numbers(reward, 'cost');

/** True for the body of a `sale` row in a card's feed. */
export const isSale = (body: unknown): body is CardSaleRow => {
  const fields = fieldsOf(body);
  return numbers(fields, 'atMs') && Array.isArray(fields['products']) && Array.isArray(fieldsOf(fields['answer'])['given']);
};

/** True for the body of an `adjusted` row in a card's feed. */
export const isAdjusted = (body: unknown): body is CardAdjustedRow => numbers(fieldsOf(body), 'atMs') && Array.isArray(fieldsOf(body)['given']);

/** True for the body of an `expired` row in a card's feed. */
export const isExpired = (body: unknown): body is CardExpiredRow => {
  const fields = fieldsOf(body);
  return numbers(fields, 'atMs') && isListOf(fields['ended'], (each) => numbers(each, 'programme', 'units', 'balance'));
};
