import { cardAheadEn, cardAheadEs, outlookToHolderEn, outlookToHolderEs } from '@qoa/messages';
import type { CampaignOutlook, RoomLeft } from '@qoa/shared/protocol';
import { describe, expect, test } from 'vitest';
import type { Offer } from '../card/index.ts';
import { aheadLines, type Membership } from './ahead-lines.ts';

const dayMs = 86_400_000;
/** Noon in Mexico City. */
const nowMs = Date.UTC(2026, 10, 23, 18);
const midnightMs = Date.UTC(2026, 10, 24, 6);
const offer = (changes: Partial<Offer> = {}): Offer => ({ revision: 1, fromMs: 0, name: 'Café', state: 'active', startsAtMs: 0, endsAtMs: null, redeemUntilMs: null, timeZone: 'America/Mexico_City', units: [], ...changes });
const unit = (changes: Partial<CampaignOutlook['units'][number]> = {}): CampaignOutlook['units'][number] => ({ kind: 'stamp', programme: 3 as never, balance: 5, debt: 0, held: null, endsNext: null, goal: 8, ...changes });
const outlook = (changes: Partial<CampaignOutlook> = {}): CampaignOutlook => ({ campaign: 3 as never, revision: 1, units: [unit()], tier: null, room: [], cooldownUntilMs: null, ...changes });
const room = (changes: Partial<RoomLeft> = {}): RoomLeft => ({ of: 'stamp', per: 'day', scope: 'campaign', max: 2, left: 0, nextMs: midnightMs, ...changes });
const told = (changes: Partial<Membership>, words = cardAheadEs, atMs = nowMs): readonly string[] => aheadLines({ offer: offer(), outlook: outlook(), why: null, ...changes }, { words, outlookWords: words === cardAheadEs ? outlookToHolderEs : outlookToHolderEn, locale: words === cardAheadEs ? 'es' : 'en', nowMs: atMs }).map(({ text, tone }) => `${tone === 'warn' ? '! ' : ''}${text}`);

test('of a card that has all its room, and nothing that ends, nothing is told', () => expect(told({})).toEqual([]));

describe('why something did not count and when to come back', () => {
  test('the last purchase tells why, and the limit is not told twice', () => {
    expect(told({ why: 'No sumó: ya van 2 hoy. Vuelve mañana.', outlook: outlook({ room: [room()] }) })).toEqual(['! Tu última compra: No sumó: ya van 2 hoy. Vuelve mañana.']);
  });

  test.each([
    [room(), 'Ya sumaste lo máximo de hoy. Vuelve mañana.'],
    [room({ left: 1 }), 'Hoy aún puedes sumar 1 sello.'],
    [room({ per: 'week', of: 'sales', max: 3, left: 2 }), 'Esta semana aún puedes sumar 2 compras.'],
    [room({ per: 'lifetime', nextMs: null }), 'Ya sumaste todo lo que esta promoción da por tarjeta.'],
    [room({ per: { hours: 4 }, nextMs: nowMs + 3_600_000 }), 'Ya sumaste lo máximo por ahora. Vuelve desde el 23 nov, 13:00.'],
    [room({ scope: 'brand' }), 'En algunos productos: ya sumaste lo máximo de hoy. Vuelve mañana.'],
  ])('%o', (each, words) => expect(told({ outlook: outlook({ room: [each] }) })).toEqual([words]));

  test('a room that nobody used says nothing, and one that an old outlook told is over with its period', () => {
    expect(told({ outlook: outlook({ room: [room({ left: 2, nextMs: null })] }) })).toEqual([]);
    expect(told({ outlook: outlook({ room: [room()], cooldownUntilMs: midnightMs }) }, cardAheadEs, midnightMs)).toEqual([]);
  });

  test('what is closed for any other reason says from when on', () => expect(told({ outlook: outlook({ closed: { nextMs: midnightMs + 1, again: 'at' } }) })).toEqual(['Tu próxima compra suma desde el 24 nov, 00:00.']));

  test('a cooldown says from when on', () => expect(told({ outlook: outlook({ cooldownUntilMs: nowMs + 60_000 }) })).toEqual(['Tu próxima compra suma desde el 23 nov, 12:01.']));
});

describe('what ends', () => {
  test('next, with a warning when it is due, and what has ended', () => {
    const ends = (atMs: number, isDue: boolean) => told({ outlook: outlook({ units: [unit({ endsNext: { units: 4, atMs, isDue } })] }) });
    expect(ends(midnightMs, false)).toEqual(['4 sellos vencen el 23 de noviembre de 2026.']);
    expect(ends(midnightMs + dayMs, true)).toEqual(['! 4 sellos vencen el 24 de noviembre de 2026.']);
    expect(ends(nowMs - dayMs, true)).toEqual(['! 4 sellos vencieron el 22 de noviembre de 2026: ya no se pueden usar.']);
  });

  test('the campaign: its last day to earn and to redeem, in its own zone', () => {
    expect(told({ offer: offer({ endsAtMs: midnightMs, redeemUntilMs: midnightMs + 7 * dayMs }) })).toEqual(['Suma hasta el 23 de noviembre de 2026. Canjea hasta el 30 de noviembre de 2026.']);
    expect(told({ offer: offer({ state: 'ended', redeemUntilMs: midnightMs }), outlook: outlook({ room: [room()] }) })).toEqual(['! Terminó: ya no suma. Canjea hasta el 23 de noviembre de 2026.']);
    expect(told({ offer: offer({ state: 'paused' }), outlook: outlook({ room: [room()] }) })).toEqual(['! En pausa: por ahora no suma.']);
  });

  test('what is held back and what is owed', () => {
    expect(told({ outlook: outlook({ units: [unit({ kind: 'point', debt: 3, held: { units: 1, untilMs: midnightMs } })] }) })).toEqual(['! Debes 3 puntos: se descuentan de lo próximo que ganes.', '1 punto se puede usar desde el 24 de noviembre de 2026.']);
  });
});

describe('rewards that are this card’s', () => {
  const coffee = { id: 'cafe', name: 'Café', unit: 'stamp' as const, cost: 0, birthday: { kind: 'month' as const }, times: { max: 1, per: 'year' as const }, untilMs: midnightMs };
  const gift = { id: 'vip', name: 'Taza', unit: 'point' as const, cost: 40, times: { max: 2, per: 'month' as const }, untilMs: null };

  test('with their price, in both languages', () => {
    expect(told({ outlook: outlook({ rewards: [coffee, gift] }) })).toEqual(['Para ti: Café sin costo. Aún no se canjea con Qoa.', 'Para ti: Taza por 40 puntos. Aún no se canjea con Qoa.']);
    expect(told({ outlook: outlook({ rewards: [coffee, { ...gift, cost: 1 }] }) }, cardAheadEn)).toEqual(['For you: Café for free. Not redeemed with Qoa yet.', 'For you: Taza for 1 point. Not redeemed with Qoa yet.']);
  });

  test('until they are not any more, also by an outlook that is old', () => {
    expect(told({ outlook: outlook({ rewards: [coffee] }) }, cardAheadEs, midnightMs)).toEqual([]);
  });
});

describe('the tier', () => {
  const next = { name: 'Oro', need: 'any' as const, missing: [{ metric: 'sales' as const, units: 3 }, { metric: 'cents' as const, units: 15_050 }, { metric: 'held' as const, units: 1 }] };

  test('with what is missing for the next, any of it or all', () => {
    expect(told({ outlook: outlook({ tier: { level: 1, name: 'Plata', next, fallsAtMs: null } }) })).toEqual(['Nivel Plata. Para ser Oro te falta: 3 compras o $150.50 en compras o 1 sello.']);
    expect(told({ outlook: outlook({ tier: { level: 0, name: null, next: { ...next, need: 'all', missing: [{ metric: 'earned', units: 5 }] }, fallsAtMs: null } }) })).toEqual(['Para ser Oro te falta: ganar 5 sellos.']);
    expect(told({ outlook: outlook({ tier: { level: 2, name: 'Oro', next: null, fallsAtMs: null } }) }, cardAheadEn)).toEqual(['Oro level']);
  });

  test('with what keeps it, from which day and by when', () => {
    const keep = { need: 'all' as const, missing: [{ metric: 'sales' as const, units: 3 }], byMs: midnightMs, fromMs: null };
    const tier = { level: 2, name: 'Oro', next: null, fallsAtMs: midnightMs, keep };
    expect(told({ outlook: outlook({ tier }) })).toEqual(['! Para seguir siendo Oro te falta: 3 compras, a más tardar el 23 de noviembre de 2026.', 'Nivel Oro']);
    const later = { ...keep, fromMs: midnightMs, byMs: midnightMs + 30 * dayMs };
    expect(told({ outlook: outlook({ tier: { ...tier, fallsAtMs: null, keep: later } }) })).toEqual(['Nivel Oro', 'Para seguir siendo Oro te falta: 3 compras, del 24 de noviembre de 2026 al 23 de diciembre de 2026.']);
    expect(told({ outlook: outlook({ tier: { ...tier, fallsAtMs: null, keep: later } }) }, cardAheadEn).at(-1)).toContain('To stay Oro you need: 3 purchases, from');
  });

  test('at risk, until it has fallen', () => {
    const tier = { level: 2, name: 'Oro', next: null, fallsAtMs: midnightMs };
    expect(told({ outlook: outlook({ tier }) })).toEqual(['! Bajas de nivel el 24 de noviembre de 2026 si antes no vuelves a cumplir.', 'Nivel Oro']);
    expect(told({ outlook: outlook({ tier }) }, cardAheadEs, midnightMs)).toEqual(['Nivel Oro']);
  });
});

test('without an outlook what the campaign itself says is told', () => {
  expect(told({ outlook: null, offer: offer({ startsAtMs: midnightMs }) })).toEqual(['Suma desde el 24 de noviembre de 2026.']);
});
