import type { ErrorText } from './error-text.ts';

/** What is wrong between a phone and the server, as far as a tendero does something about it. */
export type PhoneWireCase = keyof typeof phoneWireEs;

export const phoneWireEs = {
  notKnown: ['Qoa no reconoce este teléfono.', 'No borres nada: pide un código de alta nuevo y lo guardado se envía después.'],
  otherRelease: ['Qoa y este teléfono tienen versiones distintas.', 'Con internet, cierra Qoa y ábrelo otra vez para actualizarlo. Lo guardado se envía después.'],
  notTaken: ['Qoa no pudo recibir lo que mandó este teléfono.', 'No se pierde nada. Con internet, cierra Qoa y ábrelo otra vez; si sigue igual, llama a soporte.'],
  tooMuch: ['Eran demasiadas ventas para un solo envío.', 'Se envían solas en partes más chicas. Sigue vendiendo.'],
  noSuchSale: ['Qoa no tiene esa venta aquí.', 'Si se acaba de hacer, espera a que llegue.'],
  busy: ['Muchos preguntan el porqué a la vez.', 'Espera unos segundos e intenta de nuevo.'],
  entersAgain: ['Este teléfono tiene que entrar a Qoa otra vez.', 'Lo hace solo cuando hay internet. Sigue vendiendo.'],
  notAllowed: ['Este teléfono no puede hacer eso.', 'Llama a soporte; lo guardado no se borra.'],
} as const satisfies Readonly<Record<string, ErrorText>>;
