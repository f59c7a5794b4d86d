import { localDay, localDayStartMs } from '@qoa/shared/campaign';
import type { CampaignOutlook } from '@qoa/shared/protocol';
import { plainRevision, plainUnit, type Revision } from '@qoa/shared/rules';
import { type StubCampaign, type StubWorld, stubWorld } from './stub-world.ts';

const dayMs = 86_400_000;
const timeZone = 'America/Mexico_City';

/** A card in three campaigns: stamps that wait for tomorrow; stamps and points with tiers, something that ends soon and a last day; points alone in one that ended. */
export const richWorld = (nowMs: number): StubWorld => stubWorld({ stamps: 5, more: [both(nowMs), ended(nowMs)], outlook: [waiting(nowMs), ahead(nowMs), over(nowMs)] });

/** A card in a campaign whose name, and that of its prize, is one word. */
export const longWordWorld = (word: string): StubWorld => stubWorld({ stamps: 5, more: [{ row: revision({ name: word, units: [unit('stamp', 11)], rewards: [prize(word, 'stamp', 8)] }), balances: { 11: 2 } }] });

const revision = (changes: Partial<Revision>): StubCampaign['row'] =>
  plainRevision({ campaign: 11 as never, revision: 4, owner: { kind: 'cpg', cpg: 1 as never }, name: 'Leche y pan de cada tarde', startsAtMs: 0, timeZone, courtesyMs: 0, units: [], ...changes });

const unit = (kind: 'stamp' | 'point', programme: number): Revision['units'][number] => plainUnit(kind, programme as never, { warnDays: 7 });
const prize = (name: string, kind: 'stamp' | 'point', cost: number): Revision['rewards'][number] => ({ id: name, name, unit: kind, cost, kind: 'product', products: [] });

const both = (nowMs: number): StubCampaign => ({
  row: revision({ endsAtMs: nowMs + 30 * dayMs, redeemUntilMs: nowMs + 45 * dayMs, units: [unit('stamp', 11), unit('point', 12)], rewards: [prize('Pan dulce', 'stamp', 10), prize('Leche tibia', 'point', 80), prize('Desayuno completo', 'point', 300)] }),
  balances: { 11: 7, 12: 120 },
});

const ended = (nowMs: number): StubCampaign => ({ row: revision({ campaign: 21 as never, name: 'Verano de nieves', state: 'ended', redeemUntilMs: nowMs + 9 * dayMs, units: [unit('point', 21)], rewards: [prize('Nieve de coco', 'point', 40)] }), balances: { 21: 45 } });

const stands = (kind: 'stamp' | 'point', programme: number, balance: number): CampaignOutlook['units'][number] => ({ kind, programme: programme as never, balance, debt: 0, held: null, endsNext: null, goal: null });
const nothingAhead = { tier: null, room: [], cooldownUntilMs: null };

const waiting = (nowMs: number): CampaignOutlook => ({ ...nothingAhead, campaign: 3 as never, revision: 1, units: [stands('stamp', 3, 5)], room: [{ of: 'stamp', per: 'day', scope: 'campaign', max: 2, left: 0, nextMs: localDayStartMs(timeZone, localDay(timeZone, nowMs) + 1) }] });

const ahead = (nowMs: number): CampaignOutlook => ({
  campaign: 11 as never,
  revision: 4,
  units: [{ ...stands('stamp', 11, 7), endsNext: { units: 4, atMs: nowMs + 3 * dayMs, isDue: true } }, { ...stands('point', 12, 120), held: { units: 20, untilMs: nowMs + 2 * dayMs } }],
  tier: { level: 1, name: 'Plata', next: { name: 'Oro', need: 'any', missing: [{ metric: 'sales', units: 3 }, { metric: 'cents', units: 15_000 }] }, fallsAtMs: nowMs + 10 * dayMs, keep: { need: 'all', missing: [{ metric: 'sales', units: 4 }], byMs: nowMs + 10 * dayMs, fromMs: null } },
  room: [{ of: 'point', per: 'month', scope: 'campaign', max: 200, left: 80, nextMs: nowMs + 12 * dayMs }],
  cooldownUntilMs: null,
});

const over = (nowMs: number): CampaignOutlook => ({ ...nothingAhead, campaign: 21 as never, revision: 4, units: [{ ...stands('point', 21, 45), endsNext: { units: 5, atMs: nowMs - dayMs, isDue: true } }] });
