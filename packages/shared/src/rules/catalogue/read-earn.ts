import type { EarnRule, Per, Rounding } from '../document/revision.ts';
import type { Complain, World } from './entry.ts';
import { readClauses } from './read-clauses.ts';
import { readCount, readMoney, readUnit } from './read-quantities.ts';
import { everyProduct, readProducts } from './read-scopes.ts';

/**
 * A `da` field: `1 sello por pieza de marca Sol; lun a vie; tarjetas nuevas`. The rule's id is its place, so that a revision that keeps
 * its rules in order keeps what they carried over.
 */
export const readEarn = (text: string, place: number, world: World, complain: Complain): EarnRule => {
  const [head, { window, stores, cards, others }] = readClauses(text, world, complain);
  const [, units, unit, per = ''] = /^(\S+) (\S+) por (.+)$/.exec(head) ?? [];
  if (units === undefined) complain(`expected "1 sello por …", got "${head}"`);
  const [what, products] = splitScope(per);
  return {
    id: `r${place}`,
    unit: readUnit(unit ?? 'sello', complain),
    units: readCount(units ?? '1', complain),
    products: products === null ? everyProduct : readProducts(products, world, complain),
    stores,
    cards,
    window,
    per: readPer(what, others, world, complain),
  };
};

const splitScope = (per: string): readonly [what: string, products: string | null] => {
  // The parts of a combo have scopes of their own.
  const at = per.startsWith('combo ') ? -1 : per.indexOf(' de ');
  return at < 0 ? [per, null] : [per.slice(0, at), per.slice(at + 4)];
};

const readPer = (what: string, others: readonly string[], world: World, complain: Complain): Per => {
  const [, pieces] = /^cada (\d+) piezas$/.exec(what) ?? [];
  const [, money, ticket] = /^cada (\$\S+)( del ticket)?$/.exec(what) ?? [];
  const [, atLeast] = /^(\d+) distintos$/.exec(what) ?? [];
  if (money !== undefined) return { kind: ticket === undefined ? 'amount' : 'ticket', everyCents: readMoney(money, complain), rounding: readRounding(others, complain) };
  if (pieces !== undefined) return { kind: 'items', every: Number(pieces), remainder: keepsRest(others, complain) };
  if (what.startsWith('combo ')) return readCombo(what.slice('combo '.length), others, world, complain);
  if (what === 'cumpleaños') return { kind: 'birthday', daysAround: readDaysAround(others, complain) };
  for (const other of others) complain(`"${other}" says nothing of "por ${what}"`);
  if (what === 'pieza') return { kind: 'item' };
  if (what === 'visita') return { kind: 'visit' };
  if (what === 'primera compra') return { kind: 'first' };
  if (atLeast !== undefined) return { kind: 'different', atLeast: Number(atLeast) };
  complain(`expected pieza, cada N piezas, cada $N, cada $N del ticket, visita, N distintos, combo …, primera compra or cumpleaños, got "${what}"`);
  return { kind: 'item' };
};

const keepsRest = (others: readonly string[], complain: Complain): 'carry' | 'drop' => {
  for (const other of others) if (other !== 'guarda lo que sobra') complain(`expected "guarda lo que sobra", got "${other}"`);
  return others.length > 0 ? 'carry' : 'drop';
};

/** `1 marca Sol + 2 categoría botanas`, and in a clause `hasta 3 veces`. */
const readCombo = (text: string, others: readonly string[], world: World, complain: Complain): Per => {
  const times = others.map((other) => /^hasta (\d+) ve(?:z|ces)$/.exec(other)?.[1]);
  if (times.length !== 1 || times[0] === undefined) complain('a combo says "hasta N veces" in a clause of its own');
  const parts = text.split(' + ').map((part) => {
    const [, pieces, products] = /^(\d+) (.+)$/.exec(part) ?? [];
    if (products === undefined) complain(`expected "2 marca Sol", got "${part}"`);
    return { products: readProducts(products ?? 'todo', world, complain), pieces: Number(pieces ?? 1) };
  });
  return { kind: 'combo', parts, timesMax: Number(times[0] ?? 1) };
};

const readDaysAround = (others: readonly string[], complain: Complain): number => {
  const [days, ...more] = others.map((other) => /^hasta (\d+) días? antes o después$/.exec(other)?.[1]);
  if (more.length > 0 || (others.length > 0 && days === undefined)) complain(`expected "hasta N días antes o después", got "${others.join('; ')}"`);
  return Number(days ?? 0);
};

const roundings: Readonly<Record<string, Partial<Rounding>>> = {
  'en proporción': { steps: 'proportional' },
  'pieza por pieza': { at: 'unit' },
  'línea por línea': { at: 'line' },
  'al más cercano': { mode: 'nearest' },
  'hacia arriba': { mode: 'up' },
  'antes de multiplicar': { when: 'before' },
  'guarda lo que sobra': { remainder: 'carry' },
};

const readRounding = (others: readonly string[], complain: Complain): Rounding =>
  others.reduce<Rounding>(
    (rounding, other) => {
      const change = Object.hasOwn(roundings, other) ? roundings[other] : undefined;
      if (change === undefined) complain(`expected one of ${Object.keys(roundings).join(', ')}, got "${other}"`);
      return { ...rounding, ...change };
    },
    { steps: 'whole', at: 'sale', mode: 'down', when: 'after', remainder: 'drop' },
  );
