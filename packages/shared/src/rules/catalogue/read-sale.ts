import type { LineFacts, SaleFacts } from '../sale-facts.ts';
import type { Complain, World } from './entry.ts';
import { readMoney } from './read-quantities.ts';

/** What was sold: `3 Sol 600 a $18 + 350 g Jamón Nube por $70 + 1 Sol 600 de premio; ticket $250`. "a" is the price of one, "por" of the line. */
export const readLines = (text: string, world: World, complain: Complain): Pick<SaleFacts, 'lines' | 'ticketCents'> => {
  const [sold = '', ticket, ...more] = text.split('; ');
  const money = /^ticket (\S+)$/.exec(ticket ?? '')?.[1];
  if (more.length > 0 || (ticket !== undefined && money === undefined)) complain(`after the products expected "ticket $250", got "${[ticket, ...more].join('; ')}"`);
  return { lines: sold === 'nada' ? [] : sold.split(' + ').map((line) => readLine(line, world, complain)), ticketCents: money === undefined ? null : readMoney(money, complain) };
};

const readLine = (text: string, world: World, complain: Complain): LineFacts => {
  const [, count = '0', weight, rest = ''] = /^(-?[\d.]+)( g| kg)? (.+)$/.exec(text) ?? [];
  const [, name = '', how, price] = /^(.+?)(?: (a|por) (-?\$\S+))?(?: de premio)?$/.exec(rest) ?? [];
  const product = world.products.get(name);
  if (product === undefined) complain(`expected "3 PRODUCTO a $18" with a product of world.md, got "${text}"`);
  const quantity = Math.round(Number(count) * (weight === ' g' ? 1 : 1000));
  const cents = price === undefined ? null : readMoney(price, complain);
  return {
    ...(product ?? { gtin: null, cpg: null, brand: null, categories: [], tags: [], restricted: null }),
    quantity,
    amountCents: cents !== null && how === 'a' ? Math.round((cents * quantity) / 1000) : cents,
    isPrize: rest.endsWith(' de premio'),
  };
};
