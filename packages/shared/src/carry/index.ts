export { receiptEnvelopes, receiptLink } from './receipt-link.ts';
export { isCertificateRefused, readRescueText, rescueText, type Rescued, type RescueHeading, type RescueText } from './rescue-text.ts';
