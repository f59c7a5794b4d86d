import { card as cardWords } from '@qoa/messages';
import type { Locator } from 'playwright-core';
import type { Customer, Tendero } from './people.ts';

/** Sells one piece to a card, once the phone says beforehand what it would give; without words, whatever it says. */
export const sell = async (tendero: Tendero, card: string, ean: string, preview?: string): Promise<void> => {
  await tendero.type('card', card);
  await tendero.type('product', ean);
  if (preview !== undefined) await tendero.page.locator('.card-row').getByText(preview, { exact: true }).waitFor();
  await tendero.save();
};

/** Waits until the sale just saved is judged, and its verdict says this. */
export const answered = ({ page }: Tendero, state: 'accepted' | 'refused', says: string): Promise<void> => page.locator(`.saved[data-state=${state}]`).getByText(says, { exact: true }).waitFor();

/** A campaign on the customer's page. */
export const membership = ({ page }: Customer, name: string): Locator => page.locator('.programme').filter({ has: page.getByRole('heading', { name, exact: true }) });

export const seesStamps = (customer: Customer, name: string, stamps: number, goal: number): Promise<void> => membership(customer, name).getByRole('img', { name: cardWords.es.stampsOf(stamps, goal) }).waitFor();
