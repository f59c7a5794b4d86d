export { receiptEnvelopes, receiptLink } from './receipt-link.ts';
export { readRescueText, rescueText, type Rescued, type RescueHeading, type RescueText } from './rescue-text.ts';
