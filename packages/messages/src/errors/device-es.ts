import type { errorsByArea } from '@qoa/shared/errors';
import { plural } from '../words.ts';
import { counted, whenSaid } from './error-text.ts';
import type { ErrorArea } from './error-text.ts';

/** What concerns one phone. */
export const deviceErrorsEs: ErrorArea<typeof errorsByArea.device> = {
  UNREADABLE: () => ['Una venta llegó dañada.', 'Quedó apartada en el teléfono. Llama a soporte y sigue vendiendo.'],
  FORK: () => ['Hay dos ventas con el mismo número.', 'Las dos están a salvo; la segunda no suma por ahora. Avisa a soporte y sigue vendiendo.'],
  UNKNOWN_KIND: () => ['Recibida: Qoa aún no sabe leer esta venta.', 'Está a salvo en Qoa, sin sumar por ahora. Avisa a soporte y sigue vendiendo.'],
  POISONED: () => ['Recibida: Qoa falló al revisarla.', 'Está a salvo en Qoa, sin sumar por ahora. Avisa a soporte y sigue vendiendo.'],
  ENROLMENT_REVOKED: () => ['Este teléfono ya no está dado de alta.', 'Lo pendiente todavía se entrega. Pide un código nuevo.'],
  ENROLMENT_UNKNOWN: () => ['Qoa no conoce este teléfono.', 'Pide un código de alta; lo guardado no se borra.'],
  ENROLMENT_CODE_WRONG: () => ['El código de alta no está completo o tiene un error.', 'Revísalo y escríbelo otra vez.'],
  ENROLMENT_CODE_UNKNOWN: () => ['Ese código de alta no existe.', 'Revísalo o pide uno nuevo a Qoa.'],
  ENROLMENT_CODE_EXPIRED: (facts) => [`El código de alta venció el ${whenSaid(facts, 'expiredAtMs', 'es')}.`, 'Pide uno nuevo a Qoa.'],
  ENROLMENT_CODE_USED: () => ['Ese código de alta ya se usó en otro teléfono.', 'Pide uno nuevo a Qoa.'],
  ROLLBACK_UNSEEN: () => ['Este teléfono no puede darse de alta solo.', 'Pide a Qoa un código de alta nuevo; lo guardado no se borra.'],
  RENEWAL_USED: () => ['Este teléfono ya se dio de alta otra vez por sí mismo, y eso se puede una sola vez.', 'Pide a Qoa un código de alta nuevo.'],
  PUBLIC_KEY_INVALID: () => ['Este navegador no sirve para dar de alta el teléfono.', 'Actualízalo e intenta de nuevo.'],
  SERVER_UNPROVED: () => ['No se pudo comprobar que Qoa respondió.', 'Usa el mismo código con otra red. Si sigue igual, llama a soporte.'],
  STORAGE_FULL: () => ['El teléfono no tiene espacio: la venta aún no se guarda.', 'No cierres la pantalla. Borra fotos o videos y toca Guardar otra vez.'],
  STORAGE_UNAVAILABLE: () => ['Ahora no se puede guardar en este teléfono.', 'Lo que está en pantalla sigue ahí. Cierra otras ventanas de Qoa; en modo privado, ábrelo en una ventana normal.'],
  PAGE_INSECURE: () => ['Esta dirección no es segura, así que aquí no se puede vender.', 'Abre Qoa con https, o en el mismo equipo donde corre.'],
  STORAGE_EVICTED: () => ['Se borraron los datos de Qoa en este teléfono.', 'La venta en pantalla sigue aquí. Pide un código de alta nuevo y escanéalo.'],
  STORAGE_ROLLED_BACK: () => ['Al teléfono le faltan datos recientes.', 'Sigue vendiendo, no se pierde nada. Pide un código de alta nuevo y ábrelo aquí.'],
  QUEUE_STALLED: () => ['Hay ventas que no avanzan aunque hay conexión.', 'No se pierde nada y puedes seguir vendiendo. Guarda una copia de lo pendiente y llama a soporte.'],
  EVENTS_WAIT: (facts) => [`Todavía no: ${plural(counted(facts, 'waiting'), 'venta', 'ventas')} por enviar en este teléfono.`, 'Conéctate a internet y toca Enviar ahora. Si no se puede, guarda una copia y dásela a soporte.'],
  QUEUE_DAMAGED: (facts) => (counted(facts, 'count') === 1 ? ['1 venta se dañó en el teléfono.', 'Quedó apartada y no suma. Llama a soporte; lo demás sigue.'] : [`${counted(facts, 'count')} ventas se dañaron en el teléfono.`, 'Quedaron apartadas y no suman. Llama a soporte; lo demás sigue.']),
  ALREADY_SAVED: () => ['Esta venta ya estaba guardada.', 'No hace falta repetirla.'],
  RESCUE_FILE_EMPTY: () => ['Ese archivo no trae ventas de Qoa.', 'Elige el archivo de rescate que compartió el teléfono.'],
  RECEIPT_TOO_LONG: () => ['Esta venta tiene demasiados productos para un recibo QR.', 'Compártela con el archivo de rescate.'],
  CAMERA_DENIED: () => ['La cámara está bloqueada.', 'Permítela en el candado junto a la dirección, o escribe el código.'],
  CAMERA_ABSENT: () => ['Aquí no se puede usar la cámara.', 'Escribe el código o usa una foto.'],
  CAMERA_LOST: () => ['La cámara se cerró, u otra aplicación la usa.', 'Lo escaneado sigue aquí. Cierra la otra e intenta de nuevo.'],
  DECODER_UNAVAILABLE: () => ['El lector de códigos no cargó.', 'Escribe el código o vuelve a abrir la pantalla.'],
  CHECK_DIGIT_WRONG: () => ['El código se leyó mal o está incompleto.', 'Acércate y escanea otra vez, o escribe los números.'],
  NOT_OURS: () => ['Ese código no es de Qoa.', 'Escanea la tarjeta del cliente o un producto.'],
};
