import type { errorsByArea } from '@qoa/shared/errors';
import { counted, whenSaid } from './error-text.ts';
import type { ErrorArea, MessageFacts } from './error-text.ts';
import { againEs, comeBackEs, reachedEs, topsEs } from './limit-es.ts';
import { minimum, share } from './limit-words.ts';

/** Why a sale gave what it gave. */
export const saleErrorsEs: ErrorArea<typeof errorsByArea.sale> = {
  NO_CARD: () => ['Venta sin tarjeta: no suma sellos.', 'Pide la tarjeta la próxima vez.'],
  CARD_UNKNOWN: () => ['No sumó: esa tarjeta no existe.', 'Revisa el código o pide al cliente que abra su tarjeta.'],
  CARD_ERASED: () => ['No sumó: el dueño borró esa tarjeta.', 'La venta quedó. Si quiere juntar sellos otra vez, que pida una tarjeta nueva.'],
  PRODUCT_NOT_IN_CAMPAIGN: () => ['La venta quedó; el producto no está en promoción.', 'Prueba con uno que sí participe.'],
  PRODUCT_UNKNOWN: () => ['La venta quedó sin sumar: Qoa no conoce el producto.', 'Si debería participar, avisa a Qoa; prueba con otro para sumar.'],
  PRODUCT_RESTRICTED: () => ['Ese producto no participa en promociones.', 'La venta quedó igual; prueba con otro para sumar.'],
  PRODUCT_FRACTION: () => ['No sumó: solo cuentan piezas completas.', 'Desde una pieza entera suma.'],
  NO_CAMPAIGN: () => ['La tienda no tiene promociones activas.', 'La venta quedó igual. Pide a Qoa una promoción.'],
  CAMPAIGN_NOT_STARTED: (facts) => [`No sumó: la promoción empieza el ${whenSaid(facts, 'startsAtMs', 'es')}.`, 'Desde entonces suma.'],
  CAMPAIGN_ENDED: (facts) => [`No sumó: la promoción terminó el ${whenSaid(facts, 'endedAtMs', 'es')}.`, 'Lo ganado sigue ahí: pregunta por la siguiente.'],
  CAMPAIGN_PAUSED: () => ['No sumó: la promoción está en pausa.', 'Intenta otro día; lo ganado sigue ahí.'],
  LIMIT_REACHED: (facts) => [`No sumó: ${reachedEs(facts)}.`, comeBackEs(facts)],
  LIMIT_CUT: (facts) => [`${cutEs(facts)}: ${topsEs(facts)}.`, comeBackEs(facts)],
  BUDGET_SPENT: () => ['No sumó: la promoción ya repartió todo.', 'Lo ganado sigue ahí.'],
  BUDGET_CUT: (facts) => [counted(facts, 'given') === 0 ? 'Otra promoción ya repartió todo.' : `Sumó ${share(facts, 'de')}: era lo último de la promoción.`, 'Lo ganado sigue ahí.'],
  GOAL_REACHED: (facts) => [`No sumó: la tarjeta ya llegó a ${counted(facts, 'goal')}.`, 'Canjea el premio y vuelve a sumar.'],
  GOAL_CUT: (facts) => [`${cutEs(facts)}: la meta es ${counted(facts, 'goal')}.`, 'Canjea el premio y vuelve a sumar.'],
  COOLDOWN: (facts) => ['No sumó: es muy pronto tras la compra anterior.', againEs(facts)],
  MINIMUM_NOT_REACHED: (facts) => [`No sumó: la compra mínima es de ${lessTimes(facts, 0)}.`, `Con ${lessTimes(facts, 1) || lessTimes(facts, 0)} más, suma.`],
  ANOTHER_CAMPAIGN_WAS_BETTER: () => ['Contó otra promoción, la que da más.', 'Solo suma una. No hagas nada.'],
  CAME_LATE: ({ bonus }) => [bonus === 'tier' ? 'Llegó después de una venta más nueva: vale el nivel de ahora.' : 'Llegó después de una venta más nueva: esa ya tuvo lo de la primera compra.', 'No hagas nada: lo dado se queda.'],
  AMOUNT_MISSING: () => ['No sumó: falta el monto de los productos.', 'Escríbelo antes de guardar y suma.'],
  CARD_NOT_IN_CAMPAIGN: () => ['No sumó: la promoción es para otras tarjetas.', 'Esa tarjeta puede sumar en otras promociones.'],
  RULE_NOT_NOW: (facts) => {
    switch (facts['why']) {
      case 'window':
        return ['No sumó: no es el día o la hora de la promoción.', againEs(facts)];
      case 'little':
        return ['No sumó: faltan piezas o productos de la promoción.', 'Las bases dicen con cuánto suma.'];
      case 'once':
        return ['No sumó: era solo por la primera compra.', 'Lo ganado sigue ahí.'];
      case 'other':
        return ['No sumó: por ahora no aplica a esta compra.', 'Las bases dicen cuándo y a quién le suma.'];
      default:
        return ['No sumó: falta cantidad o no es el día u hora.', 'Las bases dicen cuándo suma.'];
    }
  },
  STORE_NOT_IN_CAMPAIGN: () => ['No sumó: esta tienda no está en la promoción.', 'Pide a Qoa que la incluya.'],
  PRIZE_EARNS_NOTHING: () => ['Un premio entregado no suma.', 'La próxima compra suma otra vez.'],
  HOLDOUT: () => ['La venta quedó; el producto no está en promoción.', 'Prueba con uno que sí participe.'],
  DEBT_REPAID: (facts) => [`${counted(facts, 'repaid') === 1 ? 'Se descontó' : 'Se descontaron'} ${counted(facts, 'repaid')} por una devolución anterior.`, 'Lo siguiente ya suma completo.'],
  AWAITS_SALE: () => ['La tarjeta se agregó; falta que llegue la venta.', 'En cuanto llegue, suma sola. No hagas nada.'],
  CLAIM_TARGET_WRONG: () => ['No sumó: esa venta no es de esta tienda.', 'Agrega la tarjeta desde la venta correcta.'],
  SALE_HAS_CARD: () => ['No sumó: esa venta ya se guardó con tarjeta.', 'Pide la tarjeta en la siguiente venta.'],
  SALE_CLAIMED: () => ['No sumó: esa venta ya tiene tarjeta.', 'Cada venta suma una sola vez.'],
  HOLD_NOT_COUNTED: () => ['No sumó: soporte lo revisó y no se cuenta.', 'Si crees que es un error, habla con soporte.'],
  CLAIM_LATE: (facts) => [`No sumó: pasaron más de ${counted(facts, 'hours')} horas desde la venta.`, 'Pide la tarjeta en la siguiente venta.'],
  SALE_EMPTY: () => ['La venta no tiene productos.', 'Escanea o escribe uno.'],
  SALE_LINES_MAX: (facts) => [`La venta ya tiene ${counted(facts, 'max')} productos distintos.`, 'Guárdala y empieza otra.'],
  SALE_QUANTITY_RANGE: () => ['Esa cantidad no se puede registrar.', 'Revisa la cantidad.'],
  SALE_SAVED_IN_PART: () => ['Otra ventana guardó ya una parte de esta venta.', 'Aquí queda lo que no se guardó: guárdalo o bórralo. Lo guardado está en Ventas.'],
  CLOCK_UNSURE: () => ['El reloj del teléfono no era seguro; se calculó la hora.', 'Pon la hora automática en el teléfono.'],
};

const lessTimes = (facts: MessageFacts, times: number): string => minimum(facts, times, 'es', ['pieza', 'piezas'], ' y ');

/** What was cut to nothing, a unit or a campaign, is told only where another one gave. */
const cutEs = (facts: MessageFacts): string => (counted(facts, 'given') === 0 ? 'Una parte no sumó' : `Sumó ${share(facts, 'de')}`);
