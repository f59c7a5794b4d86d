import type { errorsByArea } from '@qoa/shared/errors';
import { said } from './error-text.ts';
import type { ErrorArea } from './error-text.ts';

/** What the peers of the wire disagree about. */
export const protocolErrorsEs: ErrorArea<typeof errorsByArea.protocol> = {
  CERTIFICATE_WRONG: () => ['Qoa no reconoce este teléfono por su certificado.', 'No borres nada: pide un código de alta nuevo y lo guardado se envía después.'],
  KEY_UNKNOWN: () => ['Qoa no reconoce este teléfono: su clave no es la que tiene.', 'No borres nada: pide un código de alta nuevo y lo guardado se envía después.'],
  BODY_INVALID: (facts) => [`Lo enviado no tiene la forma esperada (${said(facts, 'path')}).`, 'Corrígelo según la documentación y envíalo de nuevo.'],
  BODY_TOO_LARGE: (facts) => [`Lo enviado pasa de ${said(facts, 'bytesMax')} bytes.`, 'Envíalo en partes más chicas.'],
  MEDIA_TYPE_UNKNOWN: () => ['Esta dirección no lee ese tipo de contenido.', 'Envía application/json.'],
  TOO_MANY_EVENTS: (facts) => [`Son más de ${said(facts, 'eventsMax')} eventos en un envío.`, 'Envíalos en partes más chicas.'],
  PROTOCOL_UNKNOWN: (facts) => [`El servidor no conoce la versión ${said(facts, 'version')}.`, 'Actualiza la aplicación; lo guardado se envía después.'],
  ROUTE_UNKNOWN: () => ['No hay nada en esta dirección.', 'Revísala o empieza desde la portada.'],
  METHOD_UNKNOWN: () => ['Esta dirección no acepta ese método.', 'Mira la documentación para saber cuál usar.'],
  SNAPSHOT_REQUIRED: () => ['Los datos guardados aquí ya son viejos.', 'Se vuelven a bajar completos; no se pierde nada.'],
  SCOPE_UNKNOWN: (facts) => [`No puedes leer ${said(facts, 'scope')}.`, 'Pide solo lo que el servidor te ofrece.'],
  EVENT_UNKNOWN: () => ['Qoa no tiene esa venta aquí.', 'Si se acaba de hacer, espera a que llegue.'],
  EXPLANATIONS_BUSY: () => ['Muchos preguntan el porqué a la vez.', 'Espera unos segundos e intenta de nuevo.'],
  NONCE_UNKNOWN: () => ['El permiso para entrar ya venció.', 'Pide otro e intenta de nuevo.'],
  SIGNATURE_WRONG: () => ['La firma de este teléfono no es válida.', 'Da de alta el teléfono otra vez; lo guardado se conserva.'],
  IDEMPOTENCY_MISMATCH: () => ['Esa clave ya se usó con otro contenido.', 'Usa una clave nueva para un registro nuevo.'],
};
