import type { errorsByArea } from '@qoa/shared/errors';
import { formatDateTime } from '../format.ts';
import { plural } from '../words.ts';
import { counted, said } from './error-text.ts';
import type { ErrorArea, MessageFacts } from './error-text.ts';

/** Why a sale gave what it gave. */
export const saleErrorsEs: ErrorArea<typeof errorsByArea.sale> = {
  NO_CARD: () => ['Venta sin tarjeta: no suma sellos.', 'Pide la tarjeta la próxima vez.'],
  CARD_UNKNOWN: () => ['No sumó: esa tarjeta no existe.', 'Revisa el código o pide al cliente que abra su tarjeta.'],
  PRODUCT_NOT_IN_CAMPAIGN: () => ['La venta quedó; el producto no está en promoción.', 'Prueba con uno que sí participe.'],
  PRODUCT_UNKNOWN: () => ['La venta quedó con un producto que Qoa aún no conoce.', 'Si participa, suma cuando se reconozca. No hagas nada.'],
  PRODUCT_RESTRICTED: () => ['Ese producto no participa en promociones.', 'La venta quedó igual; prueba con otro para sumar.'],
  PRODUCT_FRACTION: () => ['No sumó: solo cuentan piezas completas.', 'Desde una pieza entera suma.'],
  NO_CAMPAIGN: () => ['La tienda no tiene promociones activas.', 'La venta quedó igual. Pide a Qoa una promoción.'],
  CAMPAIGN_NOT_STARTED: (facts) => [`No sumó: la promoción empieza el ${formatDateTime(counted(facts, 'startsAtMs'), 'es')}.`, 'Desde entonces suma.'],
  CAMPAIGN_ENDED: (facts) => [`No sumó: la promoción terminó el ${formatDateTime(counted(facts, 'endedAtMs'), 'es')}.`, 'Tus sellos siguen ahí: pregunta por la siguiente.'],
  CAMPAIGN_PAUSED: () => ['No sumó: la promoción está en pausa.', 'Intenta otro día; tus sellos siguen ahí.'],
  LIMIT_REACHED: (facts) => [`No sumó: ${reached(facts)}.`, next(facts)],
  LIMIT_CUT: (facts) => [`Sumó ${counted(facts, 'given')} de ${counted(facts, 'due')}: ${tops(facts)}.`, next(facts)],
  DEBT_REPAID: (facts) => [`${plural(counted(facts, 'repaid'), 'sello pagó', 'sellos pagaron')} una devolución anterior.`, 'Los siguientes ya suman completos.'],
  AWAITS_SALE: () => ['La tarjeta se agregó; falta que llegue la venta.', 'En cuanto llegue, suma sola. No hagas nada.'],
  CLAIM_TARGET_WRONG: () => ['No sumó: esa venta no es de esta tienda.', 'Agrega la tarjeta desde la venta correcta.'],
  SALE_HAS_CARD: () => ['No sumó: esa venta ya se guardó con tarjeta.', 'Pide la tarjeta en la siguiente venta.'],
  SALE_CLAIMED: () => ['No sumó: esa venta ya tiene tarjeta.', 'Cada venta suma una sola vez.'],
  CLAIM_LATE: (facts) => [`No sumó: pasaron más de ${counted(facts, 'hours')} horas desde la venta.`, 'Pide la tarjeta en la siguiente venta.'],
  SALE_EMPTY: () => ['La venta no tiene productos.', 'Escanea o escribe uno.'],
  SALE_LINES_MAX: (facts) => [`La venta ya tiene ${counted(facts, 'max')} productos distintos.`, 'Guárdala y empieza otra.'],
  SALE_QUANTITY_RANGE: () => ['Esa cantidad no se puede registrar.', 'Revisa la cantidad.'],
  CLOCK_UNSURE: () => ['El reloj del teléfono no era seguro; se calculó la hora.', 'Pon la hora automática en el teléfono.'],
};

const reached = (facts: MessageFacts): string => (said(facts, 'per') === 'day' ? `ya van ${counted(facts, 'used')} hoy` : tops(facts));

const tops = (facts: MessageFacts): string => `el tope es ${counted(facts, 'units')} por ${said(facts, 'per') === 'day' ? 'día' : 'compra'}`;

const next = (facts: MessageFacts): string => (said(facts, 'per') === 'day' ? 'Vuelve mañana.' : 'La próxima compra suma otra vez.');
