export { cardAheadEn as ahead, cardErasureEn as erasure, outlookToHolderEn as outlook, reasonsEn as reasons } from '@qoa/messages';
