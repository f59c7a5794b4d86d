import { upper, type Locale } from '../words.ts';
import type { ErrorText } from '../errors/error-text.ts';

/** Why a sale gives nothing or less, said before it is made: the words of its verdict without their past. `El tope es 2 sellos por día. Vuelve mañana.` */
export const previewWhy = ([what, next]: ErrorText, locale: Locale): string => upper(`${what.replace(past[locale], '')} ${next}`);

const past: Readonly<Record<Locale, RegExp>> = {
  es: /^(?:No sumó|Sumó [^:]*|La venta quedó sin sumar): |^La venta quedó; /,
  en: /^(?:It did not count|It gave [^:]*|The sale is kept and earned nothing): |^The sale is kept; /,
};
