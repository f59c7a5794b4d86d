import { plural } from '../words.ts';

/** Ways home for sales that the network does not take: the rescue file and the QR receipt. */
export const es = {
  rescueTitle: 'Rescate de ventas',
  rescueOpen: 'Rescate de ventas',
  ownTitle: 'Las ventas de este teléfono',
  ownNone: 'Aquí no hay ventas que rescatar.',
  ownWaiting: (waiting: number) => waiting === 0 ? 'Todas están entregadas; el archivo es solo una copia.' : `${plural(waiting, 'venta', 'ventas')} sin entregar.`,
  share: 'Compartir archivo de rescate',
  sharing: 'Preparando…',
  shareNext: 'Mándalo por WhatsApp, correo o cable a soporte, o a otro teléfono con Qoa. No borra nada: cuando este teléfono tenga señal, cada venta cuenta una sola vez.',
  shared: (n: number) => `Listo: ${plural(n, 'venta', 'ventas')} en el archivo.`,
  otherTitle: 'El archivo de otro teléfono',
  otherNext: '¿Te mandaron un archivo de rescate? Entrégalo con la señal de este teléfono.',
  choose: 'Elegir archivo',
  delivering: (done: number, all: number) => `Entregando ${done} de ${all}…`,
  delivered: (n: number) => `${plural(n, 'venta entregada', 'ventas entregadas')}.`,
  spoiled: (n: number) => n === 1 ? '1 renglón venía dañado y no se pudo leer.' : `${n} renglones venían dañados y no se pudieron leer.`,
  fileNote: 'Ventas selladas de Qoa. Nadie puede cambiarlas ni leer aquí nombres o teléfonos.',
  fileNext: 'Entrégalo en otro teléfono con Qoa (Teléfono, Rescate de ventas) o a soporte.',
  receipt: 'Recibo QR',
  receiptTitle: 'Recibo para el cliente',
  receiptNext: 'Que el cliente lo lea con la cámara de su teléfono: su venta llega aunque tú no tengas señal.',
  receiptLabel: 'Código QR del recibo',
  receiptGone: 'Esta venta ya no está en el teléfono',
  receiptGoneNext: 'Ya está entregada y respaldada: no necesita recibo.',
  back: 'Volver a vender',
};
