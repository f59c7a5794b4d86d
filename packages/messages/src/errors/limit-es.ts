import { counted, said, type MessageFacts, whenSaid } from './error-text.ts';
import { allowed, hours, isRolling, type LimitWords } from './limit-words.ts';

const words: LimitWords = {
  of: { stamp: ['sello', 'sellos'], point: ['punto', 'puntos'], sales: ['compra', 'compras'], items: ['pieza', 'piezas'], extra: ['extra', 'extra'] },
  per: { sale: 'por compra', day: 'por día', week: 'por semana', month: 'por mes', lifetime: 'en toda la promoción' },
  hour: ['hora', 'horas'],
  every: 'cada',
};

/** How full a limit is: `ya van 2 hoy`. */
export const reachedEs = (facts: MessageFacts): string => {
  const used = counted(facts, 'used');
  const when = isRolling(facts) ? `en ${hours(facts, words.hour)}` : whens[said(facts, 'per')];
  return when === undefined ? topsEs(facts) : `${used === 1 ? 'ya va' : 'ya van'} ${used} ${when}`;
};

/** What a limit allows: `el tope es 2 sellos por día`. */
export const topsEs = (facts: MessageFacts): string => `el tope es ${allowed(facts, words)}`;

/** When it counts again. */
export const comeBackEs = (facts: MessageFacts): string =>
  isRolling(facts) ? `Vuelve desde el ${whenSaid(facts, 'nextMs', 'es')}.` : (nexts[said(facts, 'per')] ?? 'La próxima compra suma otra vez.');

const whens: Readonly<Record<string, string>> = { day: 'hoy', week: 'esta semana', month: 'este mes', lifetime: 'en esta promoción' };
const nexts: Readonly<Record<string, string>> = { day: 'Vuelve mañana.', week: 'Vuelve el lunes.', month: 'Vuelve el mes que entra.', lifetime: 'Lo ganado sigue ahí.' };
