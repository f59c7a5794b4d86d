export { receiptEnvelopes, receiptLink } from './receipt-link.ts';
export { readRescueText, rescueText, type RescueHeading, type RescueText } from './rescue-text.ts';
