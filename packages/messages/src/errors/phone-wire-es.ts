import type { ErrorText } from './error-text.ts';

/** What is wrong between a phone and the server: by what is done next, or by a code that says more. */
export type PhoneWireCase = keyof typeof phoneWireEs;

export const phoneWireEs = {
  'after-enrolment': ['Qoa no reconoce este teléfono.', 'No borres nada: pide un código de alta nuevo y lo guardado se envía después.'],
  'after-update': ['Qoa y este teléfono tienen versiones distintas.', 'Con internet, cierra Qoa y ábrelo otra vez para actualizarlo. Lo guardado se envía después.'],
  corrected: ['Qoa no pudo recibir lo que mandó este teléfono.', 'No se pierde nada. Con internet, cierra Qoa y ábrelo otra vez; si sigue igual, llama a soporte.'],
  EVENT_UNKNOWN: ['Qoa no tiene esa venta aquí.', 'Si se acaba de hacer, espera a que llegue.'],
  EXPLANATIONS_BUSY: ['Muchos preguntan el porqué a la vez.', 'Espera unos segundos e intenta de nuevo.'],
} as const satisfies Readonly<Record<string, ErrorText>>;
