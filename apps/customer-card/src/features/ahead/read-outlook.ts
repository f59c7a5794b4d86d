import type { CampaignOutlook, Outlook } from '@qoa/shared/protocol';
import { type Fields, fieldsOf, numbers } from '../../platform/fields.ts';

/** An outlook that a server of any release sent or this phone kept: of it, the campaigns that this release can tell. Null: it is none. */
export const readOutlook = (body: unknown): Outlook | null => {
  const fields = fieldsOf(body);
  const { serverMs, campaigns, birthday } = fields;
  return typeof serverMs === 'number' && Array.isArray(campaigns) ? { serverMs, campaigns: campaigns.filter(isCampaign), ...(birthday === 'asked' ? { birthday } : {}) } : null;
};

const isCampaign = (body: unknown): body is CampaignOutlook => {
  const fields = fieldsOf(body);
  return numbers(fields, 'campaign') && isListOf(fields['units'], isUnit) && isListOf(fields['room'], isRoom) && isNullOr(fields['tier'], isTier) && isInstantOrNull(fields['cooldownUntilMs']) && isNullOr(fields['closed'] ?? null, (closed) => numbers(closed, 'nextMs')) && isListOf(fields['rewards'] ?? [], (reward) => isOneOf(reward['unit'], 'stamp', 'point') && numbers(reward, 'cost'));
};

const isUnit = (unit: Fields): boolean =>
  isOneOf(unit['kind'], 'stamp', 'point') && numbers(unit, 'programme', 'balance', 'debt') && isNullOr(unit['held'], (held) => numbers(held, 'units', 'untilMs')) && isNullOr(unit['endsNext'], (ends) => numbers(ends, 'units', 'atMs'));

const isRoom = (room: Fields): boolean =>
  isOneOf(room['of'], 'stamp', 'point', 'sales', 'items') && (isOneOf(room['per'], 'day', 'week', 'month', 'lifetime') || numbers(fieldsOf(room['per']), 'hours')) && numbers(room, 'max', 'left') && isInstantOrNull(room['nextMs']);

const isTier = (tier: Fields): boolean =>
  numbers(tier, 'level') &&
  isNullOrText(tier['name']) &&
  isInstantOrNull(tier['fallsAtMs']) &&
  isNullOr(tier['next'], (next) => typeof next['name'] === 'string' && isMissing(next)) &&
  isNullOr(tier['keep'] ?? null, (keep) => isMissing(keep) && numbers(keep, 'byMs') && isInstantOrNull(keep['fromMs']));

const isMissing = ({ missing }: Fields): boolean => isListOf(missing, (each) => isOneOf(each['metric'], 'sales', 'cents', 'earned', 'held') && numbers(each, 'units'));

const isListOf = (value: unknown, is: (fields: Fields) => boolean): boolean => Array.isArray(value) && value.every((each) => is(fieldsOf(each)));
const isNullOr = (value: unknown, is: (fields: Fields) => boolean): boolean => value === null || is(fieldsOf(value));
const isInstantOrNull = (value: unknown): boolean => value === null || Number.isFinite(value);
const isNullOrText = (value: unknown): boolean => value === null || typeof value === 'string';
const isOneOf = (value: unknown, ...words: readonly string[]): boolean => words.some((word) => word === value);
