export { cardBirthdayEn as birthday } from '@qoa/messages';
