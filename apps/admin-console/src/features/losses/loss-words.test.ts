import { describe, expect, test } from 'vitest';
import { consoleWordsIn } from '../../platform/words-context.tsx';
import { stubHealth, stubLoss, stubNowMs } from '../../stub/stub-health.ts';
import { lossGroups } from './loss-groups.ts';
import { kindWords, lossWords } from './loss-words.ts';

const words = consoleWordsIn('es');
const said = (changed: Parameters<typeof stubLoss>[1]): string => lossWords(stubLoss(1, changed), words).body.join(' ');

describe('a loss in words', () => {
  test('says how many sales are missing, which, and how they may still come', () => {
    expect(said({})).toBe('Falta 1 venta: número 12. La tienda aún puede traerla por recibo o por archivo.');
    expect(said({ numbers: [[41, 43]], missing: [[41, 43]] })).toBe('Faltan 3 ventas: números 41–43. La tienda aún puede traerlas por recibo o por archivo.');
    expect(said({ numbers: [[1, 9]], missing: [[1, 2], [5, 5], [9, 9]] })).toBe('Faltan 4 ventas: números 1–2, 5 y 9. Ya llegaron 5 ventas. La tienda aún puede traerlas por recibo o por archivo.');
  });

  test('of very many names the first, and how many numbers more', () => {
    const ranges = Array.from({ length: 9 }, (_, i): [number, number] => [i * 10 + 1, i * 10 + 2]);
    expect(said({ numbers: ranges, missing: ranges })).toContain('números 1–2, 11–12, 21–22, 31–32, 41–42, 51–52 y 6 más.');
  });

  test('of a cleared browser says what it is now, and that nobody knows what it sold after its last report', () => {
    const evicted = { what: { kind: 'evicted', successor: 'f9925cd1078b3e64' as never } } as const;
    expect(said({ ...evicted, numbers: [], missing: [] })).toBe('El navegador perdió lo que guardaba y se dio de alta otra vez, como teléfono f9925c. Todo lo que anunció llegó. Lo que haya vendido después de su último reporte no se sabe: pregunta en la tienda.');
    expect(said(evicted)).toContain('Falta 1 venta');
  });

  test('of forks, of storage that went back and of clocks says what to look at', () => {
    expect(said({ what: { kind: 'fork' }, numbers: [[3, 3], [7, 8]], missing: [] })).toContain('el mismo número: 3 y 7–8.');
    expect(said({ what: { kind: 'rolled-back', knownSeq: 9, statedSeq: 4 }, numbers: [[4, 8]], missing: [[4, 8]] })).toMatch(/Iba a usar el número 9 y ahora dice 4.* Faltan 5 ventas/);
    expect(said({ what: { kind: 'clock-jumped', fromOffsetMs: 0, toOffsetMs: -7_200_000 }, numbers: [], missing: [] })).toContain('cambió 2 h de golpe');
    expect(said({ what: { kind: 'clock-jumped', fromOffsetMs: null, toOffsetMs: 800 * 86_400_000 }, numbers: [], missing: [] })).toContain('difiere 800 días');
  });

  test('says how it was closed, by whom and why, and offers no way home any more', () => {
    const closed = { how: 'by-hand', atMs: stubNowMs, reason: 'written-off', by: 'ana@qoa.example' } as const;
    expect(lossWords(stubLoss(1, { closed }), words)).toMatchObject({ body: ['Falta 1 venta: número 12.'], closed: expect.stringMatching(/^Se da por perdida\. La cerró ana@qoa\.example, /) });
    expect(lossWords(stubLoss(1, { closed: { ...closed, by: null } }), words).closed).toContain('La cerró alguien');
    expect(lossWords(stubLoss(1, { missing: [], closed: { how: 'came', atMs: stubNowMs } }), words)).toMatchObject({ body: ['Ya llegó 1 venta.'], closed: expect.stringMatching(/^Llegó todo, /) });
  });

  test('a kind of a later release is named as it is', () => expect(kindWords('melted', words)).toBe('melted'));
});

test('losses stand by store, in the order of the table; those of no listed store last', () => {
  const groups = lossGroups([...stubHealth().losses, stubLoss(1, { store: null })], stubHealth().stores);
  expect(groups.map(({ store, losses }) => [store, losses.map(({ no }) => no)])).toEqual([['Abarrotes La Esquina', [9_001]], ['Abarrotes Lupita', [9_003, 9_002]], [null, [1]]]);
});
