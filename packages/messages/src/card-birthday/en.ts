import type { Words } from '../words.ts';
import type { es } from './es.ts';

export const en: Words<typeof es> = {
  title: 'Your birthday',
  offer: 'Some promotions give something for your birthday. If you like, tell us the day and the month; not the year.',
  notice: 'We use it for that alone. It is kept encrypted, and no store or brand sees the date; the store does see that you are given something around it. To correct or delete it, ask Qoa.',
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
  toldBefore: 'You told us your birthday before. If it is wrong, ask Qoa to correct it.',
  failed: 'It could not be kept. Look at your signal and try again.',
};
