import { plural } from '../words.ts';

/** Whose phone this is: a second enrolment, leaving, revocation, and what does not move. */
export const es = {
  alreadyTitle: (store: string) => `Este teléfono ya es de ${store}`,
  alreadyNext: 'No necesitas este código: sigue vendiendo. Si es para otro teléfono, ábrelo en ese teléfono.',
  moveHint: '¿Cambias de tienda o te lo pidió soporte? Usa el código aquí: lo que falta se envía igual.',
  goOn: 'Seguir vendiendo',
  useHere: 'Usar el código aquí',
  earlierStuck: (n: number) => `${plural(n, 'venta', 'ventas')} del alta anterior por entregar`,
  earlierStuckNext: 'No borres nada: se ofrecen a Qoa otra vez. Si tardan, guarda una copia y llama a soporte.',
  rescue: 'Guardar una copia de lo pendiente',
  stillDelivering: (n: number) => `Por entregar: ${plural(n, 'venta', 'ventas')}. Se envían solas cuando hay internet; deja abierto Qoa.`,
  awaitingBackup: 'Todo se entregó. Cuando Qoa lo tenga en su respaldo, este teléfono borra lo que guarda de la tienda.',
  wipedTitle: 'Este teléfono ya no es de ninguna tienda',
  wipedNext: 'Se entregó todo y se borró lo de la tienda. Para vender otra vez, escanea un código de alta.',
  evictedTitle: 'Se borraron los datos de Qoa en este teléfono',
  evictedNext: 'Pide un código de alta nuevo y escanéalo. La venta que estaba en pantalla vuelve a salir; avisa a Qoa si había ventas sin enviar.',
  back: 'Volver',
  leave: 'Quitar la tienda de este teléfono',
  leaveAsk: (store: string) => `¿Quitar ${store} de este teléfono?`,
  leaveWhat: 'Ya no podrá vender ni ver saldos. Para volver hace falta un código nuevo.',
  leaveYes: 'Sí, quitarla',
  leaveNo: 'No, seguir vendiendo',
  leftTitle: 'Quitaste la tienda de este teléfono',
  leftNext: 'Para vender otra vez, escanea un código de alta.',
};
