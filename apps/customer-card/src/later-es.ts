export { cardAheadEs as ahead, cardErasureEs as erasure, outlookToHolderEs as outlook, reasonsEs as reasons } from '@qoa/messages';
