export { cardAheadEs as ahead, outlookToHolderEs as outlook, reasonsEs as reasons } from '@qoa/messages';
