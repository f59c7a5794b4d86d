import { cardAheadEs, cardEs, formatDateTime, reasonsEs } from '@qoa/messages';
import { describe, expect, test } from 'vitest';
import type { Movement } from '../card/index.ts';
import { movementLine } from './movement-line.ts';

const telling = { words: cardEs, ended: cardAheadEs, reasons: reasonsEs, locale: 'es' as const };
const given = (units: number): Movement['answer']['given'] => [{ programme: 3 as never, unit: 'stamp', units, balance: 5, goal: 8 }];
const movement = (answer: Partial<Movement['answer']>): Movement => ({
  judgedNo: 4, storeName: 'La Esquina', timeZone: 'America/Tijuana', atMs: Date.UTC(2026, 10, 22, 20, 5), products: [{ name: 'Refresco', quantity: 2000 }, { name: 'Pan', quantity: 1000 }],
  answer: { class: 'accepted', code: null, facts: {}, given: given(2), judgedNo: 4, ...answer },
});
const line = (answer: Partial<Movement['answer']>) => movementLine(movement(answer), telling);

describe('a movement', () => {
  test('says what was bought and what it gave', () => {
    expect(line({})).toMatchObject({ what: '2 × Refresco, Pan', given: '+2 sellos', gave: true, why: null });
    expect(line({}).where).toBe('La Esquina, 22 nov, 12:05');
  });

  test('that was too soon says when to come back by the clock of the store', () => {
    expect(line({ class: 'refused', code: 'COOLDOWN', facts: { nextMs: Date.UTC(2026, 10, 23, 7) }, given: [] }).why).toContain('22 nov, 23:00');
  });

  test('that a server of before told without a zone is told by the clock of whoever reads', () => {
    const { timeZone: _zone, ...before } = movement({});
    expect(movementLine(before, telling).where).toBe(`La Esquina, ${formatDateTime(before.atMs, 'es')}`);
  });

  test('that did not count says why below that word, and not the word again', () => {
    expect(line({ class: 'refused', code: 'LIMIT_REACHED', facts: { per: 'day', used: 2, units: 2 }, given: [] }))
      .toMatchObject({ given: 'No sumó', gave: false, why: 'Ya van 2 hoy. Vuelve mañana.' });
  });

  test('that counted in part says both', () => {
    expect(line({ class: 'partial', code: 'LIMIT_CUT', facts: { given: 1, due: 3, per: 'day', units: 2 }, given: given(1) }))
      .toMatchObject({ given: '+1 sello', gave: true, why: 'Sumó 1 de 3: el tope es 2 por día. Vuelve mañana.' });
  });

  test('of what has ended says how much, and by which rule', () => {
    const ended = [{ programme: 3 as never, unit: 'stamp' as const, units: 3, balance: 0, atMs: 9, by: 'inactivity' as const }, { programme: 4 as never, unit: 'point' as const, units: 1, balance: 2, atMs: 9, by: null }];
    expect(movementLine({ ...movement({ given: [] }), storeName: '', products: [], ended }, telling)).toMatchObject({ what: 'Vencieron 3 sellos, Venció 1 punto', given: '', why: 'Pasó el plazo sin una compra tuya. Con la próxima empiezas de nuevo.' });
  });

  test('that Qoa made good after a failure says so', () => {
    expect(movementLine({ ...movement({}), storeName: '', products: [] }, telling)).toMatchObject({ what: 'Repuesto por Qoa tras una falla', given: '+2 sellos', where: expect.stringMatching(/^2[23] nov/) });
  });

  test('that gave of two kinds says both', () => {
    const [stamps] = given(1);
    expect(line({ given: [...given(1), { ...(stamps as Movement['answer']['given'][number]), unit: 'point', units: 20 }] }).given).toBe('+1 sello, +20 puntos');
  });

  test('in custody is under review', () => expect(line({ class: 'held', code: 'FORK', given: [] }).given).toBe('En revisión'));

  test('with a code of a newer release is told by its class', () => {
    expect(line({ class: 'refused', code: 'toString', given: [] })).toMatchObject({ given: 'No sumó', why: null });
  });
});
