import { plural } from '../words.ts';

type Kind = 'stamp' | 'point';
const nouns: Readonly<Record<Kind | 'sales' | 'items', readonly [one: string, many: string]>> = { stamp: ['sello', 'sellos'], point: ['punto', 'puntos'], sales: ['compra', 'compras'], items: ['pieza', 'piezas'] };

/** By which rule of its campaign something ended. */
export type EndedBy = 'age' | 'date' | 'first' | 'inactivity';

const ended: Readonly<Record<EndedBy, string>> = {
  age: 'Se cumplió su plazo. Lo que ganes desde ahora tiene el suyo.',
  date: 'Llegó la fecha límite de la campaña.',
  first: 'Se cumplió el plazo desde el primero. Con tu próxima compra empiezas de nuevo.',
  inactivity: 'Pasó el plazo sin una compra tuya. Con la próxima empiezas de nuevo.',
};

/** What lies ahead of a card in a campaign: the customer's page, after its first view. */
export const es = {
  counted: (n: number, of: Kind | 'sales' | 'items') => plural(n, ...nouns[of]),
  spent: (pesos: string) => `${pesos} en compras`,
  earned: (n: number, kind: Kind) => `ganar ${plural(n, ...nouns[kind])}`,
  and: ' y ',
  or: ' o ',
  lastPurchase: (why: string) => `Tu última compra: ${why}`,
  fullDay: 'Ya sumaste lo máximo de hoy. Vuelve mañana.',
  fullWeek: 'Ya sumaste lo máximo de esta semana. Vuelve el lunes.',
  fullMonth: 'Ya sumaste lo máximo de este mes. Vuelve el mes que entra.',
  fullLifetime: 'Ya sumaste todo lo que esta promoción da por tarjeta.',
  fullHours: (when: string) => `Ya sumaste lo máximo por ahora. Vuelve desde el ${when}.`,
  leftDay: (what: string) => `Hoy aún puedes sumar ${what}.`,
  leftWeek: (what: string) => `Esta semana aún puedes sumar ${what}.`,
  leftMonth: (what: string) => `Este mes aún puedes sumar ${what}.`,
  leftLifetime: (what: string) => `Aún puedes sumar ${what} en esta promoción.`,
  leftHours: (what: string) => `Por ahora aún puedes sumar ${what}.`,
  someProducts: (line: string) => `En algunos productos: ${line.charAt(0).toLowerCase()}${line.slice(1)}`,
  cooldown: (when: string) => `Tu próxima compra suma desde el ${when}.`,
  ends: (n: number, kind: Kind, day: string) => `${plural(n, ...nouns[kind])} ${n === 1 ? 'vence' : 'vencen'} el ${day}.`,
  haveEnded: (n: number, kind: Kind, day: string) => `${plural(n, ...nouns[kind])} ${n === 1 ? 'venció' : 'vencieron'} el ${day}: ya no se ${n === 1 ? 'puede' : 'pueden'} usar.`,
  held: (n: number, kind: Kind, day: string) => `${plural(n, ...nouns[kind])} se ${n === 1 ? 'puede' : 'pueden'} usar desde el ${day}.`,
  owed: (n: number, kind: Kind) => `Debes ${plural(n, ...nouns[kind])}: se descuentan de lo próximo que ganes.`,
  level: (name: string) => `Nivel ${name}`,
  toLevel: (name: string, missing: string) => `Para ser ${name} te falta: ${missing}.`,
  falls: (day: string) => `Bajas de nivel el ${day} si antes no vuelves a cumplir.`,
  paused: 'En pausa: por ahora no suma.',
  ended: 'Terminó: ya no suma.',
  begins: (day: string) => `Suma desde el ${day}.`,
  earnUntil: (day: string) => `Suma hasta el ${day}.`,
  redeemUntil: (day: string) => `Canjea hasta el ${day}.`,
  terms: 'Bases de la promoción',
  seen: (ago: string) => `Lo que sigue es de ${ago}:`,
  whyLoading: 'Un momento…',
  whyAway: 'No se pudo ver el detalle. Intenta cuando tengas señal.',
  endedStamps: (n: number) => n === 1 ? 'Venció 1 sello' : `Vencieron ${n} sellos`,
  endedPoints: (n: number) => n === 1 ? 'Venció 1 punto' : `Vencieron ${n} puntos`,
  endedBy: (by: EndedBy) => ended[by],
};
