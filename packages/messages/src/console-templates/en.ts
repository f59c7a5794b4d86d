import type { Words } from '../words.ts';
import type { es } from './es.ts';

export const en: Words<typeof es> = {
  purchase: 'Stamp per purchase',
  purchaseDoes: 'One stamp each time they buy. Collect them for a prize.',
  amount: 'Points by amount',
  amountDoes: 'The more they spend, the more points they earn.',
  challenge: 'Limited challenge',
  challengeDoes: 'One month to collect. Whoever reaches the goal wins.',
  gold: 'Gold tier',
  goldDoes: 'Your best customers rise in tier and earn more.',
  twoForOne: '2 for 1',
  twoForOneDoes: 'For each product they buy, another one free.',
  combo: 'Combo',
  comboDoes: 'Rewards taking two products together.',
  happyHour: 'Happy hour',
  happyHourDoes: 'At certain hours everything counts double.',
  first: 'First purchase',
  firstDoes: 'A welcome gift with the first purchase.',
  birthday: 'Birthday',
  birthdayDoes: 'Extra stamps around their birthday.',
  prize: 'product of your choice',
  discount: '$20 off',
  silver: 'Silver',
  golden: 'Gold',
};
