import type { errorsByArea } from '@qoa/shared/errors';
import type { ErrorText } from './error-text.ts';

/** What a phone and the server may disagree about, told to a tendero: by the code alone, since nothing else is known of a trouble. */
export type PhoneWire = { readonly [Code in keyof (typeof errorsByArea.protocol & typeof errorsByArea.session)]: ErrorText };

const notKnown: ErrorText = ['Qoa no reconoce este teléfono.', 'No borres nada: pide un código de alta nuevo y lo guardado se envía después.'];
const otherRelease: ErrorText = ['Qoa y este teléfono tienen versiones distintas.', 'Con internet, cierra Qoa y ábrelo otra vez para actualizarlo. Lo guardado se envía después.'];
const notTaken: ErrorText = ['Qoa no pudo recibir lo que mandó este teléfono.', 'No se pierde nada. Con internet, cierra Qoa y ábrelo otra vez; si sigue igual, llama a soporte.'];
const tooMuch: ErrorText = ['Eran demasiadas ventas para un solo envío.', 'Se envían solas en partes más chicas. Sigue vendiendo.'];
const entersAgain: ErrorText = ['Este teléfono tiene que entrar a Qoa otra vez.', 'Lo hace solo cuando hay internet. Sigue vendiendo.'];

export const phoneWireEs: PhoneWire = {
  CERTIFICATE_WRONG: notKnown,
  KEY_UNKNOWN: notKnown,
  SIGNATURE_WRONG: notKnown,
  PROTOCOL_UNKNOWN: otherRelease,
  BODY_INVALID: notTaken,
  MEDIA_TYPE_UNKNOWN: notTaken,
  ROUTE_UNKNOWN: notTaken,
  METHOD_UNKNOWN: notTaken,
  SCOPE_UNKNOWN: notTaken,
  IDEMPOTENCY_MISMATCH: notTaken,
  BODY_TOO_LARGE: tooMuch,
  TOO_MANY_EVENTS: tooMuch,
  SNAPSHOT_REQUIRED: ['Lo guardado aquí ya es viejo.', 'Se vuelve a bajar completo; no se pierde nada.'],
  EVENT_UNKNOWN: ['Qoa no tiene esa venta aquí.', 'Si se acaba de hacer, espera a que llegue.'],
  EXPLANATIONS_BUSY: ['Muchos preguntan el porqué a la vez.', 'Espera unos segundos e intenta de nuevo.'],
  NONCE_UNKNOWN: entersAgain,
  UNAUTHENTICATED: entersAgain,
  SESSION_EXPIRED: entersAgain,
  FORBIDDEN: ['Este teléfono no puede hacer eso.', 'Llama a soporte; lo guardado no se borra.'],
  STORE_UNKNOWN: ['Qoa no encuentra esa tienda.', 'Llama a soporte; lo guardado no se borra.'],
};
