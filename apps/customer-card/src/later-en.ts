export { cardAheadEn as ahead, outlookToHolderEn as outlook, reasonsEn as reasons } from '@qoa/messages';
