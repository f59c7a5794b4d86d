import { counted, type ErrorText, type MessageFacts } from '../errors/error-text.ts';
import { saleErrorsEs } from '../errors/sale-es.ts';
import type { Reason } from './reason.ts';

/** Why a purchase gave what it gave, said to its customer; the registry's words are for who stands behind the counter. */
export const reasonsEs: Readonly<Record<Reason, (facts: MessageFacts) => ErrorText>> = {
  ...saleErrorsEs,
  NO_CARD: () => ['Compraste sin tarjeta: no sumó.', 'Muestra tu tarjeta antes de pagar la próxima vez.'],
  NO_CAMPAIGN: () => ['La tienda no tiene promociones por ahora.', 'Tu compra quedó registrada; pregunta cuándo hay una.'],
  PRODUCT_UNKNOWN: () => ['Tu compra tiene un producto que Qoa aún no conoce.', 'Si debería participar, avisa en la tienda.'],
  PRODUCT_NOT_IN_CAMPAIGN: () => ['Lo que compraste no está en promoción.', 'Pregunta en la tienda qué productos participan.'],
  HOLDOUT: () => ['Lo que compraste no está en promoción.', 'Pregunta en la tienda qué productos participan.'],
  PRODUCT_RESTRICTED: () => ['Ese producto no participa en promociones.', 'Prueba con otro para sumar.'],
  STORE_NOT_IN_CAMPAIGN: () => ['Esta tienda no está en la promoción.', 'Pregunta en la tienda en cuáles participa.'],
  CAME_LATE: ({ bonus }) => [bonus === 'tier' ? 'Esta compra llegó después de otra más nueva: vale tu nivel de ahora.' : 'Esta compra llegó después de otra más nueva, que ya tuvo lo de tu primera compra.', 'No hagas nada: lo tuyo no cambia.'],
  AMOUNT_MISSING: () => ['No sumó: la tienda no anotó cuánto costó tu compra.', 'La próxima vez, pide que lo anote.'],
  CARD_NOT_IN_CAMPAIGN: () => ['No sumó: la promoción es para otras tarjetas.', 'Tu tarjeta puede sumar en otras promociones.'],
  RULE_NOT_NOW: (facts) => (facts['why'] === undefined ? ['No sumó: la promoción pide otro día, otra hora o más piezas.', 'Las bases dicen cuándo y con cuánto suma.'] : saleErrorsEs.RULE_NOT_NOW(facts)),
  PRIZE_EARNS_NOTHING: () => ['Tu premio no suma.', 'Tu próxima compra suma otra vez.'],
  ANOTHER_CAMPAIGN_WAS_BETTER: () => ['Tu compra contó en otra promoción, la que te da más.', 'No hagas nada: solo suma una de las dos.'],
  GOAL_REACHED: (facts) => [`No sumó: ya tienes ${counted(facts, 'goal')}, la meta.`, 'Canjea tu premio y vuelve a sumar.'],
  GOAL_CUT: (facts) => [`${counted(facts, 'given') === 0 ? 'Una parte no sumó' : `Sumó ${counted(facts, 'given')} de ${counted(facts, 'due')}`}: la meta es ${counted(facts, 'goal')}.`, 'Canjea tu premio y vuelve a sumar.'],
};
