import type { ProgrammeId } from '@qoa/shared/ids';
import type { Outlook } from '@qoa/shared/protocol';
import { describe, expect, test } from 'vitest';
import { outlookNotes } from './outlook-notes.ts';
import { outlookLine } from './outlook-words.ts';
import { campaignOutlook, outlookOf, roomLeft, stampsHeld, threeStamps, toldMs } from './test-outlook.ts';

const dayMs = 86_400_000;
const lines = (outlook: Outlook, locale: 'es' | 'en' = 'es'): readonly string[] => outlookNotes(outlook, null).map((note) => outlookLine(note, null, locale, 'America/Mexico_City'));
const oro = { name: 'Oro', need: 'any', missing: [{ metric: 'sales', units: 3 }, { metric: 'cents', units: 25_000 }] } as const;

describe('what is told of a card at the counter', () => {
  test('what bites now comes first, with when to come back', () => {
    const ahead = campaignOutlook({ cooldownUntilMs: toldMs + 3_600_000, room: [roomLeft({ left: 0 }), roomLeft({ of: 'point', per: 'month', left: 20 })], units: [stampsHeld({ endsNext: { units: 3, atMs: toldMs + 7 * dayMs, isDue: true } })] });
    expect(lines(outlookOf(ahead))).toEqual(['Vuelve a sumar desde el 23 nov, 13:00', 'Ya llegó al tope hoy; vuelve mañana', '3 sellos vencen el 30 de noviembre']);
    expect(lines(outlookOf(ahead), 'en')).toEqual(['Counts again from Nov 23, 13:00 on', 'At its limit today; come back tomorrow', '3 stamps expire on November 30']);
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
    expect(lines(outlookOf(ahead))).toEqual(['Ya llegó al tope en 24 horas; vuelve desde el 24 nov, 00:00', 'Baja de Plata el 25 de noviembre si no compra más', 'Debe 2 sellos; los siguientes los pagan']);
  });

  test('what has passed, what is not due and limits of some products are not told', () => {
    const ahead = campaignOutlook({ cooldownUntilMs: toldMs, room: [roomLeft({ left: 0, scope: 'products' })], units: [stampsHeld({ endsNext: { units: 3, atMs: toldMs, isDue: true }, held: { units: 1, untilMs: toldMs } })] });
    expect(lines(outlookOf(ahead))).toEqual([]);
    expect(lines(outlookOf(campaignOutlook({ units: [stampsHeld({ endsNext: { units: 3, atMs: toldMs + 1, isDue: false } })] })))).toEqual([]);
  });

  test('what the preview gives as its own reason is not told twice', () => {
    const ahead = campaignOutlook({ room: [roomLeft({ left: 0 }), roomLeft({ per: 'week', left: 2 })] });
    const cut = { ...threeStamps, reason: { code: 'LIMIT_REACHED', facts: { programme: 1 } } };
    expect(outlookNotes(outlookOf(ahead), cut).map(({ says }) => says)).toEqual(['left']);
  });

  test('campaigns in which this sale gives come before all others, and three lines are enough', () => {
    const other = campaignOutlook({ campaign: 9 as ProgrammeId, units: [stampsHeld({ programme: 9 as ProgrammeId })], cooldownUntilMs: toldMs + 1, room: [roomLeft({ left: 0 })] });
    const near = campaignOutlook({ room: [roomLeft({ left: 1 }), roomLeft({ left: 2, per: 'week' })] });
    expect(outlookNotes(outlookOf(other, near), threeStamps).map(({ campaign, says }) => `${campaign} ${says}`)).toEqual(['1 left', '1 left', '9 cooldown']);
  });
});
