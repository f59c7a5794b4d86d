import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainRevision } from '@qoa/shared/rules';
import { describe, expect, it } from 'vitest';
import { downRounding, earnRule, limit, multiplier, reward, unit } from '../../../shared/src/rules/test/test-revisions.ts';
import { describeRevision } from './describe-revision.ts';
import { names } from './test-cases.ts';

/** The table of section 13: what a campaign that says nothing else means. */
const rows = (readFileSync(join(import.meta.dirname, '../../../../docs/rules/language.md'), 'utf8').split('## 13. Defaults')[1]?.split('\n## ')[0] ?? '').split('\n').filter((text) => text.startsWith('| ')).slice(2);

/** Each row as it stands there, and the sentences that tell people of it. Whoever adds or changes a default reads here that it has no words yet. */
const told: Readonly<Record<string, { readonly es: readonly string[]; readonly en: readonly string[] }>> = {
  '| amounts | shelf price paid, with tax, after line discounts, whatever the tender |': {
    es: ['En dinero cuenta el precio pagado por cada producto, con impuestos y después de descuentos, con cualquier forma de pago.'],
    en: ['Of money, the price paid for each product counts, with tax and after discounts, however it is paid.'],
  },
  '| base of money | that one alone: no member states another (decision 110) |': {
    es: ['En dinero cuenta el precio pagado por cada producto, con impuestos y después de descuentos, con cualquier forma de pago.'],
    en: ['Of money, the price paid for each product counts, with tax and after discounts, however it is paid.'],
  },
  '| the ticket | holds all goods, of other makers too, but prizes and restricted goods that the campaign does not name |': {
    es: ['El total de la compra es de todo lo que compras, también lo que por sí solo no participa; en él no entran premios, alcohol, tabaco, medicinas, recargas ni servicios.'],
    en: ['The whole purchase is all that you buy, also what takes no part by itself; it holds no prizes, alcohol, tobacco, medicine, phone credit or services.'],
  },
  '| prizes | earn nothing |': { es: ['Los premios entregados no suman.'], en: ['Prizes that are handed over do not count.'] },
  '| excess over the goal | carried over |': { es: ['La meta es de 8 sellos: lo que pase de ahí se guarda para el siguiente premio.'], en: ['The goal is 8 stamps: what goes beyond it is kept for the next reward.'] },
  '| several multipliers | the best alone |': { es: ['Si coinciden varios aumentos, vale solo el mayor.'], en: ['If several boosts coincide, only the highest counts.'] },
  '| rounding | down, on the sale, after the multiplier, whole steps, remainder dropped |': {
    es: ['Por cada $20 en productos participantes ganas 1 sello. Solo cuentan $20 completos, sobre el total de la compra, después de multiplicar. Lo que sobra no se guarda.'],
    en: ['For every $20 of products that take part you earn 1 stamp. Only full $20 count, on the total of the purchase, after multiplying. What is left over is not kept.'],
  },
  '| week | begins on Monday |': { es: ['La semana empieza el lunes.'], en: ['The week begins on Monday.'] },
  '| periods | cut in the campaign\'s zone |': { es: ['Días, semanas y meses se cuentan con la hora de la Ciudad de México.'], en: ['Days, weeks and months are counted by the time of Mexico City.'] },
  '| courtesy | 24 h |': {
    es: ['Si la promoción cambia y la tienda aún no lo sabe, durante 24 horas vale lo que te dé más.'],
    en: ['If the promotion changes and the store does not know yet, for 24 hours you get whichever gives you more.'],
  },
  '| a sale\'s own tier | the tier before the sale |': {
    es: ['Subes de nivel en cuanto cumples; la compra con la que subes suma con el nivel que tenías antes.'],
    en: ['You rise as soon as you qualify; the purchase that lifts you counts with the tier you had before.'],
  },
  '| grace | counted from the first day too low |': {
    es: ['Si dejas de cumplir, conservas tu nivel 5 días desde el primer día en que ya no cumples; después bajas un nivel a la vez.'],
    en: ['If you no longer qualify, you keep your tier for 5 days from the first day on which you no longer do; then you fall one tier at a time.'],
  },
  '| fall | one step |': {
    es: ['Si dejas de cumplir, conservas tu nivel 5 días desde el primer día en que ya no cumples; después bajas un nivel a la vez.'],
    en: ['If you no longer qualify, you keep your tier for 5 days from the first day on which you no longer do; then you fall one tier at a time.'],
  },
  '| lots | never expire, usable at once |': { es: ['Tus sellos no vencen.', 'Puedes usar tus sellos en cuanto los ganas.'], en: ['Your stamps do not expire.', 'You can use your stamps as soon as you earn them.'] },
  '| restricted products | take no part |': { es: ['No participan alcohol, tabaco, medicinas, recargas ni servicios.'], en: ['No part for alcohol, tobacco, medicine, phone credit or services.'] },
  '| a reward | for every card, as often as it is paid for |': {
    es: ['Si no dice otra cosa, un premio es para cualquier tarjeta, tantas veces como alcance lo juntado.'],
    en: ['Unless it says otherwise, a prize is for every card, as often as what was gathered pays for it.'],
  },
  '| a reward that costs nothing | for cards that take part, as long as the campaign lasts |': {
    es: ['Lo que no cuesta nada es para quien participa, mientras dure la promoción.'],
    en: ['What costs nothing is for who takes part, while the promotion lasts.'],
  },
  '| a reward and a sale at once | the reward first, with what was there before |': {
    es: ['En una misma compra primero se entrega el premio; lo que esa compra da sirve para la siguiente.'],
    en: ['In one purchase the prize is handed over first; what that purchase gives serves the next one.'],
  },
  '| what a cut takes of a part | first what multipliers added to it, the last one\'s first |': {
    es: ['Lo que no cabe se quita primero de los aumentos, empezando por el último.'],
    en: ['What does not fit is taken from boosts first, from the last on.'],
  },
};

/** A campaign in which each of the defaults matters, and that says nothing against any. */
const { campaign, owner, name, startsAtMs, timeZone } = { campaign: 11 as never, owner: { kind: 'cpg' as const, cpg: 3 as never }, name: 'Sellos', startsAtMs: Date.UTC(2026, 11, 1, 6), timeZone: 'America/Mexico_City' };
const everyDefault = plainRevision({
  campaign, owner, name, startsAtMs, timeZone,
  units: [unit('stamp', { goal: { units: 8, overflow: 'carry' } })],
  earn: [earnRule({ kind: 'amount', everyCents: 2000, rounding: downRounding }), earnRule({ kind: 'ticket', everyCents: 5000, rounding: downRounding })],
  multipliers: { how: 'best', list: [multiplier(200)] },
  limits: [limit(20, 'week')],
  rewards: [reward(8), reward(0, { times: { max: 1, per: 'year' } })],
  tiers: { levels: [{ name: 'Oro', need: 'all', conditions: [{ metric: 'sales', atLeast: 5 }], percent: 150, access: [] }], over: { kind: 'lifetime' }, countsOwnSale: false, graceDays: 5, onFall: 'step', resetOnRedeem: false },
});

describe('the table of defaults in docs/rules/language.md', () => {
  it('is what these words are for, row by row', () => {
    expect(rows).toEqual(Object.keys(told));
  });

  it.each(rows)('%s is part of what people read, in both languages', (row) => {
    for (const locale of ['es', 'en'] as const) expect(describeRevision(everyDefault, names[locale], locale).terms).toEqual(expect.arrayContaining([...(told[row]?.[locale] ?? ['no words'])]));
  });
});
