import { upper, type Locale } from '../words.ts';

/** Why a sale gives nothing or less, before it is made or below the word that it gave nothing: what its verdict says without its past. `El tope es 2 sellos por día. Vuelve mañana.` */
export const previewWhy = (said: string, locale: Locale): string => upper(said.replace(past[locale], ''));

const past: Readonly<Record<Locale, RegExp>> = {
  es: /^(?:No sumó|Sumó [^:]*|La venta quedó sin sumar): |^La venta quedó; /,
  en: /^(?:It did not count|It gave [^:]*|The sale is kept and earned nothing): |^The sale is kept; /,
};
