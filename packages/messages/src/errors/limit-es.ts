import { formatDateTime } from '../format.ts';
import { plural } from '../words.ts';
import { counted, said, type MessageFacts } from './error-text.ts';

/** How full a limit is: `ya van 2 hoy`. */
export const reachedEs = (facts: MessageFacts): string => {
  const used = counted(facts, 'used');
  const when = whenEs[said(facts, 'per')] ?? (isRolling(facts) ? `en ${hours(facts)}` : undefined);
  return when === undefined ? topsEs(facts) : `${used === 1 ? 'ya va' : 'ya van'} ${used} ${when}`;
};

/** What a limit allows: `el tope es 2 sellos por día`. */
export const topsEs = (facts: MessageFacts): string => `el tope es ${amount(facts)} ${perEs[said(facts, 'per')] ?? (isRolling(facts) ? `cada ${hours(facts)}` : 'por compra')}`;

/** When it counts again. */
export const comeBackEs = (facts: MessageFacts): string => {
  if (isRolling(facts)) return `Vuelve desde el ${formatDateTime(counted(facts, 'nextMs'), 'es')}.`;
  return nextEs[said(facts, 'per')] ?? 'La próxima compra suma otra vez.';
};

const whenEs: Readonly<Record<string, string>> = { day: 'hoy', week: 'esta semana', month: 'este mes', lifetime: 'en esta promoción' };
const perEs: Readonly<Record<string, string>> = { sale: 'por compra', day: 'por día', week: 'por semana', month: 'por mes', lifetime: 'en toda la promoción' };
const nextEs: Readonly<Record<string, string>> = { day: 'Vuelve mañana.', week: 'Vuelve el lunes.', month: 'Vuelve el mes que entra.', lifetime: 'Ya no suma más; lo ganado sigue ahí.' };

const amount = (facts: MessageFacts): string => {
  const units = counted(facts, 'units');
  const noun = nouns[said(facts, 'of')];
  return noun === undefined ? String(units) : plural(units, ...noun);
};
const nouns: Readonly<Record<string, readonly [string, string]>> = { stamp: ['sello', 'sellos'], point: ['punto', 'puntos'], sales: ['compra', 'compras'], items: ['pieza', 'piezas'] };

const isRolling = (facts: MessageFacts): boolean => /^\d+h$/.test(said(facts, 'per'));
const hours = (facts: MessageFacts): string => plural(Number.parseInt(said(facts, 'per'), 10), 'hora', 'horas');
