import type { PartExplained, UnitKind } from '@qoa/shared/rules';
import { timesEs, unitsEs } from './words-es.ts';

/** How an explanation is told in Spanish. */
export const explainEs = {
  gave: (given: readonly string[]): string => (given.length === 0 ? 'No sumó.' : `Sumó ${given.join(' y ')}.`),
  ahead: (given: readonly string[]): string => (given.length === 0 ? 'No sumará.' : `Sumará ${given.join(' y ')}.`),
  units: unitsEs,
  percent: (percent: number, kind: UnitKind): string => timesEs(percent, kind === 'stamp' ? 'sellos' : 'puntos'),
  part: {
    GIVEN: ({ units }, kind) => unitsEs(units, kind),
    CUT: ({ units, before }, kind) => `${units} de ${unitsEs(before, kind)}, por un tope`,
    NOT_NOW: () => 'ahora no: pide otro día, hora, tienda o tarjeta',
    NOT_ENOUGH: () => 'aún no alcanza',
    AMOUNT_MISSING: () => 'falta el monto',
    MORE_SPECIFIC_RULE: () => 'ya contó de otra forma, más específica',
  } satisfies PartWords as PartWords,
  answerOnly: 'De esta venta se sabe el resultado; el detalle ya no se puede reconstruir.',
  holdout: 'Quedó fuera para medir la promoción.',
};

/** What a part says, by its code. */
export type PartWords = Readonly<Record<PartExplained['code'], (part: PartExplained, kind: UnitKind) => string>>;
