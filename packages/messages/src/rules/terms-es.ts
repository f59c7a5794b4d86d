import type { RestrictedKind } from '@qoa/shared/feed';
import { yEs } from './lists.ts';
import { dateEs, lastDayEs } from './time-es.ts';
import { durationEs } from './words-es.ts';

/** What the terms of every campaign say in the same words, defaults of the language page included. */
export const termsEs = {
  from: (startsAtMs: number, zone: string): string => `vale desde el ${dateEs(startsAtMs, zone)}, sin fecha de término`,
  between: (startsAtMs: number, endsAtMs: number, zone: string): string => `vale del ${dateEs(startsAtMs, zone)} al ${lastDayEs(endsAtMs, zone)}`,
  paused: 'la promoción está en pausa: por ahora no suma',
  ended: 'la promoción terminó: ya no suma',
  redeemUntil: (lastMs: number, zone: string): string => `puedes canjear hasta el ${lastDayEs(lastMs, zone)}`,
  stores: (where: string): string => `solo ${where}`,
  allStores: 'vale en cualquier tienda que tenga la promoción',
  cards: (condition: string): string => `participas ${condition}`,
  allProducts: (owner: 'cpg' | 'store'): string => (owner === 'cpg' ? 'participan todos los productos de quien hace la promoción' : 'participan todos los productos de la tienda'),
  restricted: (allowed: readonly RestrictedKind[], others: readonly RestrictedKind[]): string =>
    [...(allowed.length === 0 ? [] : [`participan también ${yEs(allowed.map((kind) => restrictedEs[kind]))}`]), ...(others.length === 0 ? [] : [`no participan ${joinedNor(others.map((kind) => restrictedEs[kind]))}`])].join('; '),
  prizes: 'los premios entregados no suman',
  pieces: 'cuentan piezas completas',
  amounts: 'en dinero cuenta el precio pagado por cada producto, con impuestos y después de descuentos, con cualquier forma de pago',
  ticket: (others: readonly RestrictedKind[]): string => `el total de la compra es de todo lo que compras, también lo que por sí solo no participa; en él no entran ${joinedNor(['premios', ...others.map((kind) => restrictedEs[kind])])}`,
  specific: 'si un producto o una compra cabe en varias formas de ganar iguales, vale la más específica: primero por producto (producto, etiqueta, marca, categoría), luego por tienda (tienda, lista, tipo o ciudad, estado, país), luego si elige tarjetas y al final días u horas; si empatan, la primera',
  best: 'si coinciden varios aumentos, vale solo el mayor',
  multiply: 'si coinciden varios aumentos, se multiplican entre sí, hasta 10 veces',
  fixed: 'los aumentos no tocan lo que se regala por primera compra o cumpleaños',
  cut: 'lo que no cabe se quita primero de los aumentos, empezando por el último',
  inOrder: 'se reparte en orden de llegada',
  free: (hasBudget: boolean): string => `lo que no cuesta nada es para quien participa, mientras dure la promoción${hasBudget ? ' y quede presupuesto' : ''}`,
  asOften: 'si no dice otra cosa, un premio es para cualquier tarjeta, tantas veces como alcance lo juntado',
  prizeFirst: 'en una misma compra primero se entrega el premio; lo que esa compra da sirve para la siguiente',
  week: 'la semana empieza el lunes',
  zone: (zone: string): string => `días, semanas y meses se cuentan con la hora de ${zonesEs[zone] ?? cityOf(zone)}`,
  group: (group: string): string => `si una compra cuenta también en otra promoción del grupo “${group}”, vale solo la que te da más`,
  holdout: (percent: number): string => `para medir la promoción, ${percent}% de las tarjetas, elegidas al azar, no participa`,
  courtesy: (ms: number): string => `si la promoción cambia y la tienda aún no lo sabe, durante ${durationEs(ms)} vale lo que te dé más`,
};

const restrictedEs: Readonly<Record<RestrictedKind, string>> = { alcohol: 'alcohol', tobacco: 'tabaco', medicine: 'medicinas', 'phone-credit': 'recargas', service: 'servicios' };

const joinedNor = (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ni ${words.at(-1) ?? ''}`);

/** Zones whose city Spanish writes otherwise than the zone does, as after `la hora de`. */
export const zonesEs: Readonly<Record<string, string>> = {
  'America/Mexico_City': 'la Ciudad de México',
  'America/Cancun': 'Cancún',
  'America/Merida': 'Mérida',
  'America/Mazatlan': 'Mazatlán',
  'America/Ciudad_Juarez': 'Ciudad Juárez',
  'America/Bahia_Banderas': 'Bahía de Banderas',
};

/** The city or area that a zone is named by: `Buenos Aires`. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
