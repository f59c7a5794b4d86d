import type { ProgrammeId } from '@qoa/shared/ids';
import type { CampaignOutlook, Outlook } from '@qoa/shared/protocol';
import type { Revision } from '@qoa/shared/rules';
import type { SalePreview } from '@qoa/shared/sale';
import { describe, expect, test } from 'vitest';
import { colaCampaign } from '../campaigns/test-campaigns.ts';
import { outlookNotes } from './outlook-notes.ts';
import { outlookLine } from './outlook-words.ts';
import { campaignOutlook, outlookOf, roomLeft, stampsHeld, threeStamps, toldMs } from './test-outlook.ts';

const dayMs = 86_400_000;
const mexico = 'America/Mexico_City';
const running = new Map([1, 9].map((campaign) => [campaign, colaCampaign({ campaign: campaign as ProgrammeId })]));
const lines = (outlook: Outlook, locale: 'es' | 'en' = 'es', store = mexico): readonly string[] => outlookNotes(outlook, null, running).map((note) => outlookLine(note, null, locale, { nowMs: outlook.serverMs, store, campaign: mexico }));
const oro = { name: 'Oro', need: 'any', missing: [{ metric: 'sales', units: 3 }, { metric: 'cents', units: 25_000 }] } as const;

describe('what is told of a card at the counter', () => {
  test('what bites now comes first, with when to come back', () => {
    const ahead = campaignOutlook({ cooldownUntilMs: toldMs + 3_600_000, room: [roomLeft({ left: 0 }), roomLeft({ of: 'point', per: 'month', left: 20 })], units: [stampsHeld({ endsNext: { units: 3, atMs: toldMs + 7 * dayMs, isDue: true } })] });
    expect(lines(outlookOf(ahead))).toEqual(['Vuelve a sumar desde el 23 nov, 13:00', 'Ya llegó al tope hoy; vuelve mañana', '3 sellos vencen el 30 de noviembre', 'Le quedan 20 puntos este mes']);
    expect(lines(outlookOf(ahead), 'en')).toEqual(['Counts again from Nov 23, 13:00 on', 'At its limit today; come back tomorrow', '3 stamps expire on November 30', '20 points left this month']);
  });

  test('where something else keeps everything from counting, only when it counts again; a limit promises nothing sooner', () => {
    const ahead = campaignOutlook({ closed: { nextMs: toldMs + 2 * dayMs, again: 'at' }, cooldownUntilMs: toldMs + 1, room: [roomLeft({ left: 0 }), roomLeft({ of: 'point', left: 20 })] });
    expect(lines(outlookOf(ahead))).toEqual(['Vuelve a sumar desde el 25 nov, 12:00', 'Ya llegó al tope hoy']);
    expect(lines(outlookOf({ ...ahead, closed: null, cooldownUntilMs: null }))).toEqual(['Ya llegó al tope hoy; vuelve mañana', 'Le quedan 20 puntos hoy']);
  });

  test('what keeps a level that is at risk, and nothing of one that is not', () => {
    const tier = (fallsAtMs: number | null) => ({ level: 1, name: 'Plata', next: null, fallsAtMs, keep: { ...oro, byMs: toldMs + 2 * dayMs, fromMs: null } });
    expect(lines(outlookOf(campaignOutlook({ tier: tier(toldMs + 2 * dayMs) })))).toEqual(['Para seguir en Plata le falta: 3 compras o $250 en compras, a más tardar el 25 de noviembre', 'Nivel Plata']);
    expect(lines(outlookOf(campaignOutlook({ tier: tier(null) })))).toEqual(['Nivel Plata']);
  });

  test('what ends at midnight is told with its last day, as on the customer\'s card', () => {
    const midnightMs = Date.UTC(2026, 11, 1, 6);
    expect(lines(outlookOf(campaignOutlook({ units: [stampsHeld({ endsNext: { units: 3, atMs: midnightMs, isDue: true } })] })))).toEqual(['3 sellos vencen el 30 de noviembre']);
  });

  test('room, tier with what is missing, and what is held back', () => {
    const ahead = campaignOutlook({ room: [roomLeft({ left: 1 })], tier: { level: 1, name: 'Plata', next: oro, fallsAtMs: null }, units: [stampsHeld({ held: { units: 2, untilMs: toldMs + dayMs } })] });
    expect(lines(outlookOf(ahead))).toEqual(['Le queda 1 sello hoy', 'Nivel Plata; para Oro le falta: 3 compras o $250 en compras', '2 sellos se liberan el 24 de noviembre']);
  });

  test('a tier at risk, a debt and a rolling limit', () => {
    const ahead = campaignOutlook({ room: [roomLeft({ left: 0, per: { hours: 24 } })], tier: { level: 1, name: 'Plata', next: null, fallsAtMs: toldMs + 2 * dayMs }, units: [stampsHeld({ debt: 2 })] });
    expect(lines(outlookOf(ahead))).toEqual(['Ya llegó al tope en 24 horas; vuelve desde el 24 nov, 00:00', 'Baja de Plata el 25 de noviembre si no compra más', 'Debe 2 sellos; los siguientes los pagan', 'Nivel Plata']);
  });

  test('what has passed is told of units that ended alone; what is not due and limits of some products are not told', () => {
    const ahead = campaignOutlook({ cooldownUntilMs: toldMs, room: [roomLeft({ left: 0, scope: 'products' })], units: [stampsHeld({ endsNext: { units: 3, atMs: toldMs, isDue: true }, held: { units: 1, untilMs: toldMs } })] });
    expect(lines(outlookOf(ahead)), 'what ended is still in the balance, and is no use').toEqual(['3 sellos vencieron el 23 de noviembre']);
    expect(lines(outlookOf(campaignOutlook({ units: [stampsHeld({ endsNext: { units: 3, atMs: toldMs + 1, isDue: false } })] })))).toEqual([]);
  });

  test('what the preview gives as its own reason is not told twice', () => {
    const ahead = campaignOutlook({ room: [roomLeft({ left: 0 }), roomLeft({ per: 'week', left: 2 })] });
    const cut = { ...threeStamps, reason: { code: 'LIMIT_REACHED', facts: { programme: 1 } } };
    expect(outlookNotes(outlookOf(ahead), cut, running).map(({ says }) => says)).toEqual(['left']);
  });

  test('campaigns in which this sale gives come before all others', () => {
    const other = campaignOutlook({ campaign: 9 as ProgrammeId, units: [stampsHeld({ programme: 9 as ProgrammeId })], cooldownUntilMs: toldMs + 1, room: [roomLeft({ left: 0 })] });
    const near = campaignOutlook({ room: [roomLeft({ left: 1 }), roomLeft({ left: 2, per: 'week' })] });
    const alsoOther = { ...threeStamps, programmes: [...threeStamps.programmes, ...threeStamps.programmes.map((each) => ({ ...each, programme: 9 as ProgrammeId, units: 0, explanation: { code: 'COOLDOWN', facts: {}, parts: [] } as const }))] };
    expect(outlookNotes(outlookOf(other, near), alsoOther, running).map(({ campaign, says }) => `${campaign} ${says}`)).toEqual(['1 left', '1 left', '9 closed', '9 full']);
  });

  test('room is told of campaigns that run now, and of this sale’s products; what ends is told all the same', () => {
    const ahead = campaignOutlook({ cooldownUntilMs: toldMs + 1, room: [roomLeft({ left: 2 })], units: [stampsHeld({ endsNext: { units: 3, atMs: toldMs + dayMs, isDue: true } })] });
    const said = (revision: Revision | null, preview: SalePreview | null = null) => outlookNotes(outlookOf(ahead), preview, new Map(revision === null ? [] : [[1, revision]])).map(({ says }) => says);
    expect(said(colaCampaign())).toEqual(['closed', 'ending', 'left']);
    for (const revision of [colaCampaign({ state: 'paused' }), colaCampaign({ endsAtMs: toldMs }), colaCampaign({ startsAtMs: toldMs + 1 }), null]) expect(said(revision)).toEqual(['ending']);
    const others = { ...threeStamps, programmes: threeStamps.programmes.map((each) => ({ ...each, units: 0, explanation: { code: 'PRODUCT_NOT_IN_CAMPAIGN', facts: {}, parts: [] } as const })) };
    expect(said(colaCampaign(), others)).toEqual(['ending']);
    expect(said(colaCampaign(), threeStamps)).toEqual(['closed', 'ending', 'left']);
  });

  test('room is not told to a card outside the segments of the campaign or of all its rules, nor of a birthday that is not today', () => {
    const said = (card: NonNullable<CampaignOutlook['card']>, changes: Partial<Revision>) => outlookNotes(outlookOf(campaignOutlook({ room: [roomLeft()], card })), null, new Map([[1, colaCampaign(changes)]])).map(({ says }) => says);
    const [inside, outside] = [{ tags: ['§1.1.0'], birthdaysDue: [] }, { tags: [], birthdaysDue: ['1.cake'] }];
    const [rule] = colaCampaign().earn;
    if (rule === undefined) throw new Error('it has rules');
    const neighbours = { cards: { tags: ['§1.1.0'] } };
    for (const changes of [neighbours, { earn: [{ ...rule, ...neighbours }] }]) expect([said(inside, changes), said(outside, changes)]).toEqual([['left'], []]);
    const birthdays = { earn: [{ ...rule, id: 'cake', per: { kind: 'birthday', daysAround: 3 } as const }] };
    expect([said(inside, birthdays), said(outside, birthdays)]).toEqual([[], ['left']]);
  });
});

describe('whose clock is told', () => {
  const midnightMs = Date.UTC(2026, 10, 24, 6);
  const full = (nowMs: number): Outlook => ({ ...outlookOf(campaignOutlook({ room: [roomLeft({ left: 0, nextMs: midnightMs })], cooldownUntilMs: nowMs + 1_800_000 })), serverMs: nowMs });

  test('the hour is the store’s, whatever the phone’s', () => {
    expect(lines(full(toldMs), 'es', 'America/Tijuana')).toEqual(['Vuelve a sumar desde el 23 nov, 10:30', 'Ya llegó al tope hoy; vuelve desde el 23 nov, 22:00']);
    expect(lines(full(toldMs), 'es', 'America/Cancun')).toEqual(['Vuelve a sumar desde el 23 nov, 13:30', 'Ya llegó al tope hoy; vuelve mañana']);
  });

  test('where the campaign’s midnight comes on the counter’s own day, the hour is told instead of “tomorrow”', () => {
    const lateMs = midnightMs - 1_800_000;
    expect(lines(full(lateMs), 'es', 'America/Cancun').at(-1)).toBe('Ya llegó al tope hoy; vuelve desde el 24 nov, 01:00');
    expect(lines(full(lateMs), 'es', mexico).at(-1)).toBe('Ya llegó al tope hoy; vuelve mañana');
  });

  test('a day that the campaign counts is the campaign’s: what ends at its midnight has the same last day in every store', () => {
    const ending = outlookOf(campaignOutlook({ units: [stampsHeld({ endsNext: { units: 3, atMs: midnightMs, isDue: true } })] }));
    for (const store of ['America/Tijuana', mexico, 'America/Cancun']) expect(lines(ending, 'es', store)).toEqual(['3 sellos vencen el 23 de noviembre']);
  });

  test('an hour on the night when the border changes its clocks', () => {
    const until = (atMs: number) => lines({ ...outlookOf(campaignOutlook({ cooldownUntilMs: atMs })), serverMs: atMs - 60_000 }, 'es', 'America/Tijuana');
    expect(until(Date.UTC(2026, 10, 1, 8, 30))).toEqual(['Vuelve a sumar desde el 1 nov, 01:30']);
    expect(until(Date.UTC(2026, 10, 1, 9, 30))).toEqual(['Vuelve a sumar desde el 1 nov, 01:30']);
    expect(until(Date.UTC(2026, 10, 1, 10, 30))).toEqual(['Vuelve a sumar desde el 1 nov, 02:30']);
  });
});
