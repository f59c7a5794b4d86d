export { cardAheadEn as ahead, reasonsEn as reasons } from '@qoa/messages';
