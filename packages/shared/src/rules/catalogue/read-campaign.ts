import type { CpgId, ProgrammeId } from '../../ids/index.ts';
import type { Revision, UnitKind } from '../document/revision.ts';
import type { Complain, World } from './entry.ts';
import type { Field } from './markdown.ts';
import { readEarn } from './read-earn.ts';
import { readInstant } from './read-instant.ts';
import { readClauses } from './read-clauses.ts';
import { readBudget, readLimit, readMinimum, readMultiplier, restrictedKinds } from './read-limits.ts';
import { readCount, readDuration, readUnit, readWord } from './read-quantities.ts';
import { everyCard, everyProduct, everyStore, readCards, readProducts, readStores, storeOf } from './read-scopes.ts';
import { readLadder, readLevel } from './read-tiers.ts';
import { readUnits } from './read-units.ts';

/** Where a revision stands among the campaigns of its entry. */
export interface Place {
  /** The campaign's number, unless a field `número` says another. */
  readonly campaign: number;
  readonly revision: number;
  readonly name: string;
  /** Null: from its campaign's start on. */
  readonly effectiveFromMs: number | null;
  readonly timeZone: string;
}

/** Fields that may be written several times; of any other the first counts and the next is complained of. */
const repeated = ['da', 'multiplica', 'tope', 'nivel', 'premio'];
const single = [
  ...['número', 'dueño', 'participan', 'tiendas', 'tarjetas', 'grupo de control', 'permite', 'zona', 'desde', 'hasta', 'estado', 'canje hasta', 'cortesía', 'mínimo', 'espera', 'multiplicadores', 'presupuesto', 'niveles', 'compite en'],
  ...['meta', 'vigencia', 'aviso', 'se usan'].flatMap((name) => [name, `${name} de sellos`, `${name} de puntos`]),
];

/** Builds a revision from the fields of an entry; what is not said has the default of the language's section 13. */
export const readCampaign = (fields: readonly Field[], place: Place, world: World, complainAt: (field: Field) => Complain): Revision => {
  fields.forEach((field, index) => {
    if (![...repeated, ...single].includes(field.name)) complainAt(field)(`"${field.name}" is no field; the fields are ${[...repeated, ...single].join(', ')}`);
    if (!repeated.includes(field.name) && fields.slice(0, index).some(({ name }) => name === field.name)) complainAt(field)(`"${field.name}" is said twice`);
  });
  const all = <Value>(name: string, reader: (value: string, index: number, complain: Complain) => Value): readonly Value[] =>
    fields.filter((field) => field.name === name).map((field, index) => reader(field.value, index + 1, complainAt(field)));
  const one = <Value>(name: string, reader: (value: string, complain: Complain) => Value, otherwise: Value): Value => all(name, (value, _, complain) => reader(value, complain))[0] ?? otherwise;
  const instant = (value: string, complain: Complain): number => readInstant(value, place.timeZone, complain);
  const campaign = one('número', readCount, place.campaign);
  const startsAtMs = one('desde', instant, readInstant('1 ene 00:00', place.timeZone, () => {}));
  const earn = all('da', (value, index, complain) => readEarn(value, index, world, complain));
  const kinds = [...new Set(earn.map(({ unit }) => unit))];
  const levels = all('nivel', (value, _, complain) => readLevel(value, complain));
  return {
    v: 2,
    campaign: campaign as ProgrammeId,
    revision: place.revision,
    owner: one('dueño', (value, complain) => readOwner(value, world, complain), { kind: 'cpg', cpg: 1 as CpgId }),
    name: place.name,
    effectiveFromMs: place.effectiveFromMs ?? startsAtMs,
    startsAtMs,
    endsAtMs: one<number | null>('hasta', instant, null),
    state: one<Revision['state']>('estado', (value, complain) => readWord(value, states, 'active', complain), 'active'),
    redeemUntilMs: one<number | null>('canje hasta', instant, null),
    timeZone: place.timeZone,
    courtesyMs: one('cortesía', readDuration, 24 * 3_600_000),
    units: readUnits(kinds, fields, campaign, place.timeZone, complainAt),
    products: one('participan', (value, complain) => readProducts(value, world, complain), everyProduct),
    stores: one('tiendas', (value, complain) => readStores(value, world, complain), everyStore),
    cards: one('tarjetas', readCards, everyCard),
    holdoutPercent: one('grupo de control', (value, complain) => readCount(value.replace(/ %$/, ''), complain), 0),
    allows: one('permite', (value, complain) => value.split(' y ').map((kind) => readWord(kind, restrictedKinds, 'alcohol', complain)), []),
    minimum: one<Revision['minimum']>('mínimo', readMinimum, null),
    cooldownMs: one('espera', readDuration, 0),
    earn,
    multipliers: { how: one<'best' | 'multiply'>('multiplicadores', (value, complain) => readWord(value, { 'cuenta el mejor': 'best', 'se multiplican': 'multiply' } as const, 'best', complain), 'best'), list: all('multiplica', (value, index, complain) => readMultiplier(value, index, kinds, world, complain)) },
    limits: all('tope', (value, _, complain) => readLimit(value, world, complain)),
    budget: one<Revision['budget']>('presupuesto', readBudget, null),
    tiers: levels.length === 0 ? null : one('niveles', (value, complain) => readLadder(value, levels, complain), readLadder(undefined, levels, () => {})),
    group: one<string | null>('compite en', (value) => value, null),
    rewards: all('premio', (value, index, complain) => readReward(value, index, kinds, world, complain)),
  };
};

const states = { activa: 'active', 'en pausa': 'paused', terminada: 'ended' } as const;

const readOwner = (text: string, world: World, complain: Complain): Revision['owner'] => {
  const store = text.startsWith('tienda ') ? storeOf(text.slice('tienda '.length), world, complain) : undefined;
  if (store !== undefined) return { kind: 'store', store: store.id };
  const cpg = world.cpgs.get(text);
  if (cpg === undefined) complain(`"${text}" is neither a CPG of world.md nor "tienda X"`);
  return { kind: 'cpg', cpg: (cpg ?? 1) as CpgId };
};

/** `Sol gratis por 8 sellos`, `Café sin costo; 1 vez al año; en el mes de su cumpleaños; tarjetas etiqueta vip`. A campaign that gives one kind alone has free rewards of it. */
const readReward = (text: string, place: number, kinds: readonly UnitKind[], world: World, complain: Complain): Revision['rewards'][number] => {
  const [head, { cards, others }] = readClauses(text, world, complain);
  const free = /^(.+) sin costo$/.exec(head)?.[1];
  const [, name = head, cost = '1', unit = 'sello'] = /^(.+) por (\d+) (sellos?|puntos?)$/.exec(head) ?? [];
  if (name === head && free === undefined) complain(`expected "Sol gratis por 8 sellos" or "Café sin costo", got "${head}"`);
  const bounds = others.map((other) => readBound(other, complain));
  // A reward may come to name its products; here none does.
  const reward = { id: `p${place}`, kind: 'product', products: [], ...(cards === everyCard ? {} : { cards }), ...Object.assign({}, ...bounds) } as const;
  return free === undefined ? { ...reward, name, unit: readUnit(unit, complain), cost: Number(cost) } : { ...reward, name: free, unit: kinds[0] ?? 'stamp', cost: 0 };
};

const readBound = (text: string, complain: Complain): Pick<Revision['rewards'][number], 'birthday' | 'times'> => {
  const [, times, per] = /^(\d+) (?:vez|veces) (al día|a la semana|al mes|al año|en total)$/.exec(text) ?? [];
  if (times !== undefined) return { times: { max: Number(times), per: readWord(per ?? '', { 'al día': 'day', 'a la semana': 'week', 'al mes': 'month', 'al año': 'year', 'en total': 'lifetime' } as const, 'year', complain) } };
  if (text === 'en el mes de su cumpleaños') return { birthday: { kind: 'month' } };
  const days = /^hasta (\d+) días de su cumpleaños$/.exec(text)?.[1];
  if (days === undefined) complain(`expected "1 vez al año", "en el mes de su cumpleaños" or "hasta 3 días de su cumpleaños", got "${text}"`);
  return days === undefined ? {} : { birthday: { kind: 'days', daysAround: Number(days) } };
};
