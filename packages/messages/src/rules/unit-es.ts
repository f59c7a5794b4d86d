import type { Expiry, Reward, RewardTimes, Unit } from '@qoa/shared/rules';
import { cardsEs } from './audience-es.ts';
import { numberText } from './formats.ts';
import { oEs, upTo } from './lists.ts';
import { toldMax, type Telling } from './rule-names.ts';
import { lastDayEs } from './time-es.ts';
import { daysEs, kindsEs, unitsEs } from './words-es.ts';

/** `Con 8 sellos, uno gratis`: `uno` where the campaign is about one product and gives that. */
export const rewardEs = (reward: Reward, telling: Telling): string => `${whatEs(reward, telling)}${whenEs(reward)}${whoEs(reward, telling)}`;

const whatEs = ({ name, unit, cost, kind, products }: Reward, telling: Telling): string => {
  const lead = cost === 0 ? '' : `con ${unitsEs(cost, unit)}, `;
  const [own, second] = telling.revision.products.products;
  const isOwn = own !== undefined && second === undefined && products.length === 1 && products[0] === own;
  const noun = own === undefined ? undefined : telling.names.products[own];
  if (isOwn && !telling.full && cost > 0) return `${lead}${noun?.gender === 'f' ? 'una' : 'uno'} gratis`;
  if (isOwn && noun !== undefined) return `${lead}${noun.gender === 'f' ? 'una' : 'un'} ${noun.one} gratis`;
  const choice = products.length > 1 ? ` (a elegir: ${oEs(upTo(products.map((gtin) => telling.names.products[gtin]?.one ?? `producto ${gtin}`), toldMax(telling), (n) => `${numberText(n, 'es')} más`))})` : '';
  return `${lead}${name}${kind === 'product' && !/gratis/i.test(name) ? ' gratis' : ''}${choice}`;
};

/** ` en el mes de tu cumpleaños, una vez al año`. */
const whenEs = ({ birthday, times }: Reward): string => {
  const about = birthday === undefined ? '' : birthday.kind === 'month' ? ' en el mes de tu cumpleaños' : birthday.daysAround === 0 ? ' el día de tu cumpleaños' : ` hasta ${daysEs(birthday.daysAround)} antes o después de tu cumpleaños`;
  return times === undefined ? about : `${about}, ${times.max === 1 ? 'una vez' : `hasta ${numberText(times.max, 'es')} veces`} ${periodsEs[times.per]}`;
};

const whoEs = ({ cards = {} }: Reward, telling: Telling): string => {
  const condition = cardsEs(cards, telling);
  return condition === '' ? '' : `, ${condition}`;
};

const periodsEs: Readonly<Record<RewardTimes['per'], string>> = { day: 'al día', week: 'a la semana', month: 'al mes', year: 'al año', lifetime: 'en toda la promoción' };

/** `Tus sellos vencen 90 días después de ganarlos`. */
export const expiryEs = ({ kind, expiry }: Unit, telling: Telling): string => {
  const yours = `tus ${kindsEs([kind])}`;
  switch (expiry.by) {
    case 'never':
      return `${yours} no vencen`;
    case 'age':
      return `${yours} vencen ${agesEs[expiry.ends](daysEs(expiry.days))}`;
    case 'date':
      return `${yours} vencen el ${lastDayEs(expiry.atMs, telling.revision.timeZone)}`;
    case 'first':
      return `todos ${yours} vencen ${daysEs(expiry.days)} después del primero que tengas sin usar`;
    case 'inactivity':
      return `todos ${yours} vencen si pasas ${daysEs(expiry.days)} sin una compra que sume`;
  }
};

/** What the terms page says of a unit beside its expiry. */
export const unitDetailsEs = ({ kind, goal, heldDays, warnDays, expiry }: Unit): readonly string[] => {
  const yours = `tus ${kindsEs([kind])}`;
  return [
    ...(goal === null ? [] : [`La meta es de ${unitsEs(goal.units, kind)}: lo que pase de ahí ${goal.overflow === 'carry' ? 'se guarda para el siguiente premio' : 'no se guarda'}`]),
    heldDays === 0 ? `Puedes usar ${yours} en cuanto los ganas` : `Puedes usar ${yours} desde ${daysEs(heldDays)} después de ganarlos`,
    ...(expiry.by === 'never' ? [] : [`Se usan primero los que vencen antes${warnDays === 0 ? '' : `; te avisamos ${daysEs(warnDays)} antes de que venzan`}`]),
  ];
};

const agesEs: Readonly<Record<Extract<Expiry, { readonly by: 'age' }>['ends'], (days: string) => string>> = {
  instant: (days) => `${days} después de ganarlos, a la misma hora`,
  day: (days) => `${days} después de ganarlos, al terminar el día`,
  month: (days) => `al terminar el mes en que cumplen ${days}`,
  year: (days) => `al terminar el año en que cumplen ${days}`,
};
