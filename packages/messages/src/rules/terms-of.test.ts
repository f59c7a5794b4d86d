import { describe, expect, it } from 'vitest';
import type { Revision } from '@qoa/shared/rules';
import type { Gtin } from '@qoa/shared/ids';
import { aRevision, luna, productScope, sol } from '../../../shared/src/rules/test/test-revisions.ts';
import { describeRevision } from './describe-revision.ts';
import { productNames } from './product-names.ts';
import { campaigns, names } from './test-cases.ts';

const terms: Readonly<Record<string, Readonly<Record<'es' | 'en', readonly string[]>>>> = {
  'a stamp for each piece, two a day': {
    es: [
      'Vale desde el 1 de diciembre de 2026, sin fecha de término.',
      'Vale en cualquier tienda que tenga la promoción.',
      'Participan refrescos Sol.',
      'No participan alcohol, tabaco, medicinas, recargas ni servicios.',
      'Los premios entregados no suman.',
      'Por cada refresco Sol ganas 1 sello.',
      'Cuentan piezas completas.',
      'Máximo 2 sellos al día.',
      'Con 8 sellos, un refresco Sol gratis.',
      'Si no dice otra cosa, un premio es para cualquier tarjeta, tantas veces como alcance lo juntado.',
      'En una misma compra primero se entrega el premio; lo que esa compra da sirve para la siguiente.',
      'Tus sellos no vencen.',
      'La meta es de 8 sellos: lo que pase de ahí se guarda para el siguiente premio.',
      'Puedes usar tus sellos en cuanto los ganas.',
      'Días, semanas y meses se cuentan con la hora de la Ciudad de México.',
      'Si la promoción cambia y la tienda aún no lo sabe, durante 24 horas vale lo que te dé más.',
    ],
    en: [
      'Valid from December 1, 2026, with no end.',
      'Valid in any store that has the promotion.',
      'What takes part: Sol sodas.',
      'No part for alcohol, tobacco, medicine, phone credit or services.',
      'Prizes that are handed over do not count.',
      'For each Sol soda you earn 1 stamp.',
      'Whole pieces count.',
      'At most 2 stamps a day.',
      'With 8 stamps, one Sol soda free.',
      'Unless it says otherwise, a prize is for every card, as often as what was gathered pays for it.',
      'In one purchase the prize is handed over first; what that purchase gives serves the next one.',
      'Your stamps do not expire.',
      'The goal is 8 stamps: what goes beyond it is kept for the next reward.',
      'You can use your stamps as soon as you earn them.',
      'Days, weeks and months are counted by the time of Mexico City.',
      'If the promotion changes and the store does not know yet, for 24 hours you get whichever gives you more.',
    ],
  },
  'a smallest purchase and a wait': {
    es: [
      'Vale desde el 1 de diciembre de 2026, sin fecha de término.',
      'Vale en cualquier tienda que tenga la promoción.',
      'Participan refrescos Sol.',
      'No participan alcohol, tabaco, medicinas, recargas ni servicios.',
      'Los premios entregados no suman.',
      'Por cada refresco Sol ganas 1 sello.',
      'Cuentan piezas completas.',
      'En dinero cuenta el precio pagado por cada producto, con impuestos y después de descuentos, con cualquier forma de pago.',
      'Compra mínima: $50 y 3 piezas en refrescos Sol.',
      'Entre una compra que suma y la siguiente deben pasar 1 hora y 30 minutos.',
      'Tus sellos no vencen.',
      'Puedes usar tus sellos en cuanto los ganas.',
      'Días, semanas y meses se cuentan con la hora de la Ciudad de México.',
      'Si la promoción cambia y la tienda aún no lo sabe, durante 24 horas vale lo que te dé más.',
    ],
    en: [
      'Valid from December 1, 2026, with no end.',
      'Valid in any store that has the promotion.',
      'What takes part: Sol sodas.',
      'No part for alcohol, tobacco, medicine, phone credit or services.',
      'Prizes that are handed over do not count.',
      'For each Sol soda you earn 1 stamp.',
      'Whole pieces count.',
      'Of money, the price paid for each product counts, with tax and after discounts, however it is paid.',
      'Smallest purchase: $50 and 3 pieces of Sol sodas.',
      'Between a purchase that counts and the next must lie 1 hour and 30 minutes.',
      'Your stamps do not expire.',
      'You can use your stamps as soon as you earn them.',
      'Days, weeks and months are counted by the time of Mexico City.',
      'If the promotion changes and the store does not know yet, for 24 hours you get whichever gives you more.',
    ],
  },
  'silver and gold': {
    es: [
      'Vale desde el 1 de diciembre de 2026, sin fecha de término.',
      'Vale en cualquier tienda que tenga la promoción.',
      'Participan refrescos Sol.',
      'No participan alcohol, tabaco, medicinas, recargas ni servicios.',
      'Los premios entregados no suman.',
      'Por cada refresco Sol ganas 1 sello.',
      'Cuentan piezas completas.',
      'En dinero cuenta el precio pagado por cada producto, con impuestos y después de descuentos, con cualquier forma de pago.',
      'Lo que no cabe se quita primero de los aumentos, empezando por el último.',
      'Con 20 sellos, rifa de un viaje.',
      'Si no dice otra cosa, un premio es para cualquier tarjeta, tantas veces como alcance lo juntado.',
      'En una misma compra primero se entrega el premio; lo que esa compra da sirve para la siguiente.',
      'Tus sellos no vencen.',
      'Puedes usar tus sellos en cuanto los ganas.',
      'Nivel Plata: con 10 compras en el año; ganas 50% más sellos.',
      'Nivel Oro: con 50 compras o $5,000 en compras en el año; ganas el doble de sellos y puedes canjear rifa de un viaje.',
      'Subes de nivel en cuanto cumples; la compra con la que subes suma con el nivel que tenías antes.',
      'Si dejas de cumplir, conservas tu nivel 30 días desde el primer día en que ya no cumples; después bajas un nivel a la vez.',
      'Canjear no te baja de nivel.',
      'Lo que abre un nivel es solo para ese nivel y los de arriba.',
      'Días, semanas y meses se cuentan con la hora de la Ciudad de México.',
      'Si la promoción cambia y la tienda aún no lo sabe, durante 24 horas vale lo que te dé más.',
    ],
    en: [
      'Valid from December 1, 2026, with no end.',
      'Valid in any store that has the promotion.',
      'What takes part: Sol sodas.',
      'No part for alcohol, tobacco, medicine, phone credit or services.',
      'Prizes that are handed over do not count.',
      'For each Sol soda you earn 1 stamp.',
      'Whole pieces count.',
      'Of money, the price paid for each product counts, with tax and after discounts, however it is paid.',
      'What does not fit is taken from boosts first, from the last on.',
      'With 20 stamps, rifa de un viaje.',
      'Unless it says otherwise, a prize is for every card, as often as what was gathered pays for it.',
      'In one purchase the prize is handed over first; what that purchase gives serves the next one.',
      'Your stamps do not expire.',
      'You can use your stamps as soon as you earn them.',
      'Tier Plata: with 10 purchases in the year; you earn 50% more stamps.',
      'Tier Oro: with 50 purchases or $5,000 spent in the year; you earn twice the stamps and you may redeem rifa de un viaje.',
      'You rise as soon as you qualify; the purchase that lifts you counts with the tier you had before.',
      'If you no longer qualify, you keep your tier for 30 days from the first day on which you no longer do; then you fall one tier at a time.',
      'Redeeming does not lower your tier.',
      'What a tier opens is for that tier and those above it alone.',
      'Days, weeks and months are counted by the time of Mexico City.',
      'If the promotion changes and the store does not know yet, for 24 hours you get whichever gives you more.',
    ],
  },
  'points by brand, in proportion': {
    es: [
      'Vale desde el 1 de diciembre de 2026, sin fecha de término.',
      'Vale en cualquier tienda que tenga la promoción.',
      'Participan productos de la marca Sol.',
      'No participan alcohol, tabaco, medicinas, recargas ni servicios.',
      'Los premios entregados no suman.',
      'Por cada $10 en productos de la marca Sol ganas 3 puntos. Se gana en proporción a $10 y se redondea a lo más cercano, sobre el total de la compra, después de multiplicar. Lo que sobra no se guarda.',
      'En dinero cuenta el precio pagado por cada producto, con impuestos y después de descuentos, con cualquier forma de pago.',
      'Tus puntos no vencen.',
      'Puedes usar tus puntos en cuanto los ganas.',
      'Días, semanas y meses se cuentan con la hora de la Ciudad de México.',
      'Si la promoción cambia y la tienda aún no lo sabe, durante 24 horas vale lo que te dé más.',
    ],
    en: [
      'Valid from December 1, 2026, with no end.',
      'Valid in any store that has the promotion.',
      'What takes part: products by Sol.',
      'No part for alcohol, tobacco, medicine, phone credit or services.',
      'Prizes that are handed over do not count.',
      'For every $10 of products by Sol you earn 3 points. It is given in proportion to $10 and rounded to the nearest, on the total of the purchase, after multiplying. What is left over is not kept.',
      'Of money, the price paid for each product counts, with tax and after discounts, however it is paid.',
      'Your points do not expire.',
      'You can use your points as soon as you earn them.',
      'Days, weeks and months are counted by the time of Mexico City.',
      'If the promotion changes and the store does not know yet, for 24 hours you get whichever gives you more.',
    ],
  },
  'fivefold, multiplied with triple': {
    es: [
      'Vale desde el 1 de diciembre de 2026, sin fecha de término.',
      'Vale en cualquier tienda que tenga la promoción.',
      'Participan refrescos Sol.',
      'No participan alcohol, tabaco, medicinas, recargas ni servicios.',
      'Los premios entregados no suman.',
      'Por cada refresco Sol ganas 1 sello.',
      'Cuentan piezas completas.',
      'Ganas tus sellos multiplicados por 5, si tu tarjeta es del grupo “Clientes frecuentes”.',
      'Ganas el triple de sellos de 3 a 6 de la tarde.',
      'Si coinciden varios aumentos, se multiplican entre sí, hasta 10 veces.',
      'Lo que no cabe se quita primero de los aumentos, empezando por el último.',
      'Tus sellos no vencen.',
      'Puedes usar tus sellos en cuanto los ganas.',
      'Días, semanas y meses se cuentan con la hora de la Ciudad de México.',
      'Si la promoción cambia y la tienda aún no lo sabe, durante 24 horas vale lo que te dé más.',
    ],
    en: [
      'Valid from December 1, 2026, with no end.',
      'Valid in any store that has the promotion.',
      'What takes part: Sol sodas.',
      'No part for alcohol, tobacco, medicine, phone credit or services.',
      'Prizes that are handed over do not count.',
      'For each Sol soda you earn 1 stamp.',
      'Whole pieces count.',
      'You earn 5 times the stamps, if your card is of the group “Frequent customers”.',
      'You earn three times the stamps from 3 to 6 pm.',
      'If several boosts coincide, they multiply one another, up to 10 times.',
      'What does not fit is taken from boosts first, from the last on.',
      'Your stamps do not expire.',
      'You can use your stamps as soon as you earn them.',
      'Days, weeks and months are counted by the time of Mexico City.',
      'If the promotion changes and the store does not know yet, for 24 hours you get whichever gives you more.',
    ],
  },
  'beer, where its owner may': {
    es: [
      'Vale desde el 1 de diciembre de 2026, sin fecha de término.',
      'Vale en cualquier tienda que tenga la promoción.',
      'Participan productos de cervezas.',
      'Participan también alcohol; no participan tabaco, medicinas, recargas ni servicios.',
      'Los premios entregados no suman.',
      'Por cada producto de cervezas ganas 1 sello.',
      'Cuentan piezas completas.',
      'Tus sellos no vencen.',
      'Puedes usar tus sellos en cuanto los ganas.',
      'Días, semanas y meses se cuentan con la hora de la Ciudad de México.',
      'Si una compra cuenta también en otra promoción del grupo “cervezas”, vale solo la que te da más.',
      'Para medir la promoción, 10% de las tarjetas, elegidas al azar, no participa.',
    ],
    en: [
      'Valid from December 1, 2026, with no end.',
      'Valid in any store that has the promotion.',
      'What takes part: products of cervezas.',
      'Alcohol take part, too; no part for tobacco, medicine, phone credit or services.',
      'Prizes that are handed over do not count.',
      'For each product of cervezas you earn 1 stamp.',
      'Whole pieces count.',
      'Your stamps do not expire.',
      'You can use your stamps as soon as you earn them.',
      'Days, weeks and months are counted by the time of Mexico City.',
      'If a purchase also counts in another promotion of the group “cervezas”, only the one that gives you more does.',
      'To measure the promotion, 10% of the cards, chosen by chance, take no part.',
    ],
  },
};

describe('the terms page', () => {
  it.each(Object.keys(terms))('of %s', (name) => {
    const revision = aRevision(campaigns[name]);
    expect({ es: describeRevision(revision, names.es, 'es').terms, en: describeRevision(revision, names.en, 'en').terms }).toEqual(terms[name]);
  });

  it('says of one product, called as its catalogue does, that it takes part, and of two that they do', () => {
    const catalogued = { ...names.es, products: productNames([{ gtin: sol, name: 'Refresco Sol 600 ml' }, { gtin: luna, name: 'Galletas Luna 90 g' }]) };
    const told = (products: readonly Gtin[]): readonly string[] => describeRevision(aRevision({ products: productScope({ products }) }), catalogued, 'es').terms;
    expect(told([sol])).toContain('Participa Refresco Sol 600 ml.');
    expect(told([sol, luna])).toContain('Participan Refresco Sol 600 ml y Galletas Luna 90 g.');
  });

  it('says what the whole purchase holds, where something is measured on it', () => {
    const { owner, products, earn } = aRevision(campaigns['points on the whole ticket']);
    const told = (locale: 'es' | 'en', parts: Partial<Revision>): readonly string[] => describeRevision(aRevision(parts), names[locale], locale).terms;
    expect(told('es', campaigns['points on the whole ticket'] ?? {})).toContain('El total de la compra es de todo lo que compras, también lo que por sí solo no participa; en él no entran premios, alcohol, tabaco, medicinas, recargas ni servicios.');
    expect(told('es', { owner, products, earn, allows: ['alcohol', 'tobacco', 'medicine', 'phone-credit', 'service'], limits: [], rewards: [] })).toContain('El total de la compra es de todo lo que compras, también lo que por sí solo no participa; en él no entran premios.');
    expect(told('en', campaigns['a smallest ticket'] ?? {})).toContain('The whole purchase is all that you buy, also what takes no part by itself; it holds no prizes, alcohol, tobacco, medicine, phone credit or services.');
  });

  it('says what becomes of free rewards when the budget is spent', () => {
    const revision = aRevision(campaigns['a coffee for the birthday and a gift for a group']);
    expect(describeRevision(revision, names.es, 'es').terms).toContain('Lo que no cuesta nada es para quien participa, mientras dure la promoción y quede presupuesto.');
    expect(describeRevision({ ...revision, budget: null }, names.es, 'es').terms.join()).not.toContain('presupuesto');
  });

  it('says in which order the more specific of two ways to earn is found', () => {
    const told = (locale: 'es' | 'en'): readonly string[] => describeRevision(aRevision(campaigns['a list of stores, in one rule']), names[locale], locale).terms;
    expect(told('es').filter((text) => text.includes('más específica'))).toEqual([
      'Si un producto o una compra cabe en varias formas de ganar iguales, vale la más específica: primero por producto (producto, etiqueta, marca, categoría), luego por tienda (tienda, lista, tipo o ciudad, estado, país), luego si elige tarjetas y al final días u horas; si empatan, la primera.',
    ]);
    expect(told('en').filter((text) => text.includes('most specific'))).toEqual([
      'If a product or a purchase fits several ways to earn of one sort, the most specific counts: first by product (product, tag, brand, category), then by store (store, list, type or city, state, country), then whether it chooses cards, and last days or hours; of equals the first.',
    ]);
  });
});
