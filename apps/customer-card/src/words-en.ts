export { cardEn as words } from '@qoa/messages';
