import type { ProblemCode, WarningCode } from '@qoa/shared/rules';
import { counted, said, type MessageFacts } from '../errors/error-text.ts';
import { numberText } from './formats.ts';

const number = (facts: MessageFacts, name: string): string => numberText(counted(facts, name), 'es');

const restricted = 'alcohol, tabaco, medicina, recarga o servicio';

const names = (facts: MessageFacts): string => `${said(facts, 'names')}${counted(facts, 'more') === 0 ? '' : ` y ${number(facts, 'more')} más`}`;

/** What keeps a multiplier from every rule. */
const apart: Readonly<Record<string, string>> = {
  '': 'no coincide con ninguna regla en horario, productos, tiendas, tarjetas y unidad',
  unit: 'ninguna regla da su unidad',
  bonus: 'los regalos de primera compra y de cumpleaños no aumentan',
  window: 'ninguna regla da en sus días y horas',
  products: 'ninguna regla da por sus productos',
  stores: 'ninguna regla da en sus tiendas',
  cards: 'ninguna regla da a sus tarjetas',
};

const goesHere = ({ expected }: MessageFacts): string | undefined => (expected === 'number' ? 'Aquí va un número.' : expected === 'date' ? 'Aquí va una fecha.' : expected === 'time' ? 'Aquí va una hora.' : undefined);

/** What whoever builds a campaign reads beside a field. */
export const problemsEs: Readonly<Record<ProblemCode | WarningCode, (facts: MessageFacts) => string>> = {
  REQUIRED: (facts) => goesHere(facts) ?? 'Falta este dato.',
  WRONG_TYPE: (facts) => goesHere(facts) ?? 'Este valor no es de los que van aquí.',
  UNKNOWN_MEMBER: () => 'Una campaña no tiene este dato: quítalo.',
  UNKNOWN_CHOICE: (facts) => (facts['choices'] === undefined ? 'Elige una de las opciones.' : `Elige una de estas: ${said(facts, 'choices')}.`),
  OUT_OF_RANGE: (facts) => (facts['min'] === undefined ? `Como mucho ${number(facts, 'max')}.` : `Al menos ${number(facts, 'min')}.`),
  TOO_MANY: (facts) => `Son demasiados: como mucho ${number(facts, 'max')}.`,
  TOO_LONG: (facts) => `Es muy largo: como mucho ${number(facts, 'max')} letras.`,
  MALFORMED: () => 'No está bien escrito.',
  REPEATED: () => 'Está dos veces: quita uno.',
  RESERVED: () => 'Ese nombre está reservado: usa otro.',
  OVERFLOW: () => 'Con estos números las cuentas se salen de lo posible: baja unidades o aumentos, o sube el monto.',
  UNIT_NOT_IN_CAMPAIGN: () => 'La campaña no da esa unidad: agrégala o elige la otra.',
  NOT_FIRST_PROGRAMME: () => 'La campaña lleva el número de su primera unidad.',
  UNKNOWN_TIME_ZONE: () => 'Esa zona horaria no existe: elige una de la lista.',
  ENDS_BEFORE_START: () => 'Termina antes de empezar: cambia una de las fechas.',
  EXPIRES_BEFORE_USE: () => 'Vencen antes de poder usarse: alarga la vigencia o acorta la espera.',
  WINDOW_NEVER_OPENS: () => 'En las fechas de la campaña nunca toca ese día a esa hora.',
  SCOPE_EMPTY: () => 'Nada ni nadie cabe aquí: lo incluido también está excluido.',
  SCOPE_OUTSIDE: () => 'Aquí nunca contaría nada: queda fuera de lo que la campaña ya dice. Cámbialo aquí o en la campaña.',
  UNKNOWN_NAME: (facts) => `No existe en Qoa: ${names(facts)}. Quítalo o corrígelo.`,
  OTHER_MAKER: (facts) => `Es de otro fabricante y aquí nunca sumaría: ${names(facts)}. Quítalo.`,
  UNKNOWN_TIER: () => 'Ese nivel no existe: agrégalo o elige otro.',
  UNKNOWN_MULTIPLIER: () => 'Ese aumento no existe: agrégalo o elige otro.',
  UNKNOWN_REWARD: () => 'Ese premio no existe: agrégalo o elige otro.',
  TIERS_DO_NOT_RISE: () => 'Cada nivel debe pedir más que el anterior.',
  CARRY_NOT_POSSIBLE: () => 'Lo que sobra solo se guarda si se redondea hacia abajo sobre el total de la compra.',
  RESTRICTED_NOT_PERMITTED: () => 'Quien hace esta campaña no tiene permiso para ese tipo de producto: pídelo a Qoa.',
  RESTRICTED_ALONE: (facts) => `Nunca sumaría nada: ${names(facts)} es ${restricted} y la campaña no lo permite. Permite su tipo o elige otros productos.`,
  NOT_A_PRODUCT: () => 'Solo un premio de producto lleva productos.',
  REWARD_EARNS_ITSELF: (facts) => `Comprar una pieza da ${number(facts, 'earned')} y llevársela de premio cuesta menos: se pagaría sola sin fin. Sube el costo.`,
  REWARD_OUT_OF_REACH: (facts) => `Nadie puede juntar tanto: la meta corta en ${number(facts, 'max')}.`,
  RULE_NEVER_GIVES: (facts) => `Nunca da nada: pide ${number(facts, 'pieces')} piezas en una compra y un tope deja contar ${number(facts, 'max')}. Sube el tope o pide menos.`,
  LIMIT_NEVER_BITES: () => 'Este tope nunca se alcanza: otro llega antes.',
  LIMIT_SEES_NO_LINES: () => 'Este tope no cuenta nada: ninguna forma de ganar da por cada producto suyo.',
  LIMIT_MISSES_RULE: (facts) => `Este tope no cuenta lo que da la forma de ganar ${number(facts, 'rule')}: da por la compra y no por cada producto. Ponlo en toda la campaña si también debe contarlo.`,
  LIMIT_OUTSIDE: () => 'Este tope no cuenta nada: sus productos no participan en la campaña.',
  REWARD_AT_ONCE: () => 'Una sola compra ya paga este premio, como en un 2x1. ¿Así lo quieres?',
  REWARD_TAKES_A_LIFE: (facts) => `Con el tope de ${number(facts, 'max')} en toda la promoción no se junta para este premio.`,
  REWARD_TOO_FAR: (facts) => `Con estas fechas, topes y presupuesto una tarjeta junta como mucho ${number(facts, 'most')}: nadie nuevo llega a este premio.`,
  BENEFIT_NOT_SHOWN: () => 'Lo ve en su tarjeta solo quien puede tenerlo. El teléfono de la tienda por ahora no lo muestra ni lo entrega.',
  REDEEM_ENDS_FIRST: () => 'El canje termina antes que la campaña: lo último que se gane no se podrá usar.',
  EXPIRES_WHILE_EARNING: () => 'Vencen en una fecha en que todavía se gana: lo de después nace vencido.',
  WARNING_TOO_EARLY: () => 'El aviso llegaría desde antes de ganarlos.',
  TIER_GIVES_LESS: () => 'Este nivel da menos que el anterior.',
  NOBODY_BEGINS: () => 'Nadie puede empezar: los días sin comprar se cuentan desde la última compra que sumó en esta promoción. Deja que también sume quien compra por primera vez.',
  TIER_OUT_OF_REACH: () => 'Solo suma quien ya tiene nivel, y sin sumar nadie sube al primero. Deja que también sume quien no tiene nivel.',
  LEVEL_ABOVE_GOAL: (facts) => `Nadie nuevo llega a este nivel: la meta no deja juntar más de ${number(facts, 'max')}. Pide menos, o sube la meta.`,
  MULTIPLIER_NEVER_MEETS: (facts) => `Este aumento nunca suma nada: ${apart[said(facts, 'by')] ?? apart['']}. Cámbialo o quítalo.`,
  TICKET_COUNTS_ALL: () => 'Cuenta el total de la compra, también lo de otras marcas. ¿Así lo quieres?',
  EVERYONE_HELD_OUT: () => 'Así nadie participa.',
  NOTHING_YET: (facts) => `Hoy no hay nada con ${names(facts)}: ahí no se sumará mientras no lo haya.`,
  RESTRICTED_TODAY: () => `Hoy todo lo que cabe aquí es ${restricted} y la campaña no lo permite: nadie sumará. Permite su tipo o incluye otros productos.`,
  RESTRICTED_LEFT_OUT: (facts) => `No sumará ${names(facts)}: es ${restricted} y la campaña no lo permite.`,
  NAME_OF_OTHERS: (facts) => `Se llama “${said(facts, 'name')}”, que es de otro fabricante y ya no está entre los productos de este premio. Cambia el nombre, o agrega el producto por su código.`,
  OWN_STORE_OUTSIDE: () => 'La tienda que la ofrece no cabe aquí, y en otras no cuenta: así nadie sumará. Agrégala, o deja todas las tiendas.',
  CAMPAIGN_OVERLAPS: (facts) => `Coincide con “${said(facts, 'name')}” en productos, tiendas y fechas. ${counted(facts, 'sameGroup') === 1 ? 'Son del mismo grupo: cuenta solo la mejor.' : 'Una compra sumará en las dos.'}`,
  BUDGET_SHORT: (facts) => (counted(facts, 'units') === 0 ? `Ya se repartió todo el presupuesto: ${number(facts, 'issued')}. Súbelo o nadie sumará.` : `Una semana normal da ${number(facts, 'weekUnits')} y al presupuesto le quedan ${number(facts, 'units')}.`),
  SEGMENT_EMPTY: (facts) => `Hoy ninguna tarjeta está en el grupo “${said(facts, 'segment')}”: nadie sumará por él hasta que las agregues.`,
  BIRTHDAYS_FEW: (facts) =>
    counted(facts, 'told') === 0
      ? 'Ninguna tarjeta ha dicho su cumpleaños: no sumarán por él hasta que lo digan en su tarjeta.'
      : `Solo ${number(facts, 'told')} de ${number(facts, 'cards')} tarjetas dijeron su cumpleaños: las demás no sumarán por él hasta que lo digan en su tarjeta.`,
};
