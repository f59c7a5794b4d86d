import type { TierLadder, TierLevel, UnitKind } from '@qoa/shared/rules';
import { pesosText } from './formats.ts';
import { yEs } from './lists.ts';
import { kindsOf, type Telling } from './rule-names.ts';
import { countEs, daysEs, kindsEs, timesEs, unitsEs } from './words-es.ts';

/** `Nivel Oro: con 10 compras o $1,000 en compras en el año; ganas 50% más sellos`. */
export const levelEs = (level: TierLevel, { over }: TierLadder, telling: Telling): string => {
  const kinds = kindsOf(telling.revision);
  const asked = level.conditions.map((condition) => conditionEs(condition, kinds[0] ?? 'stamp')).join(level.need === 'any' ? ' o ' : ' y ');
  const rewards = telling.revision.rewards.filter(({ id }) => level.access.includes(id)).map(({ name }) => name);
  const benefits = [...(level.percent > 100 ? [`ganas ${timesEs(level.percent, kindsEs(kinds))}`] : []), ...(rewards.length > 0 ? [`puedes canjear ${yEs(rewards)}`] : [])];
  return `nivel ${level.name}: con ${asked} ${overEs(over)}${benefits.length === 0 ? '' : `; ${yEs(benefits)}`}`;
};

/** How one rises, stays and falls. */
export const ladderEs = ({ countsOwnSale, graceDays, onFall, resetOnRedeem, levels }: TierLadder): readonly string[] => [
  `Subes de nivel en cuanto cumples; la compra con la que subes suma con ${countsOwnSale ? 'el nivel nuevo' : 'el nivel que tenías antes'}`,
  `Si dejas de cumplir, ${graceDays === 0 ? 'bajas ese mismo día' : `conservas tu nivel ${daysEs(graceDays)} desde el primer día en que ya no cumples`}; después bajas ${onFall === 'step' ? 'un nivel a la vez' : 'al nivel que sí cumples'}`,
  resetOnRedeem ? 'Al pagar un premio, tu nivel y lo que llevas para él empiezan de nuevo' : 'Canjear no te baja de nivel',
  ...(levels.some(({ access }) => access.length > 0) ? ['Lo que abre un nivel es solo para ese nivel y los de arriba'] : []),
];

const conditionEs = ({ metric, atLeast }: TierLevel['conditions'][number], kind: UnitKind): string => {
  if (metric === 'sales') return countEs(atLeast, 'compra', 'compras');
  if (metric === 'cents') return `${pesosText(atLeast, 'es')} en compras`;
  return metric === 'earned' ? `${unitsEs(atLeast, kind)} ${atLeast === 1 ? 'ganado' : 'ganados'}` : `${unitsEs(atLeast, kind)} en tu tarjeta`;
};

const overEs = (over: TierLadder['over']): string => {
  if (over.kind === 'lifetime') return 'en toda la promoción';
  return over.kind === 'rolling' ? `en los últimos ${daysEs(over.days)}` : { month: 'en el mes', quarter: 'en el trimestre', year: 'en el año' }[over.period];
};
