import type { Words } from '../words.ts';
import type { es } from './es.ts';

export const en: Words<typeof es> = {
  title: 'Your birthday',
  offer: 'Some promotions give something for your birthday. If you like, tell us the day and the month; not the year.',
  notice: 'We use it for that alone. It is kept encrypted; no store or brand sees it. To correct or delete it, write to us on WhatsApp.',
  day: 'Day',
  month: 'Month',
  choose: 'Choose',
  next: 'Continue',
  incomplete: 'Choose the day and the month.',
  sure: (day) => `Is it ${day}?`,
  once: 'It is kept once.',
  save: 'Yes, keep it',
  back: 'Change',
  saving: 'Keeping…',
  toldToday: 'Thank you, and happy birthday!',
  told: (day) => `Thank you! See you on ${day}.`,
  toldBefore: 'You told us your birthday before. If it is wrong, write to us on WhatsApp.',
  failed: 'It could not be kept. Look at your signal and try again.',
};
