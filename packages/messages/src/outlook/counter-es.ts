import { plural } from '../words.ts';
import type { OutlookWords } from './outlook-text.ts';

/** What lies ahead of a card, said at the counter to who sells. */
export const counterEs: OutlookWords = {
  stamps: (n) => plural(n, 'sello', 'sellos'),
  points: (n) => plural(n, 'punto', 'puntos'),
  sales: (n) => plural(n, 'compra', 'compras'),
  items: (n) => plural(n, 'pieza', 'piezas'),
  opens: (when) => `vuelve a sumar desde el ${when}`,
  fullDay: (back) => `ya llegó al tope hoy${back}`,
  fullWeek: (back) => `ya llegó al tope esta semana${back}`,
  fullMonth: (back) => `ya llegó al tope este mes${back}`,
  fullLifetime: (back) => `ya llegó al tope en toda la promoción${back}`,
  fullHours: (back, hours) => `ya llegó al tope en ${plural(hours, 'hora', 'horas')}${back}`,
  backDay: '; vuelve mañana',
  backWeek: '; vuelve el lunes',
  backMonth: '; vuelve el mes que entra',
  backAt: (when) => `; vuelve desde el ${when}`,
  leftDay: (n, what) => `${stillHas(n)} ${what} hoy`,
  leftWeek: (n, what) => `${stillHas(n)} ${what} esta semana`,
  leftMonth: (n, what) => `${stillHas(n)} ${what} este mes`,
  leftLifetime: (n, what) => `${stillHas(n)} ${what} en toda la promoción`,
  leftHours: (n, what, hours) => `${stillHas(n)} ${what} en ${plural(hours, 'hora', 'horas')}`,
  ending: (n, what, day) => `${what} ${n === 1 ? 'vence' : 'vencen'} el ${day}`,
  ended: (n, what, day) => `${what} ${n === 1 ? 'venció' : 'vencieron'} el ${day}`,
  held: (n, what, day) => `${what} ${n === 1 ? 'se libera' : 'se liberan'} el ${day}`,
  debt: (n, what) => `debe ${what}; ${n === 1 ? 'el siguiente lo paga' : 'los siguientes los pagan'}`,
  tier: (name) => `nivel ${name}`,
  tierNext: (name, missing) => `para ${name} le falta: ${missing}`,
  tierJoint: '; ',
  keep: (name, missing, day) => `para seguir en ${name} le falta: ${missing}, a más tardar el ${day}`,
  keepFrom: (name, missing, from, day) => `para seguir en ${name} le falta: ${missing}, del ${from} al ${day}`,
  falls: (name, day) => `baja de ${name} el ${day} si no compra más`,
  spent: (money) => `${money} en compras`,
  earned: (what) => `ganar ${what}`,
  gathered: (what) => `juntar ${what}`,
  and: ' y ',
  or: ' o ',
};

const stillHas = (n: number): string => (n === 1 ? 'le queda' : 'le quedan');
