import type { errorsByArea } from '@qoa/shared/errors';
import type { ErrorArea } from './error-text.ts';

/** What the holder of a card may meet. */
export const cardErrorsEs: ErrorArea<typeof errorsByArea.card> = {
  CARD_SECRET_UNKNOWN: () => ['Este enlace ya no abre tu tarjeta.', 'Ábrelo completo, como te llegó. Si no abre, pide otro a quien te lo dio: tu tarjeta sigue sumando.'],
  BIRTHDAY_TOLD: () => ['Ya nos habías dicho tu cumpleaños.', 'Si quedó mal, pide a Qoa que lo corrija.'],
  RECEIPT_UNREADABLE: () => ['Este recibo no es de una venta con Qoa.', 'Pide en la tienda que te lo muestren de nuevo.'],
  RECEIPT_PHONE_UNKNOWN: () => ['Todavía no reconocemos el teléfono de esa tienda.', 'Guarda el recibo y ábrelo más tarde: la venta no se pierde.'],
  RECEIPT_DAMAGED: () => ['El recibo llegó incompleto.', 'Escanéalo otra vez en la tienda.'],
};

/** A phone enters by itself: nobody types anything there. */
const phoneEnters = 'Con internet, abre Qoa en el teléfono: entra solo. Las ventas se siguen entregando.';

/** What whoever asks in somebody's name may meet. */
export const sessionErrorsEs: ErrorArea<typeof errorsByArea.session> = {
  UNAUTHENTICATED: ({ who }) => (who === 'device' ? ['Falta que entre el teléfono.', phoneEnters] : who === 'card' ? ['Falta abrir tu tarjeta.', 'Ábrela con su enlace, como te llegó.'] : ['Falta entrar.', 'Entra con tu correo y contraseña.']),
  SESSION_EXPIRED: ({ who }) => (who === 'device' ? ['La sesión del teléfono terminó.', phoneEnters] : ['Tu sesión terminó.', 'Entra de nuevo; las ventas se siguen entregando.']),
  FORBIDDEN: () => ['Tu usuario no puede hacer esto.', 'Pídelo a alguien con permiso.'],
  STORE_UNKNOWN: () => ['Esa tienda no existe o no está a tu alcance.', 'Elige una de la lista.'],
};

/** What people of the console may meet. */
export const adminErrorsEs: ErrorArea<typeof errorsByArea.admin> = {
  LOGIN_REFUSED: () => ['El correo y la contraseña no coinciden.', 'Revísalos e intenta de nuevo.'],
  CARD_NOT_HELD: () => ['Nadie tiene una tarjeta con ese código.', 'Compáralo con la tarjeta.'],
  LOSS_UNKNOWN: () => ['Esa pérdida no está registrada.', 'Elige una de la lista.'],
  HOLD_UNKNOWN: () => ['Eso no está en revisión.', 'Elige algo de la lista.'],
  HOLD_CHANGED: () => ['Algo cambió con ese número mientras lo revisabas.', 'Mira lo que dice ahora y decide otra vez.'],
  HOLD_DECIDED: () => ['Ya se había decidido otra cosa, y eso queda.', 'Mira quién lo decidió y por qué.'],
  HOLD_NOT_COUNTABLE: () => ['Así como está no se puede contar: falta su venta, el sistema aún no sabe leerlo, o es una tarjeta agregada con un número repetido.', 'Espera a que llegue lo que falta, o decide que no se cuenta y pide que agreguen la tarjeta otra vez.'],
};

/** What the server says of itself. */
export const serverErrorsEs: ErrorArea<typeof errorsByArea.server> = {
  RATE_LIMITED: ({ retryAfterS }) => ['Fueron demasiados intentos seguidos.', retryAfterS === undefined ? 'Espera un momento e intenta de nuevo.' : `Espera ${retryAfterS} s e intenta de nuevo.`],
  UNAVAILABLE: () => ['Qoa no está disponible en este momento.', 'Lo guardado está a salvo y se envía solo más tarde.'],
  NETWORK_AWAY: () => ['No hubo respuesta.', 'Sigue trabajando: se intenta de nuevo solo.'],
  DEFECT: ({ id }) => [`Qoa tuvo una falla${id === undefined ? '' : ` (${id})`}.`, 'Intenta de nuevo; si sigue, díselo a soporte.'],
  ORIGIN_REFUSED: () => ['La petición viene de otra página.', 'Abre Qoa desde su propia dirección.'],
};
