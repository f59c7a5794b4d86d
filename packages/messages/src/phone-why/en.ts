import type { es } from './es.ts';

export const en: typeof es = {
  loading: 'One moment…',
  away: 'The details need signal.',
  ahead: 'From what this phone knows. It is confirmed once sent.',
  noCampaign: 'No promotion looks at these products.',
};
