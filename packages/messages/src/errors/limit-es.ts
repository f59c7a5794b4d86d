import { againSaid, type AgainWords, comesBack } from './again-words.ts';
import { counted, said, type MessageFacts, whenSaid } from './error-text.ts';
import { allowed, hours, isRolling, type LimitWords } from './limit-words.ts';

const words: LimitWords = {
  of: { stamp: ['sello', 'sellos'], point: ['punto', 'puntos'], sales: ['compra', 'compras'], items: ['pieza', 'piezas'], extra: ['extra', 'extra'] },
  per: { sale: 'por compra', day: 'por día', week: 'por semana', month: 'por mes', lifetime: 'en toda la promoción' },
  hour: ['hora', 'horas'],
  every: 'cada',
};

/** How full a limit is: `ya van 2 hoy`, `entre todos ya van 3 este mes`, `de Sol ya va 1 hoy`. */
export const reachedEs = (facts: MessageFacts): string => {
  const used = counted(facts, 'used');
  const when = isRolling(facts) ? `en ${hours(facts, words.hour)}` : whens[said(facts, 'per')];
  return when === undefined ? topsEs(facts) : `${whose(facts)}${used === 1 ? 'ya va' : 'ya van'} ${used} ${when}${where(facts)}`;
};

/** What a limit allows: `el tope es 2 sellos por día`. */
export const topsEs = (facts: MessageFacts): string => `${whose(facts)}el tope es ${allowed(facts, words)}${where(facts)}`;

/** When it counts again; of a brand's limit, when that brand does. */
export const comeBackEs = (facts: MessageFacts): string => {
  const when = againSaid(facts, again);
  return facts['scope'] === 'brand' && comesBack(facts) ? `De ${said(facts, 'brand')}: ${when.charAt(0).toLowerCase()}${when.slice(1)}` : when;
};

/** When a cooldown is over, or a rule's hours begin. */
export const againEs = (facts: MessageFacts): string => againSaid(facts, again);

/** A limit that counts all cards together, or some products alone. */
const whose = (facts: MessageFacts): string => `${facts['holder'] === 'everyone' ? 'entre todos ' : ''}${facts['scope'] === 'brand' ? `de ${said(facts, 'brand')} ` : facts['scope'] === 'products' ? 'de esos productos ' : ''}`;
const where = (facts: MessageFacts): string => (facts['scope'] === 'store' ? ' en esta tienda' : '');

const whens: Readonly<Record<string, string>> = { day: 'hoy', week: 'esta semana', month: 'este mes', lifetime: 'en esta promoción' };
const again: AgainWords = {
  next: 'La próxima compra suma otra vez.',
  day: 'Vuelve mañana.',
  week: 'Vuelve el lunes.',
  month: 'Vuelve el mes que entra.',
  at: (facts) => `Vuelve desde el ${whenSaid(facts, 'nextMs', 'es')}.`,
  ends: 'La promoción termina antes; lo ganado sigue ahí.',
  never: 'Lo ganado sigue ahí.',
};
