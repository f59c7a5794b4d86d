export { cardAheadEs as ahead, reasonsEs as reasons } from '@qoa/messages';
