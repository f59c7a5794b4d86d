import { describe, expect, it } from 'vitest';
import { aRevision } from '../../../shared/src/rules/test/test-revisions.ts';
import { describeRevision } from './describe-revision.ts';
import { campaigns, names } from './test-cases.ts';

/** What people read of each campaign. Published revisions never change their meaning: a line here changes only because it said it badly. */
const short: Readonly<Record<string, readonly [es: string, en: string]>> = {
  'a stamp for each piece, two a day': [
    'Por cada refresco Sol ganas 1 sello, máximo 2 al día. Con 8 sellos, uno gratis.',
    'For each Sol soda you earn 1 stamp, at most 2 a day. With 8 stamps, one free.',
  ],
  'a stamp for each purchase in a store': [
    'Por cada compra ganas 1 sello, máximo 1 al día. Con 10 sellos, Café gratis.',
    'For each purchase you earn 1 stamp, at most 1 a day. With 10 stamps, Café free.',
  ],
  'a stamp for each purchase with a product': [
    'Por cada compra con un refresco Sol ganas 1 sello, máximo 3 a la semana y máximo 10 al mes. Con 8 sellos, uno gratis.',
    'For each purchase with a Sol soda you earn 1 stamp, at most 3 a week and at most 10 a month. With 8 stamps, one free.',
  ],
  'a point for every $20 in a store': [
    'Por cada $20 en productos ganas 1 punto. Con 100 puntos, $50 de descuento.',
    'For every $20 of products you earn 1 point. With 100 points, $50 de descuento.',
  ],
  'points by brand, in proportion': [
    'Por cada $10 en productos de la marca Sol ganas 3 puntos.',
    'For every $10 of products by Sol you earn 3 points.',
  ],
  'points on the whole ticket': [
    'Por cada $50.50 de tu compra ganas 1 punto.',
    'For every $50.50 of your purchase you earn 1 point.',
  ],
  'a stamp for every three pieces': [
    'Por cada 3 refrescos Sol ganas 1 sello.',
    'For every 3 Sol sodas you earn 1 stamp.',
  ],
  'two for one': [
    'Por cada refresco Sol ganas 1 sello. Con 1 sello, uno gratis.',
    'For each Sol soda you earn 1 stamp. With 1 stamp, one free.',
  ],
  'five different cookies or waters': [
    'Con 2 galletas Luna o aguas Mar distintas en una compra ganas 5 sellos.',
    'With 2 different Luna cookies or Mar waters in one purchase you earn 5 stamps.',
  ],
  'a combo': [
    'Por cada combo de 2 refrescos Sol y 1 galleta Luna ganas 5 sellos, hasta 3 combos por compra.',
    'For each combo of 2 Sol sodas and 1 Luna cookie you earn 5 stamps, up to 3 combos a purchase.',
  ],
  'first purchase': [
    'Por cada refresco Sol ganas 1 sello. En tu primera compra con un refresco Sol ganas 5 sellos.',
    'For each Sol soda you earn 1 stamp. With your first purchase with a Sol soda you earn 5 stamps.',
  ],
  'birthday of the day': [
    'Si compras un refresco Sol el día de tu cumpleaños ganas 2 sellos, una vez al año.',
    'If you buy a Sol soda on your birthday you earn 2 stamps, once a year.',
  ],
  'birthday of the week': [
    'Si compras un producto participante hasta 3 días antes o después de tu cumpleaños ganas 1,500 puntos, una vez al año.',
    'If you buy a product that takes part up to 3 days before or after your birthday you earn 1,500 points, once a year.',
  ],
  'happy hour, Monday to Friday from 7 to 9': [
    'Por cada refresco Sol ganas 2 sellos de lunes a viernes de 7 a 9 de la mañana.',
    'For each Sol soda you earn 2 stamps Monday to Friday from 7 to 9 am.',
  ],
  'weekends around noon and at night': [
    'Por cada refresco Sol ganas 1 sello los sábados y domingos de 11:30 de la mañana a 1 de la tarde y de 10 de la noche a 2 de la madrugada del día siguiente.',
    'For each Sol soda you earn 1 stamp on Saturdays and Sundays from 11:30 am to 1 pm and from 10 pm to 2 am the next day.',
  ],
  'double on Tuesdays': [
    'Por cada refresco Sol ganas 1 sello. Ganas el doble de sellos los martes, hasta 10 extra por compra.',
    'For each Sol soda you earn 1 stamp. You earn twice the stamps on Tuesdays, up to 10 extra a purchase.',
  ],
  'double on Tuesdays, so many extra a month': [
    'Por cada refresco Sol ganas 1 sello. Ganas el doble de sellos los martes. Máximo 100 extra al mes por el doble de sellos los martes.',
    'For each Sol soda you earn 1 stamp. You earn twice the stamps on Tuesdays. At most 100 extra a month for twice the stamps on Tuesdays.',
  ],
  'a coffee for the birthday and a gift for a group': [
    'Por cada refresco Sol ganas 1 sello. Hasta agotar 1,000 sellos. Con 8 sellos, uno gratis. Café gratis en el mes de tu cumpleaños, una vez al año. Una sorpresa, hasta 2 veces al mes, si tu tarjeta es del grupo “Clientes frecuentes”.',
    'For each Sol soda you earn 1 stamp. Until 1,000 stamps are given. With 8 stamps, one free. Café free in the month of your birthday, once a year. Una sorpresa, up to 2 times a month, if your card is of the group “Frequent customers”.',
  ],
  'half as much again for a tag': [
    'Por cada refresco Sol ganas 1 punto. Ganas 50% más puntos en productos con la etiqueta “verano”.',
    'For each Sol soda you earn 1 point. You earn 50% more points on products tagged “verano”.',
  ],
  'fivefold, multiplied with triple': [
    'Por cada refresco Sol ganas 1 sello. Ganas tus sellos multiplicados por 5, si tu tarjeta es del grupo “Clientes frecuentes”. Ganas el triple de sellos de 3 a 6 de la tarde.',
    'For each Sol soda you earn 1 stamp. You earn 5 times the stamps, if your card is of the group “Frequent customers”. You earn three times the stamps from 3 to 6 pm.',
  ],
  'stamps and points from one sale': [
    'Por cada refresco Sol ganas 1 sello. Por cada $1 en refrescos Sol ganas 1 punto. Con 8 sellos, uno gratis.',
    'For each Sol soda you earn 1 stamp. For every $1 of Sol sodas you earn 1 point. With 8 stamps, one free.',
  ],
  'only in corner stores of Mérida': [
    'Por cada refresco Sol ganas 1 sello. Solo en tienditas de Mérida, Yucatán.',
    'For each Sol soda you earn 1 stamp. Only in corner stores of Mérida, Yucatán.',
  ],
  'only in two stores': [
    'Por cada refresco Sol ganas 1 sello. Solo en Abarrotes Lupita o La Esquina.',
    'For each Sol soda you earn 1 stamp. Only in Abarrotes Lupita or La Esquina.',
  ],
  'a list of stores, in one rule': [
    'Por cada refresco Sol ganas 1 sello. Por cada refresco Sol ganas 2 sellos en tiendas de la lista Zona norte.',
    'For each Sol soda you earn 1 stamp. For each Sol soda you earn 2 stamps in stores of the list North.',
  ],
  'for new cards': [
    'Por cada refresco Sol ganas 1 sello. Participas si aún no tienes compras en la promoción. Vale del 1 de diciembre de 2026 al 31 de diciembre de 2026.',
    'For each Sol soda you earn 1 stamp. You take part if you have no purchase in the promotion yet. Valid from December 1, 2026 to December 31, 2026.',
  ],
  'for those who stayed away': [
    'Por cada refresco Sol ganas 1 sello. Participas si llevas 30 días o más sin comprar y tu tarjeta no es del grupo “personal”.',
    'For each Sol soda you earn 1 stamp. You take part if you have not bought for 30 days or more and your card is not of the group “personal”.',
  ],
  'a category but one brand': [
    'Por cada bebida (menos refrescos y los de la marca Mar) ganas 1 sello.',
    'For each drink (except sodas and those by Mar) you earn 1 stamp.',
  ],
  'a smallest purchase and a wait': [
    'Por cada refresco Sol ganas 1 sello. Compra mínima: $50 y 3 piezas en refrescos Sol. Entre una compra que suma y la siguiente deben pasar 1 hora y 30 minutos.',
    'For each Sol soda you earn 1 stamp. Smallest purchase: $50 and 3 pieces of Sol sodas. Between a purchase that counts and the next must lie 1 hour and 30 minutes.',
  ],
  'a smallest ticket': [
    'Por cada refresco Sol ganas 1 sello. Cuenta máximo 1 pieza por compra. Suman máximo 2 compras cada 24 horas. Compra mínima: $100.50 en toda la compra.',
    'For each Sol soda you earn 1 stamp. At most 1 piece counts per purchase. At most 2 purchases count every 24 hours. Smallest purchase: $100.50 in the whole purchase.',
  ],
  'a budget of stamps and money': [
    'Por cada refresco Sol ganas 1 sello. Hasta agotar 10,000 sellos o $5,000 ($1.50 por sello), lo que pase primero.',
    'For each Sol soda you earn 1 stamp. Until 10,000 stamps or $5,000 ($1.50 a stamp) are given, whichever comes first.',
  ],
  'limits of brand, products, stores and everyone': [
    'Por cada refresco Sol ganas 1 sello. Máximo 2 sellos al día en productos de la marca Sol. Máximo 1 sello en toda la promoción en galletas Luna. Máximo 5 sellos al día en cada tienda. Máximo 1,000 sellos en toda la promoción entre todos los clientes.',
    'For each Sol soda you earn 1 stamp. At most 2 stamps a day for products by Sol. At most 1 stamp in the whole promotion for Luna cookies. At most 5 stamps a day in each store. At most 1,000 stamps in the whole promotion among all customers.',
  ],
  'stamps that expire in three months': [
    'Por cada refresco Sol ganas 1 sello. Con 8 sellos, uno gratis. Tus sellos vencen al terminar el mes en que cumplen 90 días.',
    'For each Sol soda you earn 1 stamp. With 8 stamps, one free. Your stamps expire when the month ends in which they turn 90 days old.',
  ],
  'points that end by a date or by staying away': [
    'Por cada refresco Sol ganas 1 sello. Tus sellos vencen el 31 de enero de 2027. Todos tus puntos vencen si pasas 60 días sin una compra que sume.',
    'For each Sol soda you earn 1 stamp. Your stamps expire on January 31, 2027. All your points expire if you go 60 days without a purchase that counts.',
  ],
  'held credit that lives from the first': [
    'Por cada refresco Sol ganas 1 sello. Con 8 sellos, uno gratis. Todos tus sellos vencen 30 días después del primero que tengas sin usar.',
    'For each Sol soda you earn 1 stamp. With 8 stamps, one free. All your stamps expire 30 days after the first that you have not used.',
  ],
  'silver and gold': [
    'Por cada refresco Sol ganas 1 sello. Nivel Plata: con 10 compras en el año; ganas 50% más sellos. Nivel Oro: con 50 compras o $5,000 en compras en el año; ganas el doble de sellos y puedes canjear rifa de un viaje. Con 20 sellos, rifa de un viaje.',
    'For each Sol soda you earn 1 stamp. Tier Plata: with 10 purchases in the year; you earn 50% more stamps. Tier Oro: with 50 purchases or $5,000 spent in the year; you earn twice the stamps and you may redeem rifa de un viaje. With 20 stamps, rifa de un viaje.',
  ],
  'a double for gold alone': [
    'Por cada refresco Sol ganas 1 sello. Por cada refresco Sol ganas 2 sellos, si tu nivel es Oro. Nivel Oro: con 100 sellos ganados y 5 sellos en tu tarjeta en los últimos 90 días.',
    'For each Sol soda you earn 1 stamp. For each Sol soda you earn 2 stamps, if your tier is Oro. Tier Oro: with 100 stamps earned and 5 stamps on your card in the last 90 days.',
  ],
  'beer, where its owner may': [
    'Por cada producto de cervezas ganas 1 sello.',
    'For each product of cervezas you earn 1 stamp.',
  ],
  'a choice of prizes': [
    'Por cada refresco Sol ganas 1 sello. Con 8 sellos, Bebida gratis (a elegir: refresco Sol o agua Mar).',
    'For each Sol soda you earn 1 stamp. With 8 stamps, Bebida free (choose: Sol soda or Mar water).',
  ],
  'many products': [
    'Por cada producto participante ganas 1 sello.',
    'For each product that takes part you earn 1 stamp.',
  ],
  'paused': [
    'La promoción está en pausa: por ahora no suma. Por cada refresco Sol ganas 1 sello.',
    'The promotion is paused: nothing counts for now. For each Sol soda you earn 1 stamp.',
  ],
  'ended, with a last day to redeem': [
    'La promoción terminó: ya no suma. Por cada refresco Sol ganas 1 sello. Con 8 sellos, uno gratis. Vale del 1 de diciembre de 2026 al 13 de diciembre de 2026 a las 18:00.',
    'The promotion has ended: nothing counts any more. For each Sol soda you earn 1 stamp. With 8 stamps, one free. Valid from December 1, 2026 to December 13, 2026 at 18:00.',
  ],
  'always and everywhere': [
    'Por cada producto ganas 1 sello.',
    'For each product you earn 1 stamp.',
  ],
};

describe('the short description', () => {
  it.each(Object.entries(campaigns))('of %s', (name, parts) => {
    const revision = aRevision(parts);
    expect([describeRevision(revision, names.es, 'es').short, describeRevision(revision, names.en, 'en').short]).toEqual(short[name]);
  });
});
