import type { ProgrammeId } from '../../ids/index.ts';
import type { Expiry, Unit, UnitKind } from '../document/revision.ts';
import type { Complain } from './entry.ts';
import type { Field } from './markdown.ts';
import { readInstant } from './read-instant.ts';
import { readCount, readUnit } from './read-quantities.ts';

/**
 * The units that the rules give, stamps first, with their `meta`, `vigencia`, `aviso` and `se usan` fields. A field holds for both
 * units, or for one: `vigencia de puntos`.
 */
export const readUnits = (kinds: readonly UnitKind[], fields: readonly Field[], programme: number, timeZone: string, complainAt: (field: Field) => Complain): readonly Unit[] =>
  (['stamp', 'point'] as const)
    .filter((kind) => kinds.includes(kind))
    .map((kind, place) => {
      const field = (name: string): Field | undefined => fields.find((one) => one.name === `${name} de ${kind === 'stamp' ? 'sellos' : 'puntos'}`) ?? fields.find((one) => one.name === name);
      const read = <Value>(name: string, reader: (value: string, complain: Complain) => Value, otherwise: Value): Value => {
        const found = field(name);
        return found === undefined ? otherwise : reader(found.value, complainAt(found));
      };
      return {
        kind,
        programme: (programme + place * secondProgramme) as ProgrammeId,
        goal: read('meta', readGoal(kind), null),
        heldDays: read('se usan', (value, complain) => readDays(value, /^(\d+) días? después$/, complain), 0),
        expiry: read<Expiry>('vigencia', (value, complain) => readExpiry(value, timeZone, complain), { by: 'never' }),
        warnDays: read('aviso', (value, complain) => readDays(value, /^(\d+) días? antes$/, complain), 0),
      };
    });

/** Far from any other campaign's number. */
const secondProgramme = 1000;

/** A goal names its unit, so that a campaign of both may have one for each; null where it names the other. */
const readGoal =
  (kind: UnitKind) =>
  (value: string, complain: Complain): Unit['goal'] => {
    const [, count, unit, drops] = /^(\S+) (sellos?|puntos?)(, lo que sobra se pierde)?$/.exec(value) ?? [];
    if (count === undefined || unit === undefined) complain(`expected "8 sellos" or "8 sellos, lo que sobra se pierde", got "${value}"`);
    if (count === undefined || unit === undefined || readUnit(unit, complain) !== kind) return null;
    return { units: readCount(count, complain), overflow: drops === undefined ? 'carry' : 'drop' };
  };

const readDays = (value: string, form: RegExp, complain: Complain): number => {
  const days = form.exec(value)?.[1];
  if (days === undefined) complain(`expected a number of days, "N días después" or "N días antes", got "${value}"`);
  return Number(days ?? 0);
};

/** `nunca`, `30 días exactos`, `30 días hasta fin del día`, `el 31 dic 24:00`, `30 días desde el primero`, `90 días sin comprar`. */
const readExpiry = (value: string, timeZone: string, complain: Complain): Expiry => {
  if (value === 'nunca') return { by: 'never' };
  if (value.startsWith('el ')) return { by: 'date', atMs: readInstant(value.slice(3), timeZone, complain) };
  const [, count, how = ''] = /^(\d+) días? (.+)$/.exec(value) ?? [];
  const days = Number(count ?? 0);
  const end = /^hasta fin del (día|mes|año)$/.exec(how)?.[1];
  if (how === 'exactos') return { by: 'age', days, ends: 'instant' };
  if (end !== undefined) return { by: 'age', days, ends: end === 'día' ? 'day' : end === 'mes' ? 'month' : 'year' };
  if (how === 'desde el primero') return { by: 'first', days };
  if (how !== 'sin comprar') complain(`expected nunca, el FECHA, or N días and exactos, hasta fin del día/mes/año, desde el primero or sin comprar, got "${value}"`);
  return { by: 'inactivity', days };
};
