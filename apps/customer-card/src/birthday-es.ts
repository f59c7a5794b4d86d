export { cardBirthdayEs as birthday } from '@qoa/messages';
